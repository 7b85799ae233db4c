import type { Inventory, Moto } from '../../engines/moto/index.js';

type Members = Readonly<Record<string, unknown>>;
/** What an emulator holds: each thing under its kind and its name, as its service describes it. */
export type Contents = ReadonlyMap<string, Members>;

type Call = readonly [service: string, operation: string, parameters: Members];
interface Question {
  readonly key: string;
  readonly part: string;
  readonly call: Call;
  readonly member?: string;
}

/** One kind of thing: the list that it is in, its name there, and what is asked about each. */
interface Kind {
  readonly list: keyof Inventory;
  readonly nameOf: (entry: Members) => string;
  readonly asked?: readonly (readonly [
    part: string,
    service: string,
    operation: string,
    parameters: (name: string) => Members,
    member?: string,
  ])[];
}

const named =
  (member: string) =>
  (entry: Members): string =>
    String(entry[member]);

const KINDS: Readonly<Record<string, Kind>> = {
  stack: {
    list: 'stacks',
    nameOf: named('StackName'),
    asked: [
      ['resources', 'cloudformation', 'list_stack_resources', (StackName) => ({ StackName }), 'StackResourceSummaries'],
    ],
  },
  pipeline: {
    list: 'pipelines',
    nameOf: named('PipelineName'),
    asked: [['described', 'sagemaker', 'describe_pipeline', (PipelineName) => ({ PipelineName })]],
  },
  modelPackageGroup: {
    list: 'modelPackageGroups',
    nameOf: named('ModelPackageGroupName'),
    asked: [
      [
        'described',
        'sagemaker',
        'describe_model_package_group',
        (ModelPackageGroupName) => ({ ModelPackageGroupName }),
      ],
    ],
  },
  model: { list: 'models', nameOf: named('ModelName') },
  endpointConfig: { list: 'endpointConfigs', nameOf: named('EndpointConfigName') },
  endpoint: { list: 'endpoints', nameOf: named('EndpointName') },
  alarm: { list: 'alarms', nameOf: named('AlarmName') },
  schedule: {
    list: 'schedules',
    nameOf: named('Name'),
    asked: [['described', 'scheduler', 'get_schedule', (Name) => ({ Name })]],
  },
  rule: {
    list: 'rules',
    nameOf: named('Name'),
    asked: [
      ['described', 'events', 'describe_rule', (Name) => ({ Name })],
      ['targets', 'events', 'list_targets_by_rule', (Rule) => ({ Rule }), 'Targets'],
    ],
  },
  stateMachine: {
    list: 'stateMachines',
    nameOf: named('stateMachineArn'),
    asked: [
      ['described', 'stepfunctions', 'describe_state_machine', (stateMachineArn) => ({ stateMachineArn })],
      ['tags', 'stepfunctions', 'list_tags_for_resource', (resourceArn) => ({ resourceArn }), 'tags'],
    ],
  },
  topic: {
    list: 'topics',
    nameOf: named('TopicArn'),
    asked: [['attributes', 'sns', 'get_topic_attributes', (TopicArn) => ({ TopicArn }), 'Attributes']],
  },
  subscription: { list: 'subscriptions', nameOf: named('SubscriptionArn') },
  bucket: {
    list: 'buckets',
    nameOf: named('Name'),
    asked: [
      ['encryption', 's3', 'get_bucket_encryption', (Bucket) => ({ Bucket }), 'ServerSideEncryptionConfiguration'],
      ['policy', 's3', 'get_bucket_policy', (Bucket) => ({ Bucket }), 'Policy'],
      ['tags', 's3', 'get_bucket_tagging', (Bucket) => ({ Bucket }), 'TagSet'],
      ['objects', 's3', 'list_objects_v2', (Bucket) => ({ Bucket }), 'Contents'],
    ],
  },
  key: {
    list: 'keys',
    nameOf: named('KeyId'),
    asked: [
      ['described', 'kms', 'describe_key', (KeyId) => ({ KeyId }), 'KeyMetadata'],
      ['policy', 'kms', 'get_key_policy', (KeyId) => ({ KeyId, PolicyName: 'default' }), 'Policy'],
      ['rotated', 'kms', 'get_key_rotation_status', (KeyId) => ({ KeyId }), 'KeyRotationEnabled'],
    ],
  },
  role: {
    list: 'roles',
    nameOf: named('RoleName'),
    asked: [
      ['policyNames', 'iam', 'list_role_policies', (RoleName) => ({ RoleName }), 'PolicyNames'],
      ['attached', 'iam', 'list_attached_role_policies', (RoleName) => ({ RoleName }), 'AttachedPolicies'],
    ],
  },
  repository: { list: 'repositories', nameOf: named('repositoryName') },
  logGroup: { list: 'logGroups', nameOf: named('logGroupName') },
};

