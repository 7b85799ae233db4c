import { AWS_REGIONS, type AwsPartition } from '../../../../lib/providers/aws/catalog/regions.js';
import { BASE, onAws } from './support.js';

const PIPELINES = { pipelines: { train: { steps: { look: { command: 'python look.py', code: 'src' } } } } };

/** The link to the runs of a pipeline, in a region. */
function consoleIn(region: string, dnsSuffix: string): unknown {
  const image = `111122223333.dkr.ecr.${region}.${dnsSuffix}/ml:1`;
  const { lowered, found } = onAws({
    ...PIPELINES,
    defaults: { image },
    environments: { dev: { aws: { ...BASE.environments.dev.aws, region } } },
  });
  if (lowered === undefined) throw new Error(found.join(', '));
  return lowered.outputs.find(({ name }) => name === 'PipelinesTrainConsole')?.value;
}

/** Written down by hand, from the pages that the catalogue names. */
const HOSTS: Readonly<Record<AwsPartition, string | undefined>> = {
  aws: 'eu-west-1.console.aws.amazon.com',
  'aws-cn': 'cn-north-1.console.amazonaws.cn',
  'aws-us-gov': 'us-gov-west-1.console.amazonaws-us-gov.com',
  'aws-eusc': 'eusc-de-east-1.console.amazonaws-eusc.eu',
  'aws-iso': undefined,
  'aws-iso-b': undefined,
  'aws-iso-e': undefined,
  'aws-iso-f': undefined,
};
const SEEN_IN: Partial<Record<AwsPartition, string>> = { aws: 'eu-west-1', 'aws-us-gov': 'us-gov-west-1' };

describe('the link to the console', () => {
  test.each(Object.entries(HOSTS) as [AwsPartition, string | undefined][])(
    'in the partition %s is at %s',
    (partition, host) => {
      const region = AWS_REGIONS.find(
        ({ name, partition: own }) => own === partition && name === (SEEN_IN[partition] ?? name),
      );
      if (region === undefined) throw new Error(`no region in ${partition}`);
      const link = consoleIn(region.name, region.dnsSuffix);
      expect(link).toBe(
        host === undefined
          ? undefined
          : `https://${host}/sagemaker/home?region=${region.name}#/pipelines/wine-dev-train`,
      );
    },
  );
});
