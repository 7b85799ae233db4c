'use strict';
/** Sets up what is missing: packages from the lock file, and the build. Needs Node and npm alone. */
const { spawnSync } = require('node:child_process');
const { existsSync, readdirSync, statSync } = require('node:fs');
const path = require('node:path');

const root = path.join(__dirname, '..');

function run(command, args, what) {
  process.stderr.write(`${what} …\n`);
  const done = spawnSync(command, args, { cwd: root, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });
  if (done.status !== 0) {
    process.stderr.write(`${what}: failed${done.error === undefined ? '' : ` (${done.error.message})`}\n`);
    process.exit(done.status ?? 1);
  }
}

/** Installs the packages of the lock file, when they are not there. */
function ensureInstalled() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    process.stderr.write(`trivium needs Node 20.19 or newer; this is ${process.versions.node}\n`);
    process.exit(2);
  }
  if (!existsSync(path.join(root, 'node_modules', '.package-lock.json'))) {
    run('npm', ['ci', '--no-audit', '--no-fund'], 'installing packages (npm ci)');
  }
}

/** The newest change of any file below a folder. */
function newest(folder) {
  return Math.max(
    0,
    ...readdirSync(folder, { withFileTypes: true }).map((entry) => {
      const file = path.join(folder, entry.name);
      return entry.isDirectory() ? newest(file) : statSync(file).mtimeMs;
    }),
  );
}

/** Builds, when the build is missing or older than the source. */
function ensureBuilt() {
  ensureInstalled();
  const program = path.join(root, 'dist', 'programs.js.cache');
  const source = Math.max(newest(path.join(root, 'lib')), statSync(path.join(root, 'package-lock.json')).mtimeMs);
  if (!existsSync(program) || statSync(program).mtimeMs < source) {
    run(process.execPath, [path.join(root, 'scripts', 'build.js')], 'building');
  }
}

module.exports = { ensureInstalled, ensureBuilt, root };