/** Members that say when: they differ though nothing changed. */
const MOMENT = /(Time|Date|Timestamp|LastModified|ETag)$/;

/** Documents that travel as text are looked into; moments are left out. */
function readable(value: unknown): unknown {
  if (typeof value === 'string') return /^\s*\{/.test(value) ? readable(JSON.parse(value)) : value;
  if (Array.isArray(value)) return value.map(readable);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !MOMENT.test(key))
      .map(([key, inner]) => [key, readable(inner)]),
  );
}

/** Files of a bucket by their names, with their sizes: one more does not move the others. */
const filesOf = (listed: unknown): unknown =>
  Object.fromEntries(
    ((listed ?? []) as readonly { readonly Key: string; readonly Size: number }[]).map(({ Key, Size }) => [Key, Size]),
  );

async function answersOf(
  moto: Moto,
  questions: readonly Question[],
): Promise<readonly (readonly [Question, unknown])[]> {
  const answers = await moto.ask(questions.map(({ call }) => call));
  return questions.map((question, index) => {
    const answer = answers[index]?.answer;
    const value = question.member === undefined ? answer : answer?.[question.member];
    return [question, question.part === 'objects' ? filesOf(value) : readable(value)];
  });
}

/** Everything that the emulator holds, described; without the moments at which it came to be. */
export async function contentsOf(moto: Moto): Promise<Contents> {
  const inventory = await moto.inventory();
  const contents = new Map<string, Record<string, unknown>>();
  const questions: Question[] = [];
  for (const [kind, { list, nameOf, asked = [] }] of Object.entries(KINDS)) {
    for (const entry of inventory[list]) {
      const name = nameOf(entry);
      const key = `${kind} ${name}`;
      contents.set(key, readable(entry) as Record<string, unknown>);
      questions.push(
        ...asked.map(([part, service, operation, parameters, member]) => ({
          key,
          part,
          call: [service, operation, parameters(name)] as const,
          ...(member === undefined ? {} : { member }),
        })),
      );
    }
  }
  const policies: Question[] = [];
  for (const [{ key, part }, answer] of await answersOf(moto, questions)) {
    Object.assign(contents.get(key) ?? {}, { [part]: answer });
    if (part !== 'policyNames') continue;
    const RoleName = key.slice('role '.length);
    policies.push(
      ...(answer as readonly string[]).map((PolicyName) => ({
        key,
        part: `policy ${PolicyName}`,
        call: ['iam', 'get_role_policy', { RoleName, PolicyName }] as const,
        member: 'PolicyDocument',
      })),
    );
  }
  for (const [{ key, part }, answer] of await answersOf(moto, policies)) {
    Object.assign(contents.get(key) ?? {}, { [part]: answer });
  }
  return contents;
}

function leaves(value: unknown, path: string, into: Map<string, unknown>): void {
  const isTree = typeof value === 'object' && value !== null && Object.keys(value).length > 0;
  if (!isTree) return void into.set(path, value);
  for (const [key, inner] of Object.entries(value)) {
    leaves(inner, Array.isArray(value) ? `${path}[${key}]` : `${path}.${key}`, into);
  }
}

function leavesOf(contents: Contents): ReadonlyMap<string, unknown> {
  const found = new Map<string, unknown>();
  for (const [key, value] of contents) leaves(value, key, found);
  return found;
}

/** What differs between two states of an emulator: the path of each leaf that changed, came (`+`) or went (`-`), with both values. */
export function changesBetween(before: Contents, after: Contents): ReadonlyMap<string, readonly [unknown, unknown]> {
  const [was, is] = [leavesOf(before), leavesOf(after)];
  const paths = [...new Set([...was.keys(), ...is.keys()])].filter(
    (path) => JSON.stringify(was.get(path)) !== JSON.stringify(is.get(path)),
  );
  const sign = (path: string): string => (was.has(path) ? (is.has(path) ? '' : '- ') : '+ ');
  return new Map(paths.sort().map((path) => [`${sign(path)}${path}`, [was.get(path), is.get(path)]]));
}
