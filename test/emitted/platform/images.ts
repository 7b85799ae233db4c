import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { cacheFolder, ensurePythonEnv, findPython, PythonEnvError } from '../../../scripts/python-env.js';

const ROOT = path.join(__dirname, '..', '..', '..');
/** The network of the tests, and a pip that keeps what it installed. */
const PARTS = path.join(ROOT, 'test', 'emitted', 'python');
/** The example's packages, and the vendors' own serving libraries. */
const FRAMEWORK = path.join(ROOT, 'test', 'runtime', 'requirements.txt');

/** What plays a container's image: a throw-away Python, so that whatever is installed in it is gone with it. */
export interface Image {
  readonly python: string;
  /** Variables that every program in it has. */
  readonly env: Readonly<Record<string, string>>;
}

/** The interpreter that images are made of, or the reason why there is none. */
export function foundPython(): { readonly python: string } | { readonly reason: string } {
  if (findPython() === undefined) return { reason: 'no Python 3.9 or newer was found' };
  try {
    return { python: ensurePythonEnv({ requirementsFile: FRAMEWORK, noDeps: true }) };
  } catch (error) {
    if (error instanceof PythonEnvError) return { reason: error.message };
    throw error;
  }
}

const sitePackages = (python: string): string =>
  execFileSync(python, ['-c', 'import sysconfig; print(sysconfig.get_path("purelib"))'], { encoding: 'utf8' }).trim();

/** `parent` has no blank in it: sagemaker-containers splits its own command line at blanks. */
function makeImage(base: string, parent: string, lines: readonly string[], env: Image['env']): Image {
  const folder = mkdtempSync(path.join(parent, 'image-'));
  execFileSync(base, ['-m', 'venv', '--without-pip', folder]);
  const python = path.join(folder, 'bin', 'python3');
  const site = sitePackages(python);
  for (const name of ['emitted_network.py', 'pip']) {
    cpSync(path.join(PARTS, name), path.join(site, name), { recursive: true });
  }
  writeFileSync(path.join(site, 'emitted.pth'), ['import emitted_network', ...lines, ''].join('\n'));
  const home = path.join(folder, 'home');
  mkdirSync(home);
  const common = {
    PATH: `${path.join(folder, 'bin')}:${process.env.PATH ?? ''}`,
    HOME: home,
    LANG: 'C.UTF-8',
    PIP_DISABLE_PIP_VERSION_CHECK: '1',
    PIP_ROOT_USER_ACTION: 'ignore',
  };
  const pip = { EMITTED_PIP: sitePackages(base), EMITTED_PACKAGES: path.join(cacheFolder(), 'python') };
  return { python, env: { ...common, ...pip, ...env } };
}

/** An image with the framework in it: SageMaker's scikit-learn image, or an environment of Azure ML that was built. */
export function frameworkImage(base: string, parent: string): Image {
  // pip builds a folder with the setuptools that are there, as in the container.
  return makeImage(base, parent, [sitePackages(base)], {
    PIP_NO_BUILD_ISOLATION: '0',
    PIP_NO_INDEX: '1',
    PYTHONWARNINGS: 'ignore',
  });
}

/** An image with Python and pip alone. */
export const plainImage = (base: string, parent: string): Image => makeImage(base, parent, [], {});
