/** A control plane of SageMaker and of Application Auto Scaling in memory: the states and refusals that their API references document. */

/** Members of a request or an answer. */
// A request is whatever the machine wrote: the fake looks into it as the service would.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Members = Record<string, any>;

/** An error as Step Functions names it. */
export class AwsError extends Error {
  constructor(name: string, message: string) {
    super(message);
    this.name = name;
  }
}

/** Most refusals of SageMaker have no error of their own: Step Functions calls them by the service. */
export const refused = (message: string): AwsError => new AwsError('SageMaker.SageMakerException', message);
/** Too many requests: the same name. */
export const throttled = (): AwsError => refused('Rate exceeded');

/** How an update to a configuration ends. */
export type Outcome = 'InService' | 'rolls back' | 'UpdateRollbackFailed' | 'Failed' | 'OutOfService';

interface Package {
  readonly version: number;
  status: 'Approved' | 'PendingManualApproval' | 'Rejected';
}
/** One endpoint. */
export interface Endpoint {
  status: string;
  config: string | undefined;
  tags: Map<string, string>;
  pending?: { config: string | undefined; outcome: Outcome; ticks: number };
}

const NAME = /^[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}$/;
const BUSY = ['Creating', 'Updating', 'SystemUpdating', 'RollingBack', 'Deleting'];
const ARN = 'arn:aws:sagemaker:eu-west-1:111122223333';

/** What each action needs. What it may have is judged against the API's own model elsewhere. */
const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  listModelPackages: ['ModelPackageGroupName'],
  describeModelPackage: ['ModelPackageName'],
  describeEndpoint: ['EndpointName'],
  createModel: ['ModelName', 'Containers', 'ExecutionRoleArn'],
  describeModel: ['ModelName'],
  deleteModel: ['ModelName'],
  createEndpointConfig: ['EndpointConfigName', 'ProductionVariants'],
  describeEndpointConfig: ['EndpointConfigName'],
  deleteEndpointConfig: ['EndpointConfigName'],
  createEndpoint: ['EndpointName', 'EndpointConfigName'],
  updateEndpoint: ['EndpointName', 'EndpointConfigName'],
  deleteEndpoint: ['EndpointName'],
  addTags: ['ResourceArn', 'Tags'],
  registerScalableTarget: ['ServiceNamespace', 'ResourceId', 'ScalableDimension', 'MinCapacity', 'MaxCapacity'],
  deregisterScalableTarget: ['ServiceNamespace', 'ResourceId', 'ScalableDimension'],
  putScalingPolicy: ['PolicyName', 'ServiceNamespace', 'ResourceId', 'ScalableDimension', 'PolicyType'],
};

/** The fake. A test sets it up, runs the machine against it, and looks at what it then holds. */
export class FakeSageMaker {
  readonly packages: Package[] = [];
  readonly models = new Map<string, Members>();
  readonly configs = new Map<string, Members>();
  readonly endpoints = new Map<string, Endpoint>();
  readonly scalableTargets = new Map<string, Members>();
  readonly policies = new Map<string, Members>();
  /** Every call, in order. */
  readonly calls: string[] = [];
  /** What must never happen. */
  readonly harm: string[] = [];
  /** How an update to the n-th version ends; `InService` unless said. */
  readonly outcomes = new Map<number, Outcome>();
  /** Errors for the next calls of an action, one each. */
  readonly errors = new Map<string, (AwsError | undefined)[]>();
  /** What happens just before a call of an action, once: somebody else acts. */
  readonly before = new Map<string, () => void>();
  /** How often an endpoint is described until a change of it has ended. */
  ticks = 2;
  /** Pages of packages that come empty before the first full one. */
  emptyPages = 0;

  approve(version: number): void {
    this.setStatus(version, 'Approved');
  }
  reject(version: number): void {
    this.setStatus(version, 'Rejected');
  }
  register(version: number): void {
    this.setStatus(version, 'PendingManualApproval');
  }

  private setStatus(version: number, status: Package['status']): void {
    const found = this.packages.find((each) => each.version === version);
    if (found === undefined) this.packages.push({ version, status });
    else found.status = status;
  }

  /** Everything but the calls: two equal snapshots mean that nothing changed. */
  snapshot(): unknown {
    const entries = (map: ReadonlyMap<string, unknown>): unknown => [...map].sort(([a], [b]) => (a < b ? -1 : 1));
    return structuredClone({
      models: entries(this.models),
      configs: entries(this.configs),
      endpoints: entries(this.endpoints),
      targets: entries(this.scalableTargets),
      policies: entries(this.policies),
    });
  }

