'use strict';
const { spawn } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { ensurePulumi } = require('./build');
const { startProviders } = require('./provider');

const HOST = path.join(__dirname, 'language-host');

/** The surroundings of a Pulumi that touches nothing of the user's and nothing of the network. */
function environmentFor({ binary, state, attach }) {
  return {
    PATH: [binary, HOST, process.env.PATH].join(path.delimiter),
    PULUMI_HOME: path.join(state, 'home'),
    PULUMI_BACKEND_URL: `file://${path.join(state, 'stacks')}`,
    PULUMI_CONFIG_PASSPHRASE: 'passphrase',
    PULUMI_SKIP_UPDATE_CHECK: 'true',
    PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: 'true',
    PULUMI_AUTOMATION_API_SKIP_VERSION_CHECK: 'true',
    PULUMI_SDK_DIR: path.join(__dirname, '..', '..'),
    ...(attach === undefined ? {} : { PULUMI_DEBUG_PROVIDERS: attach }),
  };
}

/**
 * Runs the Pulumi command line to its end.
 *
 * @param {{ cwd: string, args: string[], env?: Record<string, string | undefined> }} options  `env` is laid over the process's own
 * @returns {Promise<{ code: number | null, out: string, err: string }>}
 */
function pulumi({ cwd, args, env = {} }) {
  return new Promise((resolve, reject) => {
    const child = spawn('pulumi', ['--non-interactive', ...args], {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', (chunk) => {
      out += chunk;
    });
    child.stderr.setEncoding('utf8').on('data', (chunk) => {
      err += chunk;
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out, err }));
  });
}

/**
 * The real Pulumi engine with state in a temporary folder, and stand-in providers in this process.
 *
 * @param {{ packages?: string[], existing?: boolean, progress?: (message: string) => void }} [options]
 */
async function startPulumi({ packages, existing, progress } = {}) {
  const binary = await ensurePulumi(progress);
  const { attach, cloud, stop } = await startProviders({ packages, existing });
  const state = fs.mkdtempSync(path.join(os.tmpdir(), 'trivium-pulumi-'));
  fs.mkdirSync(path.join(state, 'stacks'));
  const env = environmentFor({ binary, state, attach });
  return {
    cloud,
    env,
    run: (cwd, args, more = {}) => pulumi({ cwd, args, env: { ...env, ...more } }),
    /** What a preview says, as data: `changeSummary` and `steps`. */
    preview: async (cwd, args = []) => {
      const { code, out, err } = await pulumi({ cwd, args: ['preview', '--json', ...args], env });
      return { code, err, ...(out.trim().startsWith('{') ? JSON.parse(out) : { out }) };
    },
    stop: async () => {
      await stop();
      fs.rmSync(state, { recursive: true, force: true });
    },
  };
}

module.exports = { pulumi, startPulumi };
