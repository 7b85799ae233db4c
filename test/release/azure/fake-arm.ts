import type { Request, Response, Server } from './http.js';
import { forbidden, type RoleAssignment } from './roles.js';

interface Walk {
  bodyProblems(
    type: string,
    version: string,
    body: unknown,
    wildcard: (value: unknown) => boolean,
  ): readonly string[] | undefined;
}
// The vendor's own types of request bodies.
const { bodyProblems } = require('../../../engines/azure/arm-types.js') as Walk;

/** A deployment as the control plane keeps it. */
interface Deployment {
  body: Record<string, unknown>;
  ready: number;
  end: 'Succeeded' | 'Failed';
  gone: number | undefined;
}

/** A fault to answer with, as often as it says, for requests that match. */
export interface Fault {
  readonly method: string;
  readonly path: RegExp;
  times: number;
  readonly statusCode: number;
}

/** A version of the model. */
export interface ModelVersion {
  readonly name: string;
  readonly tags?: Readonly<Record<string, string>>;
}

/** How the control plane starts. */
export interface World {
  readonly endpoint: string;
  readonly model: string;
  readonly management: string;
  readonly identity: string;
  /** The roles of that identity; everything is allowed where they are not named. */
  assignments?: readonly RoleAssignment[];
  /** Versions, the oldest first; nothing when the model was never registered. */
  versions: readonly ModelVersion[] | undefined;
  /** Versions that cannot be loaded: their deployment fails. */
  failing: readonly string[];
  faults: Fault[];
  /** Seconds until a deployment is ready, an endpoint has changed, a deployment is gone. */
  readonly times: { deploy: number; change: number; remove: number };
  /** The state in which the endpoint ends after a change. */
  endpointEnds: 'Succeeded' | 'Failed';
  /** Whether the service says that traffic moved and keeps it where it was: for the verification. */
  losesTraffic: boolean;
}

const ok = (body: unknown, statusCode = 200): Response => ({ statusCode, body });
const refused = (statusCode: number, message: string): Response => ({ statusCode, body: { error: { message } } });
type Body = Record<string, unknown>;
const propertiesOf = (body: Body): Body => body['properties'] as Body;

/** Types of what a deployment has beside itself. */
const COMPANIONS: Readonly<Record<string, string>> = {
  autoscalesettings: 'Microsoft.Insights/autoscaleSettings',
  metricalerts: 'Microsoft.Insights/metricAlerts',
};

/** Azure Resource Manager, as far as a release meets it: documented states, busy answers, bodies checked against the vendor's types. */
export class FakeArm implements Server {
  readonly requests: {
    readonly method: string;
    readonly path: string;
    readonly statusCode: number;
    readonly at: number;
  }[] = [];
  readonly problems: string[] = [];
  readonly deployments = new Map<string, Deployment>();
  readonly companions = new Map<string, Body>();
  readonly settings: Body;
  #changed = 0;
  #now = 0;

  constructor(
    readonly world: World,
    endpoint: Body,
  ) {
    this.settings = structuredClone({ ...endpoint, id: world.endpoint, name: world.endpoint.split('/').at(-1) });
  }

  get traffic(): Readonly<Record<string, number>> {
    return (propertiesOf(this.settings)['traffic'] as Record<string, number> | undefined) ?? {};
  }
  get tags(): Readonly<Record<string, string>> {
    return (this.settings['tags'] as Record<string, string> | undefined) ?? {};
  }
  /** Names of the deployments that are there at a time. */
  present(at = this.#now): readonly string[] {
    return [...this.deployments].filter(([, { gone }]) => gone === undefined || gone > at).map(([name]) => name);
  }

  handle(request: Request, at: number): Response {
    this.#now = at;
    const url = new URL(request.uri);
    const path = decodeURIComponent(url.pathname);
    const response =
      this.#authenticate(request) ??
      this.#authorize(request, path) ??
      this.#fault(request.method, path) ??
      this.#route(request, path, url.searchParams);
    this.requests.push({ method: request.method, path, statusCode: response.statusCode, at });
    return response;
  }

