import type { SystemSpec } from '../spec/generated/face.js';
import type { SpecSource } from './compile-source.js';

/** An environment without a system: all that a foundation depends on. */
export interface EnvironmentAlone {
  /** The environments as the spec writes them: name → account, region, and what exists already. */
  readonly environments: NonNullable<SystemSpec['environments']>;
  /**
   * Name of the environment.
   *
   * @default - the only one, else `dev`
   */
  readonly environment?: string;
}

/** A foundation has nothing of the system in it: any name does. */
const ANY_SYSTEM = 'foundation';

/** The source of a foundation: a spec as it is, or one around environments. */
export function environmentAlone(props: SpecSource | EnvironmentAlone): SpecSource {
  if ('spec' in props) return props;
  const { environments, environment } = props;
  return {
    spec: { trivium: 1, system: ANY_SYSTEM, environments },
    ...(environment === undefined ? {} : { environment }),
  };
}
