import type { Deferred, Json } from './ref.js';

/** `any` must not swallow the check. */
type IsAny<T> = 0 extends 1 & T ? true : false;
/** Wrappers of the engines, known by their structure so that no vendor is imported: CDK's IResolvable and constructs, Pulumi's Output and Promise. */
type Resolvable = { resolve(context: never): unknown; readonly creationStack: string[] };
type Lifted =
  | { apply(...args: never[]): unknown; get(): unknown }
  | PromiseLike<unknown>
  | { readonly node: { readonly addr: string } }
  | { readonly env: { readonly account: string } };
type Bare<T> = T extends Resolvable | Lifted ? never : T;

/** T of a vendor, with plain data only, and a deferred value allowed in the place of any scalar. */
export type Data<T> =
  IsAny<T> extends true
    ? Json
    : unknown extends T
      ? Json
      : Bare<T> extends infer U
        ? U extends string | number | boolean
          ? U | Deferred
          : U extends null | undefined
            ? U
            : U extends readonly (infer E)[]
              ? readonly Data<E>[]
              : U extends object
                ? { readonly [K in keyof U]: Data<U[K]> }
                : never
        : never;

/** What an engine is told about a resource beside its properties. */
export interface ResourceOptions {
  /** It survives a destroy. */
  readonly retain?: boolean;
  /** Ids of resources that must exist before, beyond those that the properties refer to. */
  readonly dependsOn?: readonly string[];
  /** Properties that run time changes and that the engine must leave alone. */
  readonly ignoreChanges?: readonly string[];
  /** Properties whose change makes a new resource. */
  readonly replaceOnChanges?: readonly string[];
  /** Whether the old one goes before the new one comes: where a name can exist once. */
  readonly deleteBeforeReplace?: boolean;
}

/** `foundation` is shared by the systems of an environment; `system` is one system's own. */
export type Part = 'foundation' | 'system';

/** One resource of a target, as data: keyed by the vendor's own type token, with the vendor's own argument type. */
export type Resource<Types> = {
  [K in keyof Types & string]: {
    readonly type: K;
    /** Stable id: logical id or Pulumi name. Public. */
    readonly id: string;
    /** Id of the plan node that it comes from. */
    readonly from: string;
    readonly part: Part;
    readonly props: Data<Types[K]>;
    readonly options?: ResourceOptions;
  };
}[keyof Types & string];

/** A resource of any target, for code that does not look into the properties. */
export interface AnyResource {
  readonly type: string;
  readonly id: string;
  readonly from: string;
  readonly part: Part;
  readonly props: unknown;
  readonly options?: ResourceOptions;
  /** Properties that the spec overrides. */
  readonly overridden?: readonly string[];
  /** Where in the properties of what is overridden a text stands that the vendor's SDK takes as a date. */
  readonly dates?: readonly (readonly (string | number)[])[];
}

/** A resource that exists already: read by its physical id, never made. */
export interface Existing {
  readonly type: string;
  readonly id: string;
  readonly from: string;
  readonly part: Part;
  /** Its physical id: ARN, resource id or path. */
  readonly physicalId: string | Deferred;
}

/** A question to the cloud while deploying: a project's number, the caller's identity. */
export interface Lookup {
  readonly id: string;
  /** The vendor's token of the function. */
  readonly call: string;
  readonly part: Part;
  readonly args: Json;
}

/** A document that some resource embeds or uploads; `synth` writes it to a file of its own. */
export interface Document<Format extends string = string, Body = Json> {
  readonly id: string;
  readonly format: Format;
  readonly from: string;
  /** Where `synth` writes it, relative to the folder of the target, without an ending: `pipelines/train`. */
  readonly file: string;
  readonly body: Body;
}

/** Something that is uploaded: a packed code folder, a data file, a generated text. */
export interface LoweredAsset {
  readonly id: string;
  readonly from: string;
  /** Name of the uploaded file, with its ending. */
  readonly fileName: string;
  /** Hash of the content: hexadecimal SHA-256. */
  readonly hash: string;
  readonly source:
    | { readonly path: string }
    | { readonly text: string }
    | { readonly bundle: string }
    | { readonly directory: string };
}

/** An output of a stack: part of the fixed contract. */
export interface LoweredOutput {
  readonly name: string;
  readonly part: Part;
  readonly description: string;
  readonly value: Json;
}

/** One statement of permission, with the reason that the plan has for it. */
export interface LoweredPermission {
  /** Who: the role, identity or service account. */
  readonly identity: string;
  /** What, in the vendor's words: actions or a role. */
  readonly allows: readonly string[];
  /** On what. */
  readonly on: Json;
  /** Paths of the spec that need it. */
  readonly because: readonly string[];
  /** Why a wildcard stands in `on`, where one does. */
  readonly wildcardReason?: string;
  /** The identity is brought: nobody is given this here, and whoever owns it must give it. */
  readonly brought?: true;
}

/** Which machine or image a need became, for `plan`. */
export interface LoweredChoice {
  readonly from: string;
  readonly what: 'machine' | 'image' | 'schedule';
  readonly asked: string;
  readonly chosen: string;
}

/** Everything that a target gets, as data. */
export interface Lowered<Types> {
  readonly resources: readonly Resource<Types>[];
  readonly existing: readonly Existing[];
  readonly lookups: readonly Lookup[];
  readonly documents: readonly Document[];
  readonly assets: readonly LoweredAsset[];
  readonly outputs: readonly LoweredOutput[];
  readonly permissions: readonly LoweredPermission[];
  readonly choices: readonly LoweredChoice[];
}

/** What any target gets, for code that does not look into the properties. */
export type AnyLowered = Omit<Lowered<never>, 'resources'> & { readonly resources: readonly AnyResource[] };
