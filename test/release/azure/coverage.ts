import type { Action, Actions, WorkflowDefinition } from '../../../lib/providers/azure/document/logic-app.js';

/** What was taken in runs of one definition. */
export class Coverage {
  readonly #taken = new Set<string>();

  take(...what: readonly string[]): void {
    this.#taken.add(what.join(' '));
  }

  /** Everything that the definition has and no run took. */
  missing(definition: WorkflowDefinition): readonly string[] {
    return branchesOf(definition.actions).filter((branch) => !this.#taken.has(branch));
  }
}

/** What of an action can be taken, beside the action itself. */
function waysOf(name: string, action: Action): readonly string[] {
  if (action.type === 'If') return [`${name} yes`, `${name} no`];
  if (action.type === 'Until') return [`${name} ended`, `${name} limit`];
  if (action.type === 'Foreach') return [`${name} none`, `${name} some`];
  return [];
}

/** Every action, and every way through it. */
export function branchesOf(actions: Actions): readonly string[] {
  return Object.entries(actions).flatMap(([name, action]) => [
    name,
    ...waysOf(name, action),
    ...('actions' in action ? branchesOf(action.actions) : []),
    ...(action.type === 'If' && action.else !== undefined ? branchesOf(action.else.actions) : []),
  ]);
}
