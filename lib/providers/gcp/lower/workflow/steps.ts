import type { Json } from '../../../../lowered/ref.js';
import type { WorkflowBody, WorkflowStep } from '../../document/workflow.js';

/** Every call is made as the service account of the workflow. */
export const AUTH = { type: 'OAuth2' } as const;

/** An expression of Cloud Workflows. */
export const expression = (text: string): string => `\${${text}}`;

/** A step under its name. */
export const step = (name: string, body: WorkflowBody): WorkflowStep => ({ [name]: body });

/** Gives variables values, in order. */
export const assign = (values: Readonly<Record<string, Json>>, next?: string): WorkflowBody => ({
  assign: Object.entries(values).map(([variable, value]) => ({ [variable]: value })),
  ...(next === undefined ? {} : { next }),
});

/** Calls a subworkflow or a function. */
export const call = (
  name: string,
  args: Readonly<Record<string, Json>>,
  result?: string,
  next?: string,
): WorkflowBody => ({
  call: name,
  ...(Object.keys(args).length === 0 ? {} : { args }),
  ...(result === undefined ? {} : { result }),
  ...(next === undefined ? {} : { next }),
});

/** Goes on at the first condition that holds, else at `otherwise`. Every branch jumps: implementations disagree about one that does not. */
export const choose = (branches: Readonly<Record<string, string>>, otherwise: string): WorkflowBody => ({
  switch: Object.entries(branches).map(([next, condition]) => ({ condition: expression(condition), next })),
  next: otherwise,
});

/** A member of a map, or something else where it is not there. */
export const member = (map: string, key: string, otherwise: string): string =>
  `default(map.get(${map}, ${key}), ${otherwise})`;

/** A text in an expression. */
export const text = (value: string): string => JSON.stringify(value);
