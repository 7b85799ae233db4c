import type { SystemSpec } from '../../spec/generated/face.js';

/** What a noun that stands alone needs around it: the parts of a spec that it names. */
export interface AroundArgs extends Partial<Pick<SystemSpec, 'owner' | 'tags' | 'defaults' | 'datasets' | 'secrets' | 'models' | 'notifications'>>, Pick<SystemSpec, 'system' | 'environments'> {
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

/** The spec of a system that has one noun. */
export function specAround<A extends AroundArgs>({ environment: _environment, base: _base, ...around }: A, noun: Partial<SystemSpec>): SystemSpec {
  const { system, environments, owner, tags, defaults, datasets, secrets, models, notifications } = around;
  return { trivium: 1, system, environments, owner, tags, defaults, datasets, secrets, models, notifications, ...noun } as SystemSpec;
}
