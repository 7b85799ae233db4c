import type { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { diagnose } from '../../diagnostics/index.js';
import { refuse, type CompiledSystem } from './compile-spec.js';
import type { FoundationParts } from './made.js';
import { loadCdk } from './sdk.js';

/** A foundation, as far as those who stand on it look. */
export interface Foundation extends Construct {
  readonly nodes: FoundationParts['resources'];
  /** Name of the environment. */
  readonly environment: string;
  /** Account and region: `111122223333, eu-west-1`. */
  readonly place: string;
}

/** Account and region of an environment, in words. */
export const placeOf = ({ aws: { account, region } }: Pick<CompiledSystem, 'aws'>): string => `${account}, ${region}`;

/** Refuses a stack of another account or region; one that names none takes those of the deployment. */
export function checkStack(self: Construct, compiled: CompiledSystem): void {
  const { Stack: StackClass, Token } = loadCdk();
  const { account, region, node } = StackClass.of(self);
  const own = [account, region].map((word) => (Token.isUnresolved(word) ? undefined : word));
  const wanted = [compiled.aws.account, compiled.aws.region];
  if (own.every((word, index) => word === undefined || word === wanted[index])) return;
  refuse(
    diagnose('TRV6017', [], {
      stack: node.path,
      stackPlace: own.filter((word) => word !== undefined).join(', '),
      environment: compiled.environment,
      specPlace: placeOf(compiled),
    }),
  );
}

/**
 * A foundation in the same stack is referred to; one in another stack is imported, and deployed before.
 *
 * @throws SpecError when it is the foundation of another environment
 */
export function standOn(
  self: Construct,
  compiled: CompiledSystem,
  foundation: Foundation | undefined,
): FoundationParts | undefined {
  if (foundation === undefined) return undefined;
  const { environment } = compiled;
  const place = placeOf(compiled);
  if (foundation.environment !== environment || foundation.place !== place) {
    refuse(
      diagnose('TRV6018', [], {
        environment,
        place,
        foundation: foundation.node.path,
        foundationEnvironment: foundation.environment,
        foundationPlace: foundation.place,
      }),
    );
  }
  const { Stack: StackClass } = loadCdk();
  const [own, stack]: readonly [Stack, Stack] = [StackClass.of(self), StackClass.of(foundation)];
  if (own !== stack) own.addStackDependency(stack);
  return { stack, resources: foundation.nodes };
}
