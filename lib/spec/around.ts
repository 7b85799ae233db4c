import type { SystemSpec } from './generated/face.js';

/** What one noun that stands alone needs around it: the parts of a spec that it names. */
export interface SpecAround extends Partial<Pick<SystemSpec, 'owner' | 'tags' | 'defaults' | 'datasets' | 'secrets' | 'models' | 'notifications'>>, Pick<SystemSpec, 'system' | 'environments'> {
  /**
   * Name of the environment.
   *
   * @default - the only one, else `dev`
   */
  readonly environment?: string;
  /**
   * Folder that paths are relative to.
   *
   * @default - the working directory
   */
  readonly base?: string;
}

/** The spec of a system that has one noun, and where it is read: what `compileSpec` of an engine takes. */
export function specAround(around: SpecAround, noun: Partial<SystemSpec>): { readonly spec: SystemSpec; readonly environment?: string; readonly base?: string } {
  const { system, environments, owner, tags, defaults, datasets, secrets, models, notifications, environment, base } = around;
  return {
    spec: { trivium: 1, system, environments, owner, tags, defaults, datasets, secrets, models, notifications, ...noun },
    ...(environment === undefined ? {} : { environment }), ...(base === undefined ? {} : { base }),
  };
}
