import type { Construct } from 'constructs';
import { loadConstructs } from '../../../engine/cdk/sdk.js';

/** Which component a resource belongs to, by the beginning of what it comes from. Alarms and notifications are one component. */
const GROUPS: Readonly<Record<string, { readonly under: string; readonly one?: true }>> = {
  pipelines: { under: 'pipelines' }, jobs: { under: 'jobs' }, endpoints: { under: 'endpoints' }, releases: { under: 'endpoints' },
  alarms: { under: 'alarms', one: true }, notifications: { under: 'alarms', one: true },
};

/** Makes the components below a system when the first resource of each comes: `pipelines.train` and all that comes from it. */
export class ComponentTree {
  readonly #children = new Map<string, Construct>();

  constructor(private readonly root: Construct) {}

  /** The component that a resource belongs to. */
  parentOf(from: string): Construct {
    const [head = '', name = ''] = from.split('.');
    const group = GROUPS[head];
    if (group === undefined) return this.root;
    const key = group.one === true ? group.under : `${group.under}.${name}`;
    const found = this.#children.get(key);
    if (found !== undefined) return found;
    const { Construct: Component } = loadConstructs();
    const made = new Component(this.root, key);
    this.#children.set(key, made);
    return made;
  }
}
