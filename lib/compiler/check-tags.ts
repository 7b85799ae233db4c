import type { PathSegment, Reporter } from '../diagnostics/index.js';
import { commandSteps } from '../plan/pipeline.js';
import type { Plan } from '../plan/plan.js';
import type { Target } from './provider.js';

/** What a cloud says of tags, beyond what the spec's own pattern holds back. */
export interface TagRule {
  /** Beginnings of names that the vendor keeps for itself, in any case. */
  readonly reserved: readonly string[];
  /** Names under which trivium says itself whose a resource is. */
  readonly taken?: readonly string[];
  /** The name as it is emitted, with what the vendor takes as equal made equal. */
  readonly emitted: (name: string) => string;
  /** Most tags of one resource. */
  readonly most: number;
  /** How many of them trivium adds. */
  readonly added: number;
}

type Tags = Readonly<Record<string, string>>;
interface Place {
  readonly at: readonly PathSegment[];
  readonly above: readonly Tags[];
  readonly own: Tags;
}

/** Where tags stand, each with those that it is laid over. */
function places({ tags, nodes }: Plan): readonly Place[] {
  const below = (at: readonly PathSegment[], own: Tags, ...above: readonly Tags[]): Place => ({
    at: [...at, 'tags'],
    above: [tags, ...above],
    own,
  });
  return [
    { at: ['tags'], above: [], own: tags },
    ...nodes.model.map(({ at, spec }) => below(at, spec.tags)),
    ...nodes.endpoint.map(({ at, spec }) => below(at, spec.tags)),
    ...nodes.pipeline.flatMap((pipeline) => [
      below(pipeline.at, pipeline.tags),
      ...(pipeline.isJob ? [] : commandSteps(pipeline).map((step) => below(step.at, step.spec.tags, pipeline.tags))),
    ]),
  ];
}

function checkPlace({ at, above, own }: Place, rule: TagRule, target: Target, reporter: Reporter): void {
  const all = new Set([...above, own].flatMap((tags) => Object.keys(tags)));
  for (const name of Object.keys(own)) {
    const reserved = rule.reserved.find((begin) => name.toLowerCase().startsWith(begin));
    const other = [...all].find((each) => each !== name && rule.emitted(each) === rule.emitted(name));
    const taken = rule.taken?.find((each) => rule.emitted(each) === rule.emitted(name));
    const why =
      reserved !== undefined
        ? `names that begin with "${reserved}" belong to the vendor`
        : taken !== undefined
          ? `trivium writes "${taken}" itself, which says whose a resource is`
          : other !== undefined
            ? `it is the same as "${other}" there`
            : undefined;
    if (why !== undefined) reporter.report('TRV6019', [...at, name], { tag: name, target, why });
  }
  const found = all.size + rule.added;
  if (found > rule.most && Object.keys(own).length > 0) {
    reporter.report('TRV6007', at, {
      target,
      what: `tags of a resource, ${rule.added} of them trivium's`,
      limit: rule.most,
      found,
    });
  }
}

/** Reports tags that a cloud would refuse, or that would become one. */
export function checkTags(plan: Plan, rule: TagRule, target: Target, reporter: Reporter): void {
  for (const place of places(plan)) checkPlace(place, rule, target, reporter);
}
