import type { Members } from './fake-sagemaker.js';
import { documentOf, lowerExample } from './emitted.js';
import type { Machine } from './run-machine.js';

/** What IAM calls the services of the AWS SDK. */
const PREFIXES: Readonly<Record<string, string>> = {
  sagemaker: 'sagemaker',
  applicationautoscaling: 'application-autoscaling',
};

/** `arn:aws:states:::aws-sdk:sagemaker:createModel` → `sagemaker:CreateModel`. */
function actionOf(resource: string): string {
  const [, , , , , , service = '', action = ''] = resource.split(':');
  return `${PREFIXES[service] ?? service}:${action.charAt(0).toUpperCase()}${action.slice(1)}`;
}

describe('the role of releases', () => {
  test.each([
    ['with scaling', {}],
    ['with a fixed number of machines', { endpoints: { live: { scale: { min: 2, max: 2, target: null } } } }],
    ['with an image of the endpoint', { endpoints: { live: { image: 'sklearn@1.2' } } }],
  ])('may do every call of the machine %s, and passes only the role of endpoints', (_what, over) => {
    const lowered = lowerExample(over);
    const machine = documentOf(lowered, 'releases.live') as Machine;
    const policy = documentOf(lowered, 'policies.release') as { readonly Statement: readonly Members[] };
    const allowed = new Set(policy.Statement.flatMap(({ Action }) => Action as readonly string[]));
    const needed = new Set(
      Object.values(machine.States)
        .filter(({ Type }) => Type === 'Task')
        .map(({ Resource }) => actionOf(Resource)),
    );
    expect(needed.size).toBeGreaterThan(10);
    expect([...needed].filter((action) => !allowed.has(action))).toEqual([]);
    expect(
      policy.Statement.filter(({ Action }) => Action.includes('iam:PassRole')).map(({ Resource }) => Resource),
    ).toEqual([expect.stringMatching(/:role\/identities-?endpoint-?role$/i)]);
  });

  test('may touch no endpoint, model or configuration of another name', () => {
    const { Statement } = documentOf(lowerExample(), 'policies.release') as { readonly Statement: readonly Members[] };
    const resources = Statement.filter(({ Action }) =>
      Action.some((action: string) => /^sagemaker:(Create|Update|Delete)/.test(action)),
    ).flatMap(({ Resource }) => Resource as string | readonly string[]);
    expect(resources.length).toBeGreaterThan(3);
    for (const resource of resources) {
      expect(resource).toMatch(
        /:(model|endpoint-config)\/wine-quality--dev--live---v\*$|:endpoint\/wine-quality--dev--live$/,
      );
    }
  });

  test('may list the versions of its model, whether a listing is taken for one of the group or of versions', () => {
    const { Statement } = documentOf(lowerExample(), 'policies.release') as { readonly Statement: readonly Members[] };
    const listing = Statement.filter(({ Action }) => Action.includes('sagemaker:ListModelPackages'));
    expect(listing.flatMap(({ Resource }) => Resource as readonly string[])).toEqual([
      expect.stringMatching(/:model-package-group\/wine-quality--dev--wine-quality$/),
      expect.stringMatching(/:model-package\/wine-quality--dev--wine-quality\/\*$/),
    ]);
  });

  test('uses the key for the volumes of endpoints, and can encrypt or decrypt nothing with it', () => {
    const { Statement } = documentOf(lowerExample(), 'policies.release') as { readonly Statement: readonly Members[] };
    const ofKey = Statement.filter(({ Action }) => JSON.stringify(Action).includes('"kms:'));
    expect(ofKey.map(({ Action, Condition }) => [Action, Condition])).toEqual([
      [['kms:DescribeKey'], undefined],
      [['kms:CreateGrant'], { Bool: { 'kms:GrantIsForAWSResource': 'true' } }],
    ]);
  });

  test('may change the number of machines of endpoints, and the scaling of no other service', () => {
    const { Statement } = documentOf(lowerExample(), 'policies.release') as { readonly Statement: readonly Members[] };
    const scaling = Statement.filter(({ Action }) => JSON.stringify(Action).includes('application-autoscaling:'));
    expect(scaling.length).toBeGreaterThan(1);
    // What the calls of the machine say, so that the condition holds for them.
    const called = JSON.stringify((documentOf(lowerExample(), 'releases.live') as Machine).States);
    expect(called).toContain('"ServiceNamespace":"sagemaker"');
    expect(called).toContain('"ScalableDimension":"sagemaker:variant:DesiredInstanceCount"');
    for (const { Condition } of scaling) {
      expect(Condition).toEqual({
        StringEquals: {
          'application-autoscaling:scalable-dimension': 'sagemaker:variant:DesiredInstanceCount',
          'application-autoscaling:service-namespace': 'sagemaker',
        },
      });
    }
  });
});

describe('the role of jobs', () => {
  test.each([
    ['manual', 'PendingManualApproval'],
    ['auto', 'Approved'],
  ])('may register versions with approval %s as %s only, which is what the pipeline asks for', (approval, status) => {
    const lowered = lowerExample({ models: { 'wine-quality': { approval } } });
    const { Statement } = documentOf(lowered, 'policies.job') as { readonly Statement: readonly Members[] };
    const registering = Statement.filter(({ Action }) => Action.includes('sagemaker:CreateModelPackage'));
    expect(registering.map(({ Action, Condition }) => [Action, Condition])).toEqual([
      [['sagemaker:CreateModelPackage'], { StringEquals: { 'sagemaker:ModelApprovalStatus': status } }],
    ]);
    expect(JSON.stringify(documentOf(lowered, 'pipelines.train'))).toContain(`"ModelApprovalStatus":"${status}"`);
    expect(JSON.stringify(Statement)).not.toContain('sagemaker:UpdateModelPackage');
  });
});
