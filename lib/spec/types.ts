import type * as z from 'zod';
import type { alarm } from './alarm.js';
import type { compute, stepCompute } from './compute.js';
import type { dataset } from './dataset.js';
import type { endpoint } from './endpoint.js';
import type { awsEnvironment, azureEnvironment, environment, gcpEnvironment } from './environment.js';
import type { image } from './image.js';
import type { job } from './job.js';
import type { model } from './model.js';
import type { notification } from './notification.js';
import type { pipeline } from './pipeline.js';
import type { secret } from './secret.js';
import type { evaluateStep, processStep, registerStep, retry, trainStep } from './step.js';
import type { system } from './system.js';
import type { trigger } from './trigger.js';

/** T, and everything in it, read-only. */
export type DeepReadonly<T> = unknown extends T
  ? unknown
  : T extends string | number | boolean | null | undefined
    ? T
    : { readonly [K in keyof T]: DeepReadonly<T[K]> };
type Checked<T extends z.ZodType> = DeepReadonly<z.output<T>>;

// The types that the compiler reads: checked, every default filled. What users write has the types of `generated/face.ts`.
export type System = Omit<Checked<typeof system>, 'pipelines'> & {
  readonly pipelines: { readonly [name: string]: Pipeline };
};
export type Environment = Checked<typeof environment>;
export type AwsEnvironment = Checked<typeof awsEnvironment>;
export type AzureEnvironment = Checked<typeof azureEnvironment>;
export type GcpEnvironment = Checked<typeof gcpEnvironment>;
export type Dataset = Checked<typeof dataset>;
export type Secret = Checked<typeof secret>;
export type Model = Checked<typeof model>;
export type Pipeline = Omit<Checked<typeof pipeline>, 'steps'> & { readonly steps: { readonly [name: string]: Step } };
export type RegisterStep = Checked<typeof registerStep>;
/** `kind` is filled by the parser. */
export type CommandStep =
  | (Checked<typeof processStep> & { readonly kind: 'process' })
  | Checked<typeof trainStep>
  | Checked<typeof evaluateStep>;
export type Step = CommandStep | RegisterStep;
export type Retry = Checked<typeof retry>;
export type Compute = Checked<typeof compute>;
/** What a step asks for: null takes a default away. */
export type StepCompute = Checked<typeof stepCompute>;
export type Image = Checked<typeof image>;
export type Job = Checked<typeof job>;
export type Endpoint = Checked<typeof endpoint>;
export type Alarm = Checked<typeof alarm>;
export type Notification = Checked<typeof notification>;
export type Trigger = Checked<typeof trigger>;