  #authenticate({ uri, authentication }: Request): Response | undefined {
    const { management, identity } = this.world;
    const known =
      uri.startsWith(`${management}/subscriptions/`) &&
      authentication.type === 'ManagedServiceIdentity' &&
      authentication.identity === identity &&
      authentication.audience === `${management}/`;
    return known ? undefined : refused(401, 'no token for this');
  }

  #authorize(request: Request, path: string): Response | undefined {
    const { assignments } = this.world;
    const missing = assignments === undefined ? undefined : forbidden(request, path, assignments);
    if (missing === undefined) return undefined;
    this.problems.push(`AuthorizationFailed: ${missing}`);
    return refused(403, `AuthorizationFailed: ${missing}`);
  }

  #fault(method: string, path: string): Response | undefined {
    const fault = this.world.faults.find(
      (candidate) => candidate.times > 0 && candidate.method === method && candidate.path.test(path),
    );
    if (fault === undefined) return undefined;
    fault.times -= 1;
    return refused(fault.statusCode, 'as the test wants it');
  }

  #route(request: Request, path: string, query: URLSearchParams): Response {
    if (query.get('api-version') === null) return refused(400, 'MissingApiVersionParameter');
    const { endpoint, model } = this.world;
    if (path === `${model}/versions`) return this.#versions(query);
    if (path === endpoint) {
      return request.method === 'GET' ? ok(this.#endpointView()) : this.#putEndpoint(request.body as Body, query);
    }
    if (path === `${endpoint}/deployments`) {
      return ok({ value: this.present().map((name) => this.#deploymentView(name)) });
    }
    const [, removed] = /\/deployments\/([^/]+)\/operations\/removal$/.exec(path) ?? [];
    if (removed !== undefined) {
      return this.present().includes(removed)
        ? { statusCode: 202, headers: { location: request.uri, 'retry-after': '30' } }
        : { statusCode: 204 };
    }
    if (path.startsWith(`${endpoint}/deployments/`)) {
      return this.#deployment(path.split('/').at(-1) ?? '', request, query);
    }
    const [, group, name] = /\/providers\/Microsoft\.Insights\/(\w+)\/([^/]+)$/i.exec(path) ?? [];
    return group === undefined || name === undefined
      ? refused(404, 'ResourceNotFound')
      : this.#companion(group.toLowerCase(), name, request, query);
  }

  #check(type: string, query: URLSearchParams, name: string, body: Body): Response | undefined {
    const problems = bodyProblems(type, query.get('api-version') ?? '', { name, ...body }, () => false) ?? [
      `there is no type ${type}@${query.get('api-version') ?? ''}`,
    ];
    this.problems.push(...problems.map((problem) => `${type}: ${problem}`));
    return problems.length === 0 ? undefined : refused(400, problems.join('; '));
  }

  #versions(query: URLSearchParams): Response {
    if (this.world.versions === undefined) return refused(404, 'the model was not found');
    const wanted = (query.get('tags') ?? '')
      .split(',')
      .filter((tag) => tag !== '')
      .map((tag) => tag.split('='));
    const found = this.world.versions.filter(({ tags }) =>
      wanted.every(([name = '', value]) => (value === undefined ? tags?.[name] !== undefined : tags?.[name] === value)),
    );
    const ordered = query.get('$orderBy') === 'createdtime desc' ? [...found].reverse() : found;
    return ok({
      value: ordered.map(({ name, tags }) => ({
        id: `${this.world.model}/versions/${name}`,
        name,
        properties: { modelType: 'custom_model', isArchived: false, ...(tags === undefined ? {} : { tags }) },
      })),
    });
  }

  #endpointView(): Body {
    const busy = this.#now < this.#changed;
    return {
      ...this.settings,
      properties: {
        ...propertiesOf(this.settings),
        scoringUri: 'https://score',
        provisioningState: busy ? 'Updating' : this.world.endpointEnds,
      },
    };
  }

  #busy(): boolean {
    return (
      this.#now < this.#changed ||
      [...this.deployments.values()].some(({ gone }) => gone !== undefined && gone > this.#now)
    );
  }

  #putEndpoint(body: Body, query: URLSearchParams): Response {
    const wrong = this.#check(
      'Microsoft.MachineLearningServices/workspaces/onlineEndpoints',
      query,
      this.world.endpoint.split('/').at(-1) ?? '',
      body,
    );
    if (wrong !== undefined) return wrong;
    if (this.#busy()) return refused(409, 'another operation is in progress');
    const traffic = (propertiesOf(body)['traffic'] as Record<string, number> | undefined) ?? {};
    const sum = Object.values(traffic).reduce((total, share) => total + share, 0);
    const unknown = Object.keys(traffic).find(
      (name) => !this.present().includes(name) || this.#stateOf(name) !== 'Succeeded',
    );
    if (unknown !== undefined || ![0, 100].includes(sum)) return refused(400, `traffic ${JSON.stringify(traffic)}`);
    const kept = propertiesOf(this.settings)['traffic'];
    Object.assign(this.settings, structuredClone(body));
    if (this.world.losesTraffic) propertiesOf(this.settings)['traffic'] = kept;
    this.#changed = this.#now + this.world.times.change;
    return ok(this.#endpointView());
  }

  #stateOf(name: string): string {
    const found = this.deployments.get(name);
    if (found?.gone !== undefined) return 'Deleting';
    return found === undefined || this.#now < found.ready ? 'Creating' : found.end;
  }

  #deploymentView(name: string): Body {
    const { body } = this.deployments.get(name) as Deployment;
    return {
      ...body,
      id: `${this.world.endpoint}/deployments/${name}`,
      name,
      properties: { ...propertiesOf(body), provisioningState: this.#stateOf(name) },
    };
  }

  #deployment(name: string, { method, body }: Request, query: URLSearchParams): Response {
    const exists = this.present().includes(name);
    if (method === 'GET') return exists ? ok(this.#deploymentView(name)) : refused(404, 'the deployment was not found');
    return method === 'PUT'
      ? this.#putDeployment(name, body as Body, query)
      : this.#removeDeployment(name, exists, query);
  }

  #putDeployment(name: string, body: Body, query: URLSearchParams): Response {
    const wrong = this.#check(
      'Microsoft.MachineLearningServices/workspaces/onlineEndpoints/deployments',
      query,
      name,
      body,
    );
    if (wrong !== undefined) return wrong;
    if (!/^(?!.*--)[a-z][a-z0-9-]{1,30}[a-z0-9]$/.test(name)) return refused(400, `the name ${name}`);
    if (this.#busy() || (this.present().includes(name) && this.#stateOf(name) === 'Creating')) {
      return refused(409, 'another operation is in progress');
    }
    const version = String(propertiesOf(body)['model']).split('/').at(-1) ?? '';
    if (this.world.versions?.some((known) => known.name === version) !== true) {
      return refused(400, `there is no version ${version}`);
    }
    this.deployments.set(name, {
      body: structuredClone(body),
      ready: this.#now + this.world.times.deploy,
      end: this.world.failing.includes(version) ? 'Failed' : 'Succeeded',
      gone: undefined,
    });
    return ok(this.#deploymentView(name), 201);
  }

  #removeDeployment(name: string, exists: boolean, query: URLSearchParams): Response {
    if (!exists) return { statusCode: 204 };
    if ((this.traffic[name] ?? 0) > 0) return refused(400, 'the deployment has traffic');
    if (this.#now < this.#changed || this.#stateOf(name) === 'Creating') {
      return refused(409, 'another operation is in progress');
    }
    const found = this.deployments.get(name) as Deployment;
    found.gone = this.#now + this.world.times.remove;
    return {
      statusCode: 202,
      headers: {
        'retry-after': '30',
        location: `${this.world.management}${this.world.endpoint}/deployments/${name}/operations/removal?api-version=${query.get('api-version') ?? ''}`,
      },
    };
  }

  #companion(group: string, name: string, { method, body }: Request, query: URLSearchParams): Response {
    const type = COMPANIONS[group];
    if (type === undefined) return refused(404, 'ResourceNotFound');
    if (method === 'DELETE') return { statusCode: this.companions.delete(`${group}/${name}`) ? 200 : 204 };
    const wrong = this.#check(type, query, name, body as Body);
    if (wrong !== undefined) return wrong;
    const watched = this.present().find((deployment) =>
      JSON.stringify(body).includes(`${this.world.endpoint}/deployments/${deployment}"`),
    );
    if (watched === undefined) return refused(404, 'what it watches does not exist');
    this.companions.set(`${group}/${name}`, structuredClone(body) as Body);
    return ok(body, 201);
  }
}
