import { nearestName } from '../../diagnostics/nearest.js';

/** What the context of the CDK app names: `cdk synth -c spec=system.yaml -c env=prod`. */
const KEYS = ['spec', 'env'] as const;
type Key = (typeof KEYS)[number];

/** How the two are called by those who write them in full. */
const MEANT: Readonly<Record<string, Key>> = { spec: 'spec', specification: 'spec', env: 'env', environment: 'env' };

/** Keys of CDK and its feature flags have these: `aws:cdk:…`, `@aws-cdk/core:…`. */
const OF_CDK = /[:@/]/;

/**
 * Keys of the context that are nearly `spec` or `env`, each with what was meant. Nobody reads them: another environment than the one
 * that was asked for would be deployed without a word.
 */
export function misspeltKeys(
  context: Readonly<Record<string, unknown>>,
): readonly { readonly key: string; readonly meant: Key }[] {
  return Object.keys(context)
    .sort()
    .flatMap((key) => {
      if (OF_CDK.test(key) || (KEYS as readonly string[]).includes(key)) return [];
      const near = nearestName(key, Object.keys(MEANT));
      const meant = near === undefined ? undefined : MEANT[near];
      return meant === undefined ? [] : [{ key, meant }];
    });
}

/** Stops at keys that are nearly `spec` or `env`. */
export function checkContext(context: Readonly<Record<string, unknown>>): void {
  const misspelt = misspeltKeys(context);
  if (misspelt.length > 0) {
    throw new Error(
      misspelt
        .map(({ key, meant }) => `the context has "${key}", which is not read: write ${meant}=${String(context[key])}`)
        .join('\n'),
    );
  }
}
