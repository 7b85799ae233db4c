import type { Fragment } from '../../document/state-machine.js';
import { describeEndpoint, onError, put, sagemaker } from './states.js';
import { GOTO, type Step } from './step.js';

/** How many versions one page lists: the newest approved one is its first, and further pages are read only when it is empty. */
const PAGE = 20;
const FIRST = '$.found.ModelPackageSummaryList[0].ModelPackageArn';

/** The newest approved version, and the name that it has with these settings. */
export function renderResolve({ settings, next }: Step): Fragment {
  const query = {
    ModelPackageGroupName: settings.group,
    ModelApprovalStatus: 'Approved',
    SortBy: 'CreationTime',
    SortOrder: 'Descending',
    MaxResults: PAGE,
  };
  const version = `States.ArrayGetItem(States.StringSplit(${FIRST}, '/'), 2)`;
  return {
    start: GOTO.again,
    states: {
      [GOTO.again]: sagemaker('listModelPackages', query, { into: '$.found', next: 'IsAnyApproved' }),
      IsAnyApproved: {
        Type: 'Choice',
        Choices: [
          { Variable: FIRST, IsPresent: true, Next: 'NameVersion' },
          { Variable: '$.found.NextToken', IsPresent: true, Next: 'FindMoreApproved' },
        ],
        Default: 'IsAnythingServed',
      },
      FindMoreApproved: sagemaker(
        'listModelPackages',
        { ...query, 'NextToken.$': '$.found.NextToken' },
        { into: '$.found', next: 'IsAnyApproved' },
      ),
      // As in the comparison, an absent endpoint has no error name of its own.
      IsAnythingServed: describeEndpoint(settings, 'WithdrawnServesOn', onError('NothingApproved')),
      NothingApproved: { Type: 'Succeed', Comment: 'No version is approved yet: there is nothing to serve' },
      WithdrawnServesOn: {
        Type: 'Fail',
        Error: 'WithdrawnServesOn',
        Cause:
          'No version is approved any more, and the endpoint serves on what was released before: approve a version, or delete the endpoint',
      },
      NameVersion: put(
        '$.wanted',
        { 'package.$': FIRST, 'name.$': `States.Format('${settings.prefix}{}-${settings.hash}', ${version})` },
        next,
      ),
    },
  };
}