  /** Answers one call. */
  call(action: string, request: Members): Members {
    this.calls.push(action);
    const required = REQUIRED[action];
    if (required === undefined) throw this.broken(`nothing answers ${action}`);
    for (const member of required) if (request[member] === undefined) throw this.broken(`${action} without ${member}`);
    for (const member of ['ModelName', 'EndpointConfigName', 'EndpointName']) {
      if (request[member] !== undefined && !NAME.test(request[member])) {
        throw this.broken(`${action}: "${request[member]}" is no name`);
      }
    }
    const interrupt = this.before.get(action);
    this.before.delete(action);
    interrupt?.();
    const error = this.errors.get(action)?.shift();
    if (error !== undefined) throw error;
    return (this as unknown as Record<string, (request: Members) => Members | void>)[action]!(request) ?? {};
  }

  private broken(what: string): Error {
    this.harm.push(what);
    return new Error(what);
  }

  listModelPackages({ ModelApprovalStatus, NextToken, MaxResults }: Members): Members {
    const page = Number(NextToken ?? 0);
    if (page < this.emptyPages) return { ModelPackageSummaryList: [], NextToken: String(page + 1) };
    const found = this.packages
      .filter(({ status }) => status === ModelApprovalStatus)
      .sort((a, b) => b.version - a.version)
      .slice(0, MaxResults);
    return {
      ModelPackageSummaryList: found.map(({ version, status }) => ({
        ModelPackageArn: `${ARN}:model-package/wine/${version}`,
        ModelPackageVersion: version,
        ModelApprovalStatus: status,
        ModelPackageStatus: 'Completed',
        CreationTime: '2026-01-01T00:00:00Z',
      })),
    };
  }

  describeModelPackage({ ModelPackageName }: Members): Members {
    const version = Number(ModelPackageName.split('/').at(-1));
    if (!this.packages.some((each) => each.version === version)) throw refused('Model package does not exist');
    return {
      ModelPackageArn: ModelPackageName,
      InferenceSpecification: {
        Containers: [{ Image: 'registered', ModelDataUrl: `s3://bucket/${version}/model.tar.gz` }],
      },
    };
  }

  createModel(request: Members): void {
    if (this.models.has(request.ModelName)) {
      throw refused(`Cannot create already existing model "${ARN}:model/${request.ModelName}".`);
    }
    for (const { ModelPackageName, Image, ModelDataUrl } of request.Containers) {
      if ((ModelPackageName === undefined) === (Image === undefined || ModelDataUrl === undefined)) {
        throw refused('Either a model package, or an image and its model');
      }
      if (ModelPackageName !== undefined) this.describeModelPackage({ ModelPackageName });
    }
    this.models.set(request.ModelName, request);
  }

  describeModel({ ModelName }: Members): Members {
    const found = this.models.get(ModelName);
    if (found === undefined) throw refused(`Could not find model "${ARN}:model/${ModelName}".`);
    return found;
  }

  deleteModel({ ModelName }: Members): void {
    if (!this.models.delete(ModelName)) throw refused(`Could not find model "${ARN}:model/${ModelName}".`);
  }

  createEndpointConfig(request: Members): void {
    if (this.configs.has(request.EndpointConfigName)) {
      throw refused('Cannot create already existing endpoint configuration');
    }
    for (const { ModelName } of request.ProductionVariants) {
      if (!this.models.has(ModelName)) throw refused(`Could not find model "${ModelName}".`);
    }
    this.configs.set(request.EndpointConfigName, request);
  }

  describeEndpointConfig({ EndpointConfigName }: Members): Members {
    const found = this.configs.get(EndpointConfigName);
    if (found === undefined) throw refused('Could not find endpoint configuration');
    return found;
  }

  deleteEndpointConfig({ EndpointConfigName }: Members): void {
    const user = [...this.endpoints.values()].find(
      ({ config, pending }) => config === EndpointConfigName || pending?.config === EndpointConfigName,
    );
    // The service allows it, and its documentation says that it must not be done.
    if (user !== undefined) this.harm.push(`the configuration ${EndpointConfigName} was deleted while in use`);
    if (!this.configs.delete(EndpointConfigName)) throw refused('Could not find endpoint configuration');
  }

  private versionOf(config: string): number {
    return Number(/-v(\d+)-/.exec(config)?.[1] ?? 0);
  }

