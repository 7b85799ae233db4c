'use strict';
const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const { digest, ensureCached } = require('../../engines/cache');
const { CannotRun } = require('./hold');
const { run } = require('./python');

const JAVA = path.join(__dirname, '..', 'java');
const PLUGIN = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1';

function mustRun(command, args, cwd) {
  const done = spawnSync(command, args, { cwd, encoding: 'utf8' });
  if (done.error !== undefined) {
    throw new CannotRun(`${command} is needed for AWS's event matcher: ${done.error.message}`);
  }
  if (done.status !== 0) {
    throw new CannotRun(
      `${command} ${args.join(' ')} ended with ${done.status}: ${(done.stdout + done.stderr).trim().slice(-400)}`,
    );
  }
}

/** The folder with AWS's event-ruler and the small program that asks it, fetched with Maven and compiled once. */
function ensureEventRuler() {
  const source = fs.readFileSync(path.join(JAVA, 'Match.java'), 'utf8');
  const pom = fs.readFileSync(path.join(JAVA, 'pom.xml'), 'utf8');
  return ensureCached(`event-ruler-${digest(source, pom)}`, (folder) => {
    fs.writeFileSync(path.join(folder, 'pom.xml'), pom);
    fs.writeFileSync(path.join(folder, 'Match.java'), source);
    mustRun('mvn', ['-q', '-B', `${PLUGIN}:copy-dependencies`, '-DoutputDirectory=lib'], folder);
    mustRun('javac', ['-cp', 'lib/*', 'Match.java'], folder);
  });
}

/**
 * Asks AWS's own matcher, all questions in one process.
 *
 * @param {{ pattern: object, event: object }[]} questions
 * @returns {Promise<(boolean | string)[]>}  a text says what is wrong with the pattern
 */
async function matchEvents(questions) {
  const folder = await ensureEventRuler();
  const { code, out, err } = await run(
    'java',
    ['-cp', `${folder}${path.delimiter}${path.join(folder, 'lib', '*')}`, 'Match'],
    JSON.stringify(questions),
  );
  if (code !== 0) throw new Error(`the event matcher ended with ${code}: ${err.slice(-400)}`);
  return JSON.parse(out);
}

module.exports = { matchEvents };
