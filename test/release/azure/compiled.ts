import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { compile } from '../../../lib/compiler/compile.js';
import { printable } from '../../../lib/lowered/resolve.js';
import type { HttpAction, WorkflowDefinition } from '../../../lib/providers/azure/document/logic-app.js';
import { mergeOverride } from '../../../lib/source/merge-environment.js';
import { Coverage } from './coverage.js';
import { FakeArm, type World } from './fake-arm.js';
import type { Clock } from './http.js';
import { LogicApp, type RunResult } from './logic-app.js';
import type { RoleAssignment } from './roles.js';

const EXAMPLE = path.join(__dirname, '..', '..', '..', 'examples', 'wine-quality');
const SPEC: unknown = parse(readFileSync(path.join(EXAMPLE, 'system.yaml'), 'utf8'));

/** The release of the example, as it is deployed. */
export interface CompiledRelease {
  readonly definition: WorkflowDefinition;
  readonly parameters: Readonly<Record<string, unknown>>;
  /** The roles that the identity of the release is given. */
  readonly assignments: readonly RoleAssignment[];
  /** The endpoint as the engine makes it. */
  readonly shell: { readonly name: string; readonly body: Record<string, unknown> };
}

interface Printed {
  readonly id: string;
  readonly props: Record<string, unknown>;
  /** Where a role is given: of an endpoint with a reference to it. */
  readonly scope: string | { readonly $join: readonly (string | { readonly $ref: string })[] };
}

const placeOf = (scope: Printed['scope'], nameOf: (id: string) => string): string =>
  typeof scope === 'string'
    ? scope
    : scope.$join.map((part) => (typeof part === 'string' ? part : nameOf(part.$ref))).join('');

/** The example with changes laid over it, compiled for azure. */
export function compileRelease(changes: object = {}): CompiledRelease {
  const compilation = compile(mergeOverride(SPEC, changes), { base: EXAMPLE, targets: ['azure'], environment: 'dev' });
  const lowered = compilation.lowered.azure;
  if (lowered === undefined) {
    throw new Error(compilation.diagnostics.map(({ code, message }) => `${code} ${message}`).join('\n'));
  }
  const documents = new Map(lowered.documents.map((document) => [document.id, document]));
  const resource = (id: string): Record<string, unknown> =>
    (
      printable(
        lowered.resources.find((each) => each.id === id),
        documents,
      ) as unknown as Printed
    ).props;
  const { definition, parameters } = resource('releases.live') as {
    definition: WorkflowDefinition;
    parameters: Record<string, { value: unknown }>;
  };
  const { endpointName, location, tags, properties, identity } = resource('endpoints.live') as Record<
    string,
    unknown
  > & { endpointName: string };
  const assignments = lowered.resources
    .filter(({ id, type }) => type.endsWith(':RoleAssignment') && id.startsWith('identities.release.'))
    .map(({ id }) => resource(id) as unknown as RoleAssignment & { readonly scope: Printed['scope'] })
    .map(({ scope, ...rest }) => ({ ...rest, scope: placeOf(scope, (id) => String(resource(id)['endpointName'])) }));
  return {
    definition,
    assignments,
    parameters: Object.fromEntries(Object.entries(parameters).map(([name, { value }]) => [name, value])),
    shell: { name: endpointName, body: { location, tags, properties, identity } },
  };
}

const addressOf = (release: CompiledRelease, action: string): URL =>
  new URL((release.definition.actions[action] as HttpAction).inputs.uri);

/** A control plane on which the foundation, the endpoint and the workflow were just deployed. */
export function deployed(release: CompiledRelease, world: Partial<World> = {}): FakeArm {
  const endpoint = addressOf(release, 'Endpoint');
  const { authentication } = (release.definition.actions['Endpoint'] as HttpAction).inputs;
  return new FakeArm(
    {
      endpoint: endpoint.pathname,
      model: addressOf(release, 'Versions').pathname.replace(/\/versions$/, ''),
      management: endpoint.origin,
      identity: authentication.identity,
      assignments: release.assignments,
      versions: [],
      failing: [],
      faults: [],
      times: { deploy: 600, change: 40, remove: 120 },
      endpointEnds: 'Succeeded',
      losesTraffic: false,
      ...world,
    },
    release.shell.body,
  );
}

/** A run of the deployed workflow, with the roles that were deployed with it. */
export function runRelease(
  { definition, parameters, assignments }: CompiledRelease,
  arm: FakeArm,
  clock: Clock,
): RunResult {
  arm.world.assignments = assignments;
  clock.now = Math.ceil((clock.now + 1) / 300) * 300;
  return new LogicApp(definition, {
    parameters,
    server: arm,
    clock,
    coverage: new Coverage(),
    atLimit: 'Succeeded',
  }).run();
}
