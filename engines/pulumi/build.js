'use strict';
const { spawn } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const readline = require('node:readline');
const { digest, ensureCached } = require('../cache');

/** The version of the Pulumi command line that is built; works with `@pulumi/pulumi` 3.248 to 3.270. */
const PULUMI_VERSION = '3.259.0';
const COMMAND = 'github.com/pulumi/pulumi/pkg/v3/cmd/pulumi';
const MODULE = path.join(__dirname, 'cli');
/** Packages that a cold build compiles, measured: only for the progress line. */
const PACKAGES = 1500;

/** Runs `go build`, which names each package on standard error as it is compiled. */
function goBuild(output, progress) {
  const flags = [
    '-trimpath',
    '-v',
    '-ldflags',
    `-s -w -X github.com/pulumi/pulumi/sdk/v3/go/common/version.Version=v${PULUMI_VERSION}`,
  ];
  const environment = { ...process.env, CGO_ENABLED: '0', GOFLAGS: '-mod=readonly -buildvcs=false' };
  return new Promise((resolve, reject) => {
    const go = spawn('go', ['build', ...flags, '-o', output, COMMAND], {
      cwd: MODULE,
      env: environment,
      stdio: ['ignore', 'inherit', 'pipe'],
    });
    const last = [];
    let compiled = 0;
    readline.createInterface({ input: go.stderr }).on('line', (line) => {
      last.push(line);
      if (last.length > 20) last.shift();
      compiled += 1;
      if (compiled % 50 === 0) {
        progress(`pulumi ${PULUMI_VERSION}: about ${Math.min(99, Math.round((100 * compiled) / PACKAGES))} % built`);
      }
    });
    go.on('error', (error) => reject(new Error(`Go is needed to build the Pulumi command line: ${error.message}`)));
    go.on('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`go build ended with ${code}:\n${last.join('\n')}`)),
    );
  });
}

/**
 * The folder that holds the `pulumi` binary, built from Go modules when it is not in the cache:
 * about 470 CPU seconds once, then nothing. No package registry ships the binary.
 *
 * @param {(message: string) => void} [progress]
 * @returns {Promise<string>}
 */
function ensurePulumi(progress = () => {}) {
  const pins = fs.readFileSync(path.join(MODULE, 'go.mod'), 'utf8');
  return ensureCached(`pulumi-${PULUMI_VERSION}-${digest(pins)}`, async (folder) => {
    progress(`pulumi ${PULUMI_VERSION}: building from Go modules (several minutes, once)`);
    await goBuild(path.join(folder, 'pulumi'), progress);
  });
}

module.exports = { ensurePulumi, PULUMI_VERSION };

if (require.main === module) {
  ensurePulumi((message) => console.error(message)).then(
    (folder) => console.log(folder),
    (error) => {
      console.error(error.message);
      process.exitCode = 1;
    },
  );
}
