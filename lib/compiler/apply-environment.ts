import { DiagnosticCollector, formatPath, nearestName, type Reporter } from '../diagnostics/index.js';
import {
  mergeOverride,
  refuseEnvironmentVariables,
  substituteEnvironmentVariables,
  uselessRemovals,
} from '../source/merge-environment.js';
import { BEYOND_OVERRIDE } from '../spec/environment.js';
import { checkEnvironment } from '../spec/parse.js';
import { defaultRemovals, takesDefaultAway } from './default-removals.js';
import { TARGETS, type Target } from './provider.js';
import { withoutUnset, type Unset } from './unset-variables.js';

type Json = Readonly<Record<string, unknown>>;
const isMap = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

/** What is compiled, and how much is said of the rest. */
export interface Chosen {
  readonly environment: string | undefined;
  /** All that the environment declares unless said. */
  readonly targets: readonly Target[] | undefined;
  /** Environment variables for `${{env.NAME}}`. */
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** Whether a variable that is unset is an error, or a note with which as much as possible is checked. */
  readonly unset: 'error' | 'note';
  /** Whether the content of the environments that are not chosen is checked by the schema. */
  readonly others: 'checked' | 'ignored';
}

/** An environment without the blocks of targets that were not asked for: their variables may be unset. */
function withoutOthers(environment: unknown, targets: readonly Target[] | undefined): unknown {
  if (!isMap(environment) || targets === undefined) return environment;
  return Object.fromEntries(
    Object.entries(environment).filter(
      ([key]) => !(TARGETS as readonly string[]).includes(key) || (targets as readonly string[]).includes(key),
    ),
  );
}

/** Replaces variables and checks by the schema, as far as that is possible with variables that are unset. */
function checkTolerantly(
  name: string,
  value: unknown,
  variables: Chosen['variables'],
  reporter: Reporter,
): { readonly value: unknown; readonly unset: readonly Unset[]; readonly valid: boolean } {
  const unset: Unset[] = [];
  const own = new DiagnosticCollector();
  const substituted = substituteEnvironmentVariables(value, variables, own, ['environments', name], (variable, path) =>
    unset.push({ variable, path }),
  );
  checkEnvironment(substituted, ['environments', name], own);
  const unknown = new Set(unset.map(({ path }) => formatPath(path)));
  // The text that stands for the value has not the form of it; a field that nobody knows is wrong whatever its value.
  const found = own.all().filter(({ code, path }) => code === 'TRV1001' || !unknown.has(formatPath(path)));
  for (const diagnostic of found) reporter.add(diagnostic);
  return { value: substituted, unset, valid: found.length === 0 };
}

function chosenValue(name: string, value: unknown, { targets, variables, unset }: Chosen, reporter: Reporter): unknown {
  const asked = withoutOthers(value, targets);
  if (unset === 'error') return substituteEnvironmentVariables(asked, variables, reporter, ['environments', name]);
  const checked = checkTolerantly(name, asked, variables, reporter);
  return checked.valid ? withoutUnset(name, checked.value, checked.unset, reporter) : undefined;
}

/** An environment that is nowhere; that one is not on a target that is asked for is said of the target. */
function checkPlaces(name: string, value: unknown, targets: Chosen['targets'], reporter: Reporter): void {
  if (targets === undefined && isMap(value) && TARGETS.every((target) => value[target] === undefined)) {
    reporter.report('TRV1026', ['environments', name], { environment: name });
  }
}

/** The environments as the schema reads them: the chosen one whole; of the others only the names are kept. */
function applyVariables(environments: Json, chosen: Chosen, reporter: Reporter): Json {
  return Object.fromEntries(
    Object.entries(environments).map(([name, value]) => {
      const isChosen = name === chosen.environment;
      if (isChosen || chosen.others === 'checked') {
        checkPlaces(name, value, isChosen ? chosen.targets : undefined, reporter);
      }
      if (isChosen) {
        return [name, chosenValue(name, value, chosen, reporter)];
      }
      if (chosen.others === 'checked') {
        checkTolerantly(name, value, chosen.variables, reporter);
      }
      return [name, {}];
    }),
  );
}

function reportUselessRemovals(
  base: Json,
  override: unknown,
  merged: unknown,
  environment: string,
  reporter: Reporter,
): void {
  for (const path of uselessRemovals(base, override)) {
    if (takesDefaultAway(path, merged)) continue;
    const parent = path
      .slice(0, -1)
      .reduce<unknown>((value, key) => (isMap(value) ? value[String(key)] : undefined), base);
    const known = isMap(parent) ? Object.keys(parent).map((name) => [...path.slice(0, -1), name].join('.')) : [];
    reporter.report('TRV1021', ['environments', environment, 'override', ...path], { path: path.join('.'), known });
  }
}

/** Names that an override adds to a map of the spec (`endpoints`, `alarms`) and that are nearly one that is there. */
function reportNearNames(base: Json, override: Json, environment: string, reporter: Reporter): void {
  for (const [field, named] of Object.entries(override)) {
    const under = base[field];
    if (!isMap(named) || !isMap(under)) continue;
    for (const name of Object.keys(named).filter((added) => named[added] !== null && !Object.hasOwn(under, added))) {
      // Who writes both names, or removes the other, has misspelt neither.
      const others = Object.keys(under).filter((known) => !Object.hasOwn(named, known));
      const near = nearestName(name, others);
      if (near === undefined) continue;
      reporter.report('TRV1032', ['environments', environment, 'override', field, name], {
        path: `${field}.${name}`,
        near: `${field}.${near}`,
      });
    }
  }
}

/** The part of an override that is laid over; of the rest, and of what is no map, the schema says that it is wrong. */
function laidOver(override: unknown): Json | undefined {
  return isMap(override)
    ? Object.fromEntries(Object.entries(override).filter(([field]) => !Object.hasOwn(BEYOND_OVERRIDE, field)))
    : undefined;
}

/** Null removes what is written, and the default does not come back: a step that says null has none of it either. */
function layOverride(base: Json, override: Json): Json {
  const merged = mergeOverride(base, override);
  return mergeOverride(merged, defaultRemovals(override, merged), { keepNull: true }) as Json;
}

/**
 * The spec of one environment: `${{env.NAME}}` under `environments` replaced, and the override of the environment laid over the rest.
 *
 * @returns nothing when nothing more can be said of the environment; why is reported
 */
export function applyEnvironment(spec: unknown, chosen: Chosen, reporter: Reporter): unknown {
  if (!isMap(spec)) return spec;
  const { environments, ...rest } = spec;
  refuseEnvironmentVariables(rest, reporter, []);
  if (!isMap(environments)) return spec;
  const kept = applyVariables(environments, chosen, reporter);
  const { environment = '' } = chosen;
  const own = kept[environment];
  if (chosen.environment !== undefined && own === undefined) return undefined;
  const override = isMap(own) ? laidOver(own['override']) : undefined;
  if (override === undefined) return { ...rest, environments: kept };
  const merged = layOverride(rest, override);
  reportUselessRemovals(rest, override, merged, environment, reporter);
  reportNearNames(rest, override, environment, reporter);
  return { ...merged, environments: kept };
}
