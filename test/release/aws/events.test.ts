import { documentOf, lowerExample, STACK } from './emitted.js';

type Ask = (questions: readonly { pattern: unknown; event: unknown }[]) => Promise<readonly (boolean | string)[]>;
const { matchEvents } = require('../../../judges/framework/event-ruler') as { matchEvents: Ask };
const { CannotRun } = require('../../../judges/framework/hold') as { CannotRun: new () => Error };

const GROUP = 'wine-quality--dev--wine-quality';

const version = (detail: object): object => ({
  version: '0',
  id: '1',
  account: '111122223333',
  region: 'eu-west-1',
  time: '2026-01-02T03:04:05Z',
  source: 'aws.sagemaker',
  'detail-type': 'SageMaker Model Package State Change',
  resources: ['arn:aws:sagemaker:eu-west-1:111122223333:model-package/x/2'],
  detail: { ModelPackageGroupName: GROUP, ModelPackageVersion: 2, ModelPackageStatus: 'Completed', ...detail },
});
const stack = (status: string, arn = STACK, resources = [arn]): object => ({
  version: '0',
  id: '1',
  account: '111122223333',
  region: 'eu-west-1',
  time: '2026-01-02T03:04:05Z',
  source: 'aws.cloudformation',
  'detail-type': 'CloudFormation Stack Status Change',
  resources,
  detail: { 'stack-id': arn, 'status-details': { status, 'status-reason': '' } },
});

const approved = version({ ModelApprovalStatus: 'Approved', UpdatedModelPackageFields: ['ModelApprovalStatus'] });
const manual = lowerExample();
const automatic = lowerExample({ models: { 'wine-quality': { approval: 'auto' } } });

/** What happens · the rule that is asked · whether it starts a release. */
const CASES = [
  ['a version is approved', 'approval', approved, true],
  [
    'the approval of a version is taken back',
    'approval',
    version({ ModelApprovalStatus: 'Rejected', UpdatedModelPackageFields: ['ModelApprovalStatus'] }),
    true,
  ],
  [
    'a version that was approved waits for approval again',
    'approval',
    version({ ModelApprovalStatus: 'PendingManualApproval', UpdatedModelPackageFields: ['ModelApprovalStatus'] }),
    true,
  ],
  [
    'a version is registered, and waits for approval',
    'approval',
    version({ ModelApprovalStatus: 'PendingManualApproval' }),
    false,
  ],
  [
    'the metadata of an approved version changes',
    'approval',
    version({ ModelApprovalStatus: 'Approved', UpdatedModelPackageFields: ['CustomerMetadataProperties'] }),
    false,
  ],
  [
    'a version of another model is approved',
    'approval',
    version({
      ModelPackageGroupName: 'other',
      ModelApprovalStatus: 'Approved',
      UpdatedModelPackageFields: ['ModelApprovalStatus'],
    }),
    false,
  ],
  [
    'a version is registered that is approved already',
    'registration',
    version({ ModelApprovalStatus: 'Approved' }),
    true,
  ],
  [
    'a version is registered that waits',
    'registration',
    version({ ModelApprovalStatus: 'PendingManualApproval' }),
    false,
  ],
  ['this stack is made', 'deployment', stack('CREATE_COMPLETE'), true],
  ['this stack is updated', 'deployment', stack('UPDATE_COMPLETE'), true],
  ['this stack is updated, and the event lists no resources', 'deployment', stack('UPDATE_COMPLETE', STACK, []), true],
  ['an update of this stack has failed', 'deployment', stack('UPDATE_ROLLBACK_COMPLETE'), false],
  ['this stack is deleted', 'deployment', stack('DELETE_COMPLETE'), false],
  [
    'another stack is updated',
    'deployment',
    stack('UPDATE_COMPLETE', 'arn:aws:cloudformation:eu-west-1:111122223333:stack/other/0'),
    false,
  ],
] as const;

describe('the rules that start a release', () => {
  let answers: readonly (boolean | string)[] | undefined;
  let missing = '';

  beforeAll(async () => {
    try {
      answers = await matchEvents(
        CASES.map(([, rule, event]) => ({ pattern: documentOf(automatic, `releases.live.${rule}`), event })),
      );
    } catch (error) {
      if (!(error instanceof CannotRun) || process.env.TRIVIUM_NO_SKIP === '1') throw error;
      missing = error.message;
      process.stderr.write(`AWS's event matcher cannot run here: ${missing}\n`);
    }
  }, 120_000);

  test.each(CASES.map(([what, rule, , starts], index) => ({ what, rule, starts, index })))(
    'when $what, the rule "$rule" starts one: $starts',
    ({ starts, index }) => {
      if (answers === undefined) expect(missing).not.toBe('');
      else expect(answers[index]).toBe(starts);
    },
  );

  test('have none for versions that are approved from the start, when the spec asks for approval by hand', () => {
    expect(manual.documents.map(({ id }) => id)).not.toContain('releases.live.registration');
    expect(documentOf(manual, 'releases.live.approval')).toEqual(documentOf(automatic, 'releases.live.approval'));
  });

  test('each hand over to the state machine, with the role of triggers', () => {
    const rules = automatic.resources.filter(
      ({ type, from }) => type === 'AWS::Events::Rule' && from === 'releases.live',
    );
    expect(rules).toHaveLength(3);
    for (const { props } of rules) {
      expect(props).toMatchObject({
        state: 'ENABLED',
        targets: [
          {
            arn: { 'trivium:ref': 'ReleasesLiveMachine', attr: 'Arn' },
            roleArn: { 'trivium:ref': 'IdentitiesTriggerRole', attr: 'Arn' },
          },
        ],
      });
    }
  });
});
