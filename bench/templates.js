'use strict';
/** Whether the hand-written programs make what the example makes: the same types, as often. A comparison of different things would mean nothing. */
const { spawnSync } = require('node:child_process');
const { readdirSync, readFileSync } = require('node:fs');
const path = require('node:path');

const root = path.join(__dirname, '..');

/** How many resources of each type the templates of a folder have. */
function typesOf(folder) {
  const counts = {};
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.template.json'))) {
    for (const { Type } of Object.values(JSON.parse(readFileSync(path.join(folder, name), 'utf8')).Resources)) {
      counts[Type] = (counts[Type] ?? 0) + 1;
    }
  }
  return Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function mockedTypes(target, whose) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [path.join(__dirname, 'mocked.js'), target, whose], {
    cwd: root,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`the ${whose} program for ${target} failed: ${stderr}`);
  return JSON.parse(stdout.trim().split('\n').at(-1));
}

/** Refuses to go on when two programs do not make the same. */
function mustBeSame(what, ours, theirs) {
  const differ = [...new Set([...Object.keys(ours), ...Object.keys(theirs)])].filter(
    (type) => ours[type] !== theirs[type],
  );
  if (Object.keys(ours).length === 0 || differ.length > 0) {
    throw new Error(
      `the hand-written ${what} makes something else (${differ.map((type) => `${type}: ${theirs[type] ?? 0} instead of ${ours[type] ?? 0}`).join(', ') || 'nothing is made'}); run node bench/handwritten/write.js`,
    );
  }
  return Object.values(ours).reduce((sum, count) => sum + count, 0);
}

module.exports = { typesOf, mockedTypes, mustBeSame };
