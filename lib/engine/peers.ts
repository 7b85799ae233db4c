import type { Target } from '../compiler/provider.js';
import { diagnose, type Diagnostic } from '../diagnostics/index.js';

/** The packages that the constructs and components of each target need: optional peers of trivium. */
export const PEERS: Readonly<Record<Target, readonly string[]>> = {
  aws: ['aws-cdk-lib', 'constructs'],
  azure: ['@pulumi/pulumi', '@pulumi/azure-native'],
  gcp: ['@pulumi/pulumi', '@pulumi/gcp'],
};

/** Thrown where an optional peer is missing; its message says what to install. */
export class MissingPackage extends Error {
  /** The same as a diagnostic, for those who show it their own way. */
  readonly diagnostic: Diagnostic;

  constructor(target: string, packages: readonly string[]) {
    const diagnostic = diagnose('TRV6006', [], { target, packages });
    super([diagnostic.message, diagnostic.help].join('\n'));
    this.name = 'MissingPackage';
    this.diagnostic = diagnostic;
  }
}

const resolved = new Map<string, string>();

/**
 * The path of a file of an optional peer: as trivium sees it, since SDKs are its peers, else as the project sees it that runs.
 *
 * What was found is remembered: engines ask for every value of every resource, and Node looks at the disk each time.
 */
export function resolvePeer(path: string): string {
  const found = resolved.get(path) ?? require.resolve(path, { paths: [__dirname, process.cwd()] });
  resolved.set(path, found);
  return found;
}

function isInstalled(name: string): boolean {
  try {
    resolvePeer(`${name}/package.json`);
    return true;
  } catch {
    return false;
  }
}

/**
 * Makes sure of every package that a target needs, and loads none.
 *
 * @throws MissingPackage that names all that are missing, so that one command installs them
 */
export function requirePeers(target: Target): void {
  const missing = PEERS[target].filter((name) => !isInstalled(name));
  if (missing.length > 0) throw new MissingPackage(target, missing);
}
