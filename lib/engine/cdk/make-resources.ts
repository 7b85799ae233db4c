import type { CfnResource, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { AssetCatalog } from '../../asset/catalog.js';
import { formatText } from '../../diagnostics/format/index.js';
import { resolve } from '../../lowered/resolve.js';
import type { AnyLowered, AnyResource, Document, Part, ResourceOptions } from '../../lowered/resource.js';
import { claim, type Claim } from '../claims.js';
import { acknowledge } from './acknowledge.js';
import { checkOverridden, makeOverridden } from './check-overridden.js';
import { cdkEngine, type References } from './cdk-engine.js';
import { SpecError } from './compile-spec.js';
import { loadCdk, resourceClass } from './sdk.js';
import { Uploads } from './uploads.js';

/** What a bind decides. */
export interface MakeOptions {
  /** The construct that all of it is made for. */
  readonly self: Construct;
  readonly stack: Stack;
  readonly lowered: AnyLowered;
  readonly assets: AssetCatalog;
  readonly part: Part;
  /** Account and region, in words: names of resources are theirs. */
  readonly place: string;
  /** Folder of the uploads in CDK's bucket, without slashes at its ends. */
  readonly folder: string;
  /** The construct that a resource stands in. */
  parent(resource: AnyResource): Construct;
  /** What another construct of the same stack made, by id. */
  readonly already?: ReadonlyMap<string, CfnResource>;
  exportName(id: string, attr: string): string;
  /** Attributes that the stack exports, by id of the resource. */
  readonly exported?: Readonly<Record<string, readonly string[]>>;
}

/** What was made. */
export interface Made {
  /** By id, which is the logical id too. */
  readonly resources: ReadonlyMap<string, CfnResource>;
}

function applyOptions(made: CfnResource, options: ResourceOptions | undefined, all: ReadonlyMap<string, CfnResource>): void {
  if (options === undefined) return;
  if (options.retain !== undefined) {
    const policy = loadCdk().CfnDeletionPolicy[options.retain ? 'RETAIN' : 'DELETE'];
    made.cfnOptions.deletionPolicy = policy;
    made.cfnOptions.updateReplacePolicy = policy;
  }
  for (const id of options.dependsOn ?? []) {
    const other = all.get(id);
    // What another stack makes is there before this one.
    if (other !== undefined) made.addResourceDependency(other);
  }
}

function addOutputs({ stack, lowered, part, exported = {}, exportName }: MakeOptions, made: ReadonlyMap<string, CfnResource>, value: (value: unknown) => unknown): void {
  const { CfnOutput } = loadCdk();
  for (const { name, description, value: content } of lowered.outputs.filter((output) => output.part === part)) {
    new CfnOutput(stack, `Output${name}`, { description, value: String(value(content)) }).overrideLogicalId(name);
  }
  for (const [id, attrs] of Object.entries(exported)) {
    const resource = made.get(id);
    if (resource === undefined) continue;
    for (const attr of attrs) {
      const output = new CfnOutput(stack, `Export${id}${attr}`, { value: attr === 'Ref' ? resource.ref : resource.getAtt(attr).toString(), exportName: exportName(id, attr) });
      output.overrideLogicalId(`Export${id}${attr}`);
    }
  }
}

/** Types whose name is one within another resource: a role, a target that scales. */
const NAMED_WITHIN: readonly string[] = ['AWS::IAM::Policy', 'AWS::ApplicationAutoScaling::ScalingPolicy'];

/** The name that a resource asks for, where it asks for one: `pipelineName` of a pipeline, `name` of a rule. */
function physicalName({ type, props }: AnyResource): string | undefined {
  if (NAMED_WITHIN.includes(type)) return undefined;
  const [word = ''] = type.split('::').slice(-1);
  const properties = props as Readonly<Record<string, unknown>>;
  const name = properties[`${word.charAt(0).toLowerCase()}${word.slice(1)}Name`] ?? properties['name'];
  return typeof name === 'string' ? name : undefined;
}

/** What there can be once: a logical id in a stack, a name in an account and region, an export. */
function claimsOf({ self, stack, lowered, part, place, exported = {}, exportName }: MakeOptions): readonly Claim[] {
  const { node: { path: by, root } } = self;
  const inApp = (what: string): Claim => ({ whole: root, within: 'the app', what: `${what} (${place})`, by });
  return lowered.resources.filter((resource) => resource.part === part).flatMap((resource) => {
    const { id, type } = resource;
    const name = physicalName(resource);
    return [
      ...(name === undefined ? [] : [inApp(`the ${type} "${name}"`)]),
      ...(exported[id] ?? []).map((attr) => inApp(`the export "${exportName(id, attr)}"`)),
      { whole: stack, within: `the stack "${stack.node.path}"`, what: `the resource "${id}"`, by },
    ];
  });
}

function claimAll(options: MakeOptions): void {
  for (const one of claimsOf(options)) {
    const twice = claim(one);
    if (twice !== undefined) throw new SpecError(formatText([twice], [], { color: false }), [twice]);
  }
}

/** Makes the resources of one part in a stack, in the order in which the compiler put them. */
export function makeResources(options: MakeOptions): Made {
  const { stack, lowered, assets, part, already, parent, exportName } = options;
  claimAll(options);
  const documents: ReadonlyMap<string, Document> = new Map(lowered.documents.map((document) => [document.id, document]));
  const all = new Map(already ?? []);
  const own = new Map<string, CfnResource>();
  const uploads = part === 'system' && lowered.assets.length > 0 ? new Uploads(stack, options.folder, lowered.assets, assets) : undefined;
  const ids = new Set(lowered.resources.filter((resource) => resource.part === part).map(({ id }) => id));
  const references: References = { stack, made: all, uploads, exportName, isOwn: (id) => ids.has(id) };
  const engine = cdkEngine(references);
  const value = (content: unknown): unknown => resolve(content, documents, engine);
  for (const resource of lowered.resources.filter((candidate) => candidate.part === part)) {
    const make = (props: unknown): CfnResource => new (resourceClass(resource.type))(parent(resource), resource.id, props);
    const made = resource.overridden === undefined ? make(value(resource.props)) : makeOverridden(resource, value(resource.props), make);
    made.overrideLogicalId(resource.id);
    all.set(resource.id, made);
    own.set(resource.id, made);
    applyOptions(made, resource.options, all);
  }
  checkOverridden(stack, lowered.resources, own);
  acknowledge(lowered, own, stack, value);
  addOutputs(options, own, value);
  return { resources: own };
}
