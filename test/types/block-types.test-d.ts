/** The types of vendor blocks that are written out are held against those that the vendors' SDKs declare. This file is checked by `tsc --noEmit`; it is never run. */
import type { machinelearningservices } from '@pulumi/azure-native/types/input.js';
import type { CfnEndpointConfig, CfnProcessingJobProps } from 'aws-cdk-lib/aws-sagemaker';
import type { CommandLimits, CommandNodeFields, JobService, MpiDistribution, NodeResources, PyTorchDistribution, QueueSettings, TensorFlowDistribution } from '../../lib/providers/azure/document/block-types.js';
import type { DeploymentProperty } from '../../lib/providers/azure/document/online-deployment.js';
import type { ManagedOnlineDeployment } from '../../lib/providers/azure/generated/deployment-types.js';
import type { ProductionVariantBlock } from '../../lib/providers/aws/blocks.js';
import type { CreateProcessingJobRequest } from '../../lib/providers/aws/generated/requests.js';

type IsAny<T> = 0 extends 1 & T ? true : false;
/** What engines wrap values in. */
type Lifted = { apply(...args: never[]): unknown; get(): unknown } | PromiseLike<unknown> | { resolve(context: never): unknown; readonly creationStack: string[] } | { readonly env: { readonly account: string } };
/** A vendor's arguments as plain data. */
type Plain<T> = IsAny<T> extends true ? unknown : Exclude<T, Lifted> extends infer U
  ? U extends string | number | boolean | null | undefined ? U : U extends readonly (infer E)[] ? readonly Plain<E>[] : { readonly [K in keyof U]: Plain<U[K]> }
  : never;
/** Names of every level, in one case: `EnableSSMAccess` and `enableSsmAccess` are one; CDK has any text where the API has choices. */
type Folded<T> = T extends string ? string : T extends readonly (infer E)[] ? readonly Folded<E>[] : T extends object ? { readonly [K in keyof T as K extends string ? (string extends K ? K : Lowercase<K>) : K]: Folded<T[K]> } : T;
type Camel<Name extends string> = Name extends `${infer Head}_${infer Rest}` ? `${Head}${Capitalize<Camel<Rest>>}` : Name;
type CamelNames<T> = Camel<keyof T & string>;

/** Every member of every level: so that one that is absent is seen. */
type Whole<T> = T extends readonly (infer E)[] ? readonly Whole<E>[] : T extends string | number | boolean | null | undefined ? T : { readonly [K in keyof T]-?: Whole<T[K]> };
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : { readonly lacks: A }) : { readonly over: Exclude<A, B> };
declare function holds<_T extends true>(): void;

// The Azure ML deployment: the same as Pulumi's, both ways.
holds<Same<Whole<Plain<machinelearningservices.ManagedOnlineDeploymentArgs>>, Whole<ManagedOnlineDeployment>>>();
holds<Same<DeploymentProperty | 'endpointComputeType' | 'model', keyof ManagedOnlineDeployment>>();
// @ts-expect-error a property less is seen
holds<Same<Whole<Plain<machinelearningservices.ManagedOnlineDeploymentArgs>>, Whole<Omit<ManagedOnlineDeployment, 'livenessProbe'> & { readonly livenesProbe?: string }>>>();

// The node of an Azure ML pipeline has no vendor's type; what it is made of has, in other capitals.
holds<Same<CamelNames<CommandLimits>, keyof machinelearningservices.CommandJobLimitsArgs>>();
holds<Same<CamelNames<PyTorchDistribution>, keyof machinelearningservices.PyTorchArgs>>();
holds<Same<CamelNames<MpiDistribution>, keyof machinelearningservices.MpiArgs>>();
holds<Same<CamelNames<TensorFlowDistribution>, keyof machinelearningservices.TensorFlowArgs>>();
holds<Same<CamelNames<NodeResources> | 'dockerArgsList', keyof machinelearningservices.JobResourceConfigurationArgs>>();
holds<Same<CamelNames<QueueSettings>, keyof machinelearningservices.QueueSettingsArgs>>();
holds<Same<CamelNames<JobService>, keyof machinelearningservices.JobServiceArgs>>();
holds<Same<Extract<CamelNames<CommandNodeFields>, keyof machinelearningservices.CommandJobArgs>, Exclude<CamelNames<CommandNodeFields>, 'comment'>>>();
// @ts-expect-error a field that Azure Resource Manager does not have
holds<Same<CamelNames<CommandLimits & { readonly time_out: string }>, keyof machinelearningservices.CommandJobLimitsArgs>>();

// What SageMaker's API takes is what CDK's constructs take, in other capitals. (CDK has none for training jobs.)
type CdkVariant = Folded<Whole<Plain<CfnEndpointConfig.ProductionVariantProperty>>>;
type CdkProcessing = Folded<Whole<Plain<CfnProcessingJobProps>>>;
holds<Same<Pick<CdkVariant, keyof Folded<ProductionVariantBlock>>, Folded<Whole<ProductionVariantBlock>>>>();
// The API is ahead: it has choices of machines that CDK does not know yet.
holds<Folded<Whole<CreateProcessingJobRequest>> extends CdkProcessing ? true : false>();
// @ts-expect-error a member that is gone
holds<Folded<Whole<Omit<CreateProcessingJobRequest, 'NetworkConfig'>>> extends CdkProcessing ? true : false>();
// @ts-expect-error a number where CDK takes a text
holds<Same<Pick<CdkVariant, keyof Folded<ProductionVariantBlock>>, Folded<Whole<Omit<ProductionVariantBlock, 'InferenceAmiVersion'> & { readonly InferenceAmiVersion: number }>>>>();