  createEndpoint({ EndpointName, EndpointConfigName, Tags }: Members): void {
    if (this.endpoints.has(EndpointName)) throw refused(`Cannot create already existing endpoint "${EndpointName}".`);
    if (!this.configs.has(EndpointConfigName)) throw refused('Could not find endpoint configuration');
    const outcome = this.outcomes.get(this.versionOf(EndpointConfigName)) ?? 'InService';
    const tags = new Map<string, string>((Tags ?? []).map(({ Key, Value }: Members) => [Key, Value]));
    this.endpoints.set(EndpointName, {
      status: 'Creating',
      config: EndpointConfigName,
      tags,
      pending: {
        config: EndpointConfigName,
        outcome: outcome === 'InService' || outcome === 'OutOfService' ? outcome : 'Failed',
        ticks: this.ticks,
      },
    });
  }

  updateEndpoint({ EndpointName, EndpointConfigName, RetainAllVariantProperties }: Members): void {
    const endpoint = this.endpoint(EndpointName);
    if (BUSY.includes(endpoint.status)) throw refused('Cannot update in-progress endpoint');
    if (endpoint.status === 'Failed') throw refused('Cannot update endpoint in status Failed');
    const next = this.configs.get(EndpointConfigName);
    if (next === undefined) throw refused('Could not find endpoint configuration');
    const live = endpoint.config === undefined ? undefined : this.configs.get(endpoint.config);
    const type = (config: Members | undefined): unknown => config?.ProductionVariants[0].InstanceType;
    if (
      this.scalableTargets.has(`endpoint/${EndpointName}/variant/main`) &&
      live !== undefined &&
      type(next) !== type(live)
    ) {
      throw refused(
        'The variant(s) must be deregistered as a scalable target with AutoScaling before they can be removed or have their instance type updated.',
      );
    }
    if (RetainAllVariantProperties === true) next.retained = true;
    endpoint.status = 'Updating';
    endpoint.pending = {
      config: EndpointConfigName,
      outcome: this.outcomes.get(this.versionOf(EndpointConfigName)) ?? 'InService',
      ticks: this.ticks,
    };
  }

  deleteEndpoint({ EndpointName }: Members): void {
    const endpoint = this.endpoint(EndpointName);
    if (endpoint.status === 'InService' || BUSY.includes(endpoint.status)) {
      this.harm.push(`an endpoint that is ${endpoint.status} was deleted`);
    }
    endpoint.status = 'Deleting';
    endpoint.pending = { config: undefined, outcome: 'InService', ticks: this.ticks };
  }

  describeEndpoint({ EndpointName }: Members): Members {
    const endpoint = this.endpoint(EndpointName);
    const { pending } = endpoint;
    if (pending !== undefined && pending.ticks-- <= 0) this.finish(EndpointName, endpoint, pending);
    const now = this.endpoint(EndpointName);
    return {
      EndpointName,
      EndpointArn: `${ARN}:endpoint/${EndpointName}`,
      EndpointStatus: now.status,
      ...(now.config === undefined ? {} : { EndpointConfigName: now.config }),
      CreationTime: '2026-01-01T00:00:00Z',
      LastModifiedTime: '2026-01-01T00:00:00Z',
    };
  }

  private finish(name: string, endpoint: Endpoint, { config, outcome }: NonNullable<Endpoint['pending']>): void {
    delete endpoint.pending;
    if (endpoint.status === 'Deleting') {
      this.endpoints.delete(name);
      return;
    }
    // Going back is silent: in service, with the configuration of before.
    endpoint.status = outcome === 'rolls back' ? 'InService' : outcome;
    if (outcome === 'InService') endpoint.config = config;
  }

  private endpoint(name: string): Endpoint {
    const found = this.endpoints.get(name);
    if (found === undefined) throw refused(`Could not find endpoint "${ARN}:endpoint/${name}".`);
    return found;
  }

  addTags({ ResourceArn, Tags }: Members): void {
    const { tags } = this.endpoint(ResourceArn.split('/').at(-1));
    for (const { Key, Value } of Tags) tags.set(Key, Value);
  }

  registerScalableTarget(request: Members): void {
    const [, name = ''] = request.ResourceId.split('/');
    if (!this.endpoints.has(name)) {
      throw new AwsError('ApplicationAutoScaling.ValidationException', 'No endpoint found');
    }
    this.scalableTargets.set(request.ResourceId, request);
  }

  deregisterScalableTarget({ ResourceId }: Members): void {
    if (!this.scalableTargets.delete(ResourceId)) {
      throw new AwsError('ApplicationAutoScaling.ObjectNotFoundException', 'No scalable target found');
    }
    this.policies.delete(ResourceId);
  }

  putScalingPolicy(request: Members): void {
    if (!this.scalableTargets.has(request.ResourceId)) {
      throw new AwsError('ApplicationAutoScaling.ObjectNotFoundException', 'No scalable target registered');
    }
    this.policies.set(request.ResourceId, request);
  }
}
