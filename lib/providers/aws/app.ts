import { existsSync } from 'node:fs';
import path from 'node:path';
import type { App, AppProps, Stack } from 'aws-cdk-lib';
import { compileSpec, type CompiledSystem, type SpecProps } from '../../engine/cdk/compile-spec.js';
import { loadCdk } from '../../engine/cdk/sdk.js';
import { joinName, pascalName } from '../../compiler/physical-name.js';
import { isImages } from './bind.js';
import { MlFoundation } from './constructs/ml-foundation.js';
import { MlImages } from './constructs/ml-images.js';
import { MlSystem } from './constructs/ml-system.js';
import { checkContext } from './context.js';
import { AWS_NAMES } from './names.js';

/**
 * The names of the stacks of an environment: one for what its systems share, one for the images that some of them build, one for each system.
 *
 * Those of the environment have three words or more and no double dash, which no stack of a system has.
 */
export const stackNames = ({
  system,
  environment,
}: Pick<CompiledSystem, 'system' | 'environment'>): {
  readonly foundation: string;
  readonly images: string;
  readonly system: string;
} => ({
  foundation: `trivium-${environment}-foundation`,
  images: `trivium-${environment}-images`,
  system: joinName(AWS_NAMES.stack, [system, environment]),
});

function addStacks(app: App, compiled: CompiledSystem): void {
  const { Stack: StackClass } = loadCdk();
  const { account, region } = compiled.aws;
  const names = stackNames(compiled);
  const stack = (name: string, description: string): Stack =>
    new StackClass(app, name, { stackName: name, description, env: { account, region } });
  // With everything brought there is nothing to share: CloudFormation refuses a stack without resources.
  const shares = compiled.lowered.resources.some((resource) => resource.part === 'foundation' && !isImages(resource));
  const foundation = shares
    ? new MlFoundation(
        stack(names.foundation, `What the machine-learning systems of ${compiled.environment} share`),
        'Foundation',
        compiled,
      )
    : undefined;
  const stands = { ...compiled, ...(foundation === undefined ? {} : { foundation }) };
  if (compiled.lowered.resources.some(isImages)) {
    const images = stack(names.images, `The images that the machine-learning systems of ${compiled.environment} build`);
    new MlImages(images, 'Images', stands);
  }
  // A spec without pipelines, models and endpoints has nothing of its own to make.
  if (!compiled.lowered.resources.some(({ part }) => part === 'system')) return;
  const own = stack(names.system, `${compiled.system} in ${compiled.environment}`);
  new MlSystem(own, pascalName(compiled.system), stands);
}

/** The CDK app of a compiled spec: the stack of the foundation, the stack of the system, and between them one for images when the system builds any. */
export function buildApp(compiled: CompiledSystem, props: AppProps = {}): App {
  const app = new (loadCdk().App)({ analyticsReporting: false, stackTraces: false, ...props });
  addStacks(app, compiled);
  return app;
}

const HOW =
  'name yours: npx cdk synth -c spec=system.yaml -c env=dev, or in cdk.json: "context": { "spec": "system.yaml", "env": "dev" }';

/** The spec that the context names, else the example of the repository: an installed package has none. */
function specOf(asked: string | undefined, example: string): string {
  if (asked !== undefined) return asked;
  if (!existsSync(example)) throw new Error(`no spec is named; ${HOW}`);
  process.stderr.write(`the example is used, since no spec is named; ${HOW}\n`);
  return example;
}

/**
 * The CDK app that `cdk.json` names: reads the context `spec` and `env`, and says which it took.
 *
 * @param example - path of the spec when the context has none
 */
export function runApp(example: string): void {
  const app = new (loadCdk().App)({ analyticsReporting: false, stackTraces: false });
  checkContext(app.node.getAllContext() as Readonly<Record<string, unknown>>);
  const text = (key: string): string | undefined => app.node.tryGetContext(key) as string | undefined;
  const environment = text('env');
  const spec = specOf(text('spec'), example);
  const props: SpecProps = { spec, ...(environment === undefined ? {} : { environment }) };
  const compiled = compileSpec(props);
  process.stderr.write(`${compiled.system} in ${compiled.environment}, from ${path.relative('', spec)}\n`);
  if (compiled.remarks !== '') process.stderr.write(`${compiled.remarks}\n`);
  addStacks(app, compiled);
  app.synth();
}
