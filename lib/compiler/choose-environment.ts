import type { Reporter } from '../diagnostics/index.js';
import { mergeOverride, refuseEnvironmentVariables, substituteEnvironmentVariables, uselessRemovals } from '../source/merge-environment.js';
import { TARGETS, type Target } from './provider.js';

type Json = Readonly<Record<string, unknown>>;
const isMap = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The environment that is compiled when none is named: the only one, else `dev`. */
export function chooseEnvironment(spec: unknown, asked: string | undefined, reporter: Reporter): string | undefined {
  const known = isMap(spec) && isMap(spec['environments']) ? Object.keys(spec['environments']) : [];
  const chosen = asked ?? (known.length === 1 ? known[0] : known.includes('dev') ? 'dev' : undefined);
  if (chosen !== undefined && known.includes(chosen)) return chosen;
  if (known.length === 0) reporter.report('TRV1003', [], { field: 'environments', hint: 'add `environments: { dev: { aws: …, azure: …, gcp: … } }`: where the system lives' });
  else reporter.report('TRV1019', ['environments'], { environment: chosen ?? '(none named)', known });
  return undefined;
}

/** What is compiled: an environment, and the targets that were asked for. */
export interface Chosen {
  readonly environment: string | undefined;
  readonly targets: readonly Target[] | undefined;
}

/** An environment without the blocks of targets that were not asked for: their variables may be unset. */
function withoutOthers(environment: unknown, targets: readonly Target[] | undefined): unknown {
  if (!isMap(environment) || targets === undefined) return environment;
  return Object.fromEntries(Object.entries(environment).filter(([key]) => !(TARGETS as readonly string[]).includes(key) || (targets as readonly string[]).includes(key)));
}

/** Lays the override of the environment over the spec, after replacing `${{env.NAME}}` under `environments`. Of other environments only the names are kept. */
export function applyEnvironment(spec: unknown, { environment, targets }: Chosen, variables: Readonly<Record<string, string | undefined>>, reporter: Reporter): unknown {
  if (!isMap(spec)) return spec;
  const { environments, ...rest } = spec;
  refuseEnvironmentVariables(rest, reporter, []);
  if (!isMap(environments)) return spec;
  // Variables of environments that are not compiled may be unset.
  const kept: Json = Object.fromEntries(Object.entries(environments).map(([name, value]) =>
    [name, name === environment ? substituteEnvironmentVariables(withoutOthers(value, targets), variables, reporter, ['environments', name]) : {}]));
  const chosen = environment === undefined ? undefined : kept[environment];
  const others = isMap(chosen) ? chosen['override'] : undefined;
  const merged = others === undefined ? rest : mergeOverride(rest, others);
  for (const path of uselessRemovals(rest, others)) {
    const parent = path.slice(0, -1).reduce<unknown>((value, key) => (isMap(value) ? value[String(key)] : undefined), rest);
    reporter.report('TRV1021', ['environments', environment ?? '', 'override', ...path], { path: path.join('.'), known: isMap(parent) ? Object.keys(parent).map((name) => [...path.slice(0, -1), name].join('.')) : [] });
  }
  return { ...(merged as Json), environments: kept };
}

/** The targets that are compiled: those asked for, else all that the environment declares. */
export function chooseTargets(environment: Readonly<Record<string, unknown>> | undefined, name: string, asked: readonly Target[] | undefined, reporter: Reporter): readonly Target[] {
  const declared = TARGETS.filter((target) => environment?.[target] !== undefined);
  if (asked === undefined) return declared;
  for (const target of asked) if (!declared.includes(target)) reporter.report('TRV1020', ['environments', name], { environment: name, target });
  return asked.filter((target) => declared.includes(target));
}
