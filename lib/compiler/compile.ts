import { collectAssets } from '../asset/collect.js';
import type { AssetCatalog } from '../asset/catalog.js';
import { LocalFiles } from '../asset/local-files.js';
import { DiagnosticCollector, type Diagnostic } from '../diagnostics/index.js';
import type { AnyLowered } from '../lowered/resource.js';
import { buildPlan } from '../plan/build-plan.js';
import type { Plan } from '../plan/plan.js';
import { parseSpec } from '../spec/parse.js';
import type { System } from '../spec/types.js';
import { applyOverrides } from './apply-overrides.js';
import { checkIds } from './check-ids.js';
import { checkSupport } from './check-support.js';
import { applyEnvironment, type Chosen } from './apply-environment.js';
import { chooseEnvironment, chooseTargets, defaultEnvironment, environmentNames } from './choose-environment.js';
import { orderResources } from './order-resources.js';
import type { EnvironmentByTarget, ResourceOverrides, Target } from './provider.js';
import { providerOf } from './registry.js';
import { concerns, writtenLeaves, type WrittenLeaf } from './written-leaves.js';

/** How to compile. */
export interface CompileOptions {
  /** Name of the environment; the only one, else `dev`, unless said. */
  readonly environment?: string | undefined;
  /** Targets; all that the environment declares unless said. */
  readonly targets?: readonly Target[] | undefined;
  /** Folder that paths in the spec are relative to. */
  readonly base: string;
  /** Environment variables for `${{env.NAME}}`; none unless said. */
  readonly variables?: Readonly<Record<string, string | undefined>>;
}

/** What compiling gives: everything that could be made, and everything that was found. */
export interface Compilation {
  readonly diagnostics: readonly Diagnostic[];
  readonly environment: string | undefined;
  /** The checked spec of the environment; absent when the schema refused it. */
  readonly spec: System | undefined;
  /** Absent when there were errors before any target was looked at. */
  readonly plan: Plan | undefined;
  readonly assets: AssetCatalog | undefined;
  /** By target; a target with errors has none. */
  readonly lowered: { readonly [T in Target]?: AnyLowered };
}

/** What is looked up by the region, and is found nowhere when there is no such region. */
const BY_REGION: ReadonlySet<string> = new Set(['TRV3002', 'TRV5003', 'TRV6009', 'TRV6010', 'TRV6011']);

/** One cause, one diagnostic: of a region that does not exist nothing follows. */
function withoutFollowing(found: readonly Diagnostic[]): readonly Diagnostic[] {
  return found.some(({ code }) => code === 'TRV6008') ? found.filter(({ code }) => !BY_REGION.has(code)) : found;
}

/**
 * The same, with the resources sorted when somebody first asks for them: who only checks a spec does not. A circle between resources, which would be
 * a bug of a provider, is thus found by whoever makes them.
 */
function sortedLater(lowered: AnyLowered): AnyLowered {
  let sorted: AnyLowered['resources'] | undefined;
  return {
    ...lowered,
    get resources() {
      sorted ??= orderResources(lowered.resources, lowered.documents);
      return sorted;
    },
  };
}

/** What every target is given. */
interface Checked {
  readonly spec: System;
  readonly plan: Plan;
  readonly assets: AssetCatalog;
  /** Every leaf that was written. */
  readonly leaves: readonly WrittenLeaf[];
}

function lowerFor<T extends Target>(
  target: T,
  { spec, plan, assets, leaves }: Checked,
  collector: DiagnosticCollector,
): AnyLowered | undefined {
  const own = new DiagnosticCollector(target);
  const provider = providerOf(target);
  const written = leaves.filter((leaf) => concerns(leaf, target, plan.environment));
  checkSupport(written, target, provider.support, own);
  const environment = spec.environments[plan.environment]?.[target] as EnvironmentByTarget[T];
  written.forEach((leaf) => provider.checkWritten?.(leaf, { environment, reporter: own }));
  // A refused field leaves the lowering without meaning; every refusal is reported first.
  const lowered = provider.lower(plan, { environment, assets, reporter: own });
  const overrides = (spec.overrides?.[target] ?? {}) as ResourceOverrides;
  const overridden = applyOverrides(lowered, overrides, target, provider.resourceShapes, own);
  provider.checkOverrides?.(overridden, overrides, { plan, environment, reporter: own });
  checkIds(overridden, target, own);
  for (const diagnostic of withoutFollowing(own.all())) collector.add(diagnostic);
  return own.hasErrors() ? undefined : sortedLater(overridden);
}

/** A variable that is unset makes the value wrong too: one finding is enough. */
function withoutConsequences(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const unset = new Set(
    diagnostics.filter(({ code }) => code === 'TRV1015' || code === 'TRV1016').map(({ path }) => path.join('\0')),
  );
  return diagnostics.filter(
    ({ code, path }) => code === 'TRV1015' || code === 'TRV1016' || !unset.has(path.join('\0')),
  );
}

function compileChosen(
  value: unknown,
  chosen: Chosen,
  base: string,
  files: LocalFiles,
  collector: DiagnosticCollector,
): Compilation {
  const { environment } = chosen;
  const written = applyEnvironment(value, chosen, collector);
  const spec = written === undefined ? undefined : parseSpec(written, collector);
  const done = (rest: Partial<Compilation> = {}): Compilation => ({
    diagnostics: withoutConsequences(collector.all()),
    environment,
    spec,
    plan: undefined,
    assets: undefined,
    lowered: {},
    ...rest,
  });
  if (spec === undefined || environment === undefined) return done();
  const targets = chooseTargets(spec.environments[environment], environment, chosen.targets, collector);
  const plan = buildPlan(spec, environment, collector);
  const assets = collectAssets(plan, base, collector, files);
  if (collector.hasErrors()) return done({ plan, assets });
  const checked: Checked = { spec, plan, assets, leaves: writtenLeaves(written) };
  const lowered = Object.fromEntries(
    targets.flatMap((target) => {
      const made = lowerFor(target, checked, collector);
      return made === undefined ? [] : [[target, made]];
    }),
  );
  return done({ plan, assets, lowered });
}

/**
 * Compiles a spec: from plain JSON to what each target gets, as data. It loads no cloud SDK.
 *
 * @param value - the spec, as plain JSON
 * @returns everything that was made and every diagnostic; a user's mistake never throws
 */
export function compile(
  value: unknown,
  { base, environment: asked, targets, variables = {} }: CompileOptions,
): Compilation {
  const collector = new DiagnosticCollector();
  const environment = chooseEnvironment(value, asked, collector);
  return compileChosen(
    value,
    { environment, targets, variables, unset: 'error', others: 'checked' },
    base,
    new LocalFiles(),
    collector,
  );
}

/**
 * Compiles a spec for every environment that it declares.
 *
 * Variables must be set for the environment that is compiled when none is named; for the others, one that is unset is a note.
 */
export function compileEvery(value: unknown, options: Omit<CompileOptions, 'environment'>): readonly Compilation[] {
  const names = environmentNames(value);
  if (names.length === 0) return [compile(value, options)];
  const { base, targets, variables = {} } = options;
  const first = defaultEnvironment(value);
  const files = new LocalFiles();
  return names.map((environment) =>
    compileChosen(
      value,
      { environment, targets, variables, unset: environment === first ? 'error' : 'note', others: 'ignored' },
      base,
      files,
      new DiagnosticCollector(),
    ),
  );
}
