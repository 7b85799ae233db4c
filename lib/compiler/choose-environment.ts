import type { Reporter } from '../diagnostics/index.js';
import { TARGETS, type Target } from './provider.js';

const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The names of the environments that a spec declares. */
export function environmentNames(spec: unknown): readonly string[] {
  return isMap(spec) && isMap(spec['environments']) ? Object.keys(spec['environments']) : [];
}

/** The environment that is compiled when none is named: the only one, else `dev`. */
export function defaultEnvironment(spec: unknown): string | undefined {
  const known = environmentNames(spec);
  return known.length === 1 ? known[0] : known.find((name) => name === 'dev');
}

/** The environment that is compiled; one that is not there is reported. */
export function chooseEnvironment(spec: unknown, asked: string | undefined, reporter: Reporter): string | undefined {
  const known = environmentNames(spec);
  const chosen = asked ?? defaultEnvironment(spec);
  if (chosen !== undefined && known.includes(chosen)) return chosen;
  if (known.length === 0) {
    reporter.report('TRV1003', [], {
      field: 'environments',
      hint: 'add `environments: { dev: { aws: …, azure: …, gcp: … } }`: where the system lives',
    });
  } else {
    reporter.report('TRV1019', ['environments'], { environment: chosen, known });
  }
  return undefined;
}

/** The targets that are compiled: those asked for, else all that the environment declares. */
export function chooseTargets(
  environment: Readonly<Record<string, unknown>> | undefined,
  name: string,
  asked: readonly Target[] | undefined,
  reporter: Reporter,
): readonly Target[] {
  const declared = TARGETS.filter((target) => environment?.[target] !== undefined);
  if (asked === undefined) return declared;
  for (const target of asked) {
    if (!declared.includes(target)) reporter.report('TRV1020', ['environments', name], { environment: name, target });
  }
  return asked.filter((target) => declared.includes(target));
}
