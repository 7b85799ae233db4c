import type { Json } from '../../../lowered/ref.js';

/** One step of a workflow under its name. https://cloud.google.com/workflows/docs/reference/syntax */
export type WorkflowStep = { readonly [name: string]: WorkflowBody };

/** What a step does. Every branch of a switch jumps. */
export type WorkflowBody =
  | { readonly assign: readonly { readonly [variable: string]: Json }[]; readonly next?: string }
  | {
      readonly call: string;
      readonly args?: { readonly [name: string]: Json };
      readonly result?: string;
      readonly next?: string;
    }
  | { readonly switch: readonly { readonly condition: string; readonly next: string }[]; readonly next?: string }
  | {
      readonly try:
        | { readonly call: string; readonly args?: { readonly [name: string]: Json }; readonly result?: string }
        | { readonly steps: readonly WorkflowStep[] };
      readonly retry?: Json;
      readonly except?: { readonly as: string; readonly steps: readonly WorkflowStep[] };
      readonly next?: string;
    }
  | {
      readonly for: {
        readonly value: string;
        readonly index?: string;
        readonly in?: string;
        readonly range?: readonly Json[];
        readonly steps: readonly WorkflowStep[];
      };
    }
  | { readonly raise: Json }
  | { readonly return: Json };

/** A subworkflow. */
export type WorkflowBlock = {
  readonly params?: readonly (string | { readonly [name: string]: Json })[];
  readonly steps: readonly WorkflowStep[];
};

/** The source of a workflow: `main`, and subworkflows by name. */
export type WorkflowSource = {
  readonly main: WorkflowBlock;
  readonly [subworkflow: string]: WorkflowBlock;
};
