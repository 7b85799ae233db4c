import { readFileSync } from 'node:fs';
import type { Target } from '../compiler/provider.js';
import { diagnose, type Diagnostic } from '../diagnostics/index.js';

/** The packages that the constructs and components of each target need: optional peers of trivium. */
export const PEERS: Readonly<Record<Target, readonly string[]>> = {
  aws: ['aws-cdk-lib', 'constructs'],
  azure: ['@pulumi/pulumi', '@pulumi/azure-native'],
  gcp: ['@pulumi/pulumi', '@pulumi/gcp'],
};

/** Versions of a package with everything that is emitted: from this one on, before this major. */
export interface PeerVersions {
  readonly from: string;
  readonly below: number;
}

/**
 * The versions that work, as `peerDependencies` of package.json says them too (a test compares): package managers only warn, and the
 * SDK of a cloud fails late, or takes what it does not know for nothing.
 *
 * `@pulumi/gcp`: schedules of pipelines came with 9.33.0. `@pulumi/pulumi`: what the SDKs of the clouds ask for themselves.
 */
export const PEER_VERSIONS: Readonly<Record<string, PeerVersions>> = {
  'aws-cdk-lib': { from: '2.257.0', below: 3 },
  constructs: { from: '10.0.0', below: 11 },
  '@pulumi/pulumi': { from: '3.142.0', below: 4 },
  '@pulumi/azure-native': { from: '3.28.0', below: 4 },
  '@pulumi/gcp': { from: '9.33.0', below: 10 },
};

/** Thrown where an optional peer cannot be used; its message says what to install. */
export class PeerProblem extends Error {
  /** The same as a diagnostic, for those who show it their own way. */
  readonly diagnostic: Diagnostic;

  protected constructor(diagnostic: Diagnostic) {
    super([diagnostic.message, diagnostic.help].join('\n'));
    this.name = new.target.name;
    this.diagnostic = diagnostic;
  }
}

/** Thrown where an optional peer is missing. */
export class MissingPackage extends PeerProblem {
  constructor(target: string, packages: readonly string[]) {
    super(diagnose('TRV6006', [], { target, packages }));
  }
}

/** Thrown where an optional peer is there in a version that does not work. */
export class WrongVersion extends PeerProblem {
  constructor(target: string, name: string, found: string, { from, below }: PeerVersions) {
    super(diagnose('TRV6031', [], { target, package: name, found, from, below }));
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

function installedVersion(name: string): string | undefined {
  try {
    const { version } = JSON.parse(readFileSync(resolvePeer(`${name}/package.json`), 'utf8')) as { version: string };
    return version;
  } catch {
    return undefined;
  }
}

/** Numbers of a version; what comes before a release is taken for it. */
const numbers = (version: string): readonly number[] => version.split(/[.+-]/).slice(0, 3).map(Number);

/** Whether a version is one of those that work. */
export function isWorking(version: string, { from, below }: PeerVersions): boolean {
  const [own, least] = [numbers(version), numbers(from)];
  const differs = own.findIndex((number, index) => number !== least[index]);
  return (own[0] ?? 0) < below && (differs === -1 || (own[differs] ?? 0) > (least[differs] ?? 0));
}

const checked = new Set<Target>();

/**
 * Makes sure of every package that a target needs, and loads none.
 *
 * @throws MissingPackage that names all that are missing, so that one command installs them
 * @throws WrongVersion that names the first with a version that does not work
 */
export function requirePeers(target: Target): void {
  if (checked.has(target)) return;
  const versions = PEERS[target].map((name) => ({ name, version: installedVersion(name) }));
  const missing = versions.filter(({ version }) => version === undefined).map(({ name }) => name);
  if (missing.length > 0) throw new MissingPackage(target, missing);
  for (const { name, version = '' } of versions) {
    const working = PEER_VERSIONS[name];
    if (working !== undefined && !isWorking(version, working)) throw new WrongVersion(target, name, version, working);
  }
  checked.add(target);
}
