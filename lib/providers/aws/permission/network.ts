import { join } from '../../../lowered/ref.js';
import { PARTITION, type AwsScope } from '../scope.js';
import type { Statement } from '../statement.js';

const DESCRIBE = [
  'ec2:DescribeDhcpOptions',
  'ec2:DescribeNetworkInterfaces',
  'ec2:DescribeSecurityGroups',
  'ec2:DescribeSubnets',
  'ec2:DescribeVpcs',
];

/**
 * What a job or endpoint needs that runs in a network: interfaces in its subnets.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-roles.html
 */
export function networkStatements({ environment, region, account }: AwsScope): readonly Statement[] {
  const { network } = environment.use;
  if (network === undefined) return [];
  // A shared subnet belongs to another account; its id is unique anyway.
  const of = (kind: string, id: string, owner = '*'): ReturnType<typeof join> =>
    join`arn:${PARTITION}:ec2:${region.name}:${owner}:${kind}/${id}`;
  const interfaces = of('network-interface', '*', account);
  return [
    {
      actions: ['ec2:CreateNetworkInterface'],
      resources: [
        interfaces,
        ...network.subnets.map((id) => of('subnet', id)),
        ...network.securityGroups.map((id) => of('security-group', id)),
      ],
      wildcardReason:
        'network interfaces have their ids from EC2 when they are made, and subnets may be shared by another account',
    },
    {
      actions: [
        'ec2:CreateNetworkInterfacePermission',
        'ec2:DeleteNetworkInterface',
        'ec2:DeleteNetworkInterfacePermission',
      ],
      resources: [interfaces],
      ...(network.vpc === undefined ? {} : { conditions: { ArnLike: { 'ec2:Vpc': of('vpc', network.vpc) } } }),
      wildcardReason: 'network interfaces have their ids from EC2 when they are made',
    },
    {
      actions: DESCRIBE,
      resources: ['*'],
      wildcardReason: 'EC2 has no permissions on single resources for Describe actions',
    },
  ];
}
