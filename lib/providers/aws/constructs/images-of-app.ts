import type { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { diagnose } from '../../../diagnostics/index.js';
import { annotate } from '../../../engine/cdk/annotate.js';
import type { CompiledSystem } from '../../../engine/cdk/compile-spec.js';
import { loadCdk } from '../../../engine/cdk/sdk.js';
import { placeOf } from '../../../engine/cdk/stands-on.js';
import { isImages } from '../bind.js';

/** Who makes the repository of images of one environment, and who pushes to it and was there before. */
interface Repository {
  by?: Stack;
  readonly waiting: Set<Stack>;
}

/** By app, then by environment and place. */
const APPS = new WeakMap<object, Map<string, Repository>>();

const stackOf = (self: Construct): Stack => loadCdk().Stack.of(self);

function repositoryOf(self: Construct, compiled: CompiledSystem): Repository {
  const { root } = self.node;
  const repositories = APPS.get(root) ?? new Map<string, Repository>();
  APPS.set(root, repositories);
  const key = `${compiled.environment} ${placeOf(compiled)}`;
  const found = repositories.get(key) ?? { waiting: new Set() };
  repositories.set(key, found);
  return found;
}

function deployBefore(images: Stack, system: Stack): void {
  if (images !== system) system.addStackDependency(images);
}

/** Notes that a construct makes the repository; the systems of the app that push to it are deployed after it. */
export function makesImages(self: Construct, compiled: CompiledSystem): void {
  const repository = repositoryOf(self, compiled);
  repository.by = stackOf(self);
  for (const system of repository.waiting) deployBefore(repository.by, system);
}

/** Notes that a system builds images; when CDK synthesizes and nobody in the app made their repository, it is warned of. */
export function needsImages(self: Construct, compiled: CompiledSystem): void {
  if (!compiled.lowered.resources.some(isImages)) return;
  const repository = repositoryOf(self, compiled);
  const stack = stackOf(self);
  if (repository.waiting.has(stack)) return;
  repository.waiting.add(stack);
  if (repository.by !== undefined) deployBefore(repository.by, stack);
  const { system, environment } = compiled;
  const { AspectPriority, Aspects } = loadCdk();
  const visit = (node: Construct): void => {
    if (node !== self || repository.by !== undefined) return;
    annotate(self, [diagnose('TRV6025', [], { system, environment, place: placeOf(compiled) })]);
  };
  Aspects.of(self).add({ visit: (node) => visit(node as Construct) }, { priority: AspectPriority.READONLY });
}
