'use strict';
/** Measures processes side by side: A B A B …, so that what else the machine does reaches both alike. */
const { spawnSync } = require('node:child_process');

/** Runs a command in the shell's own clock: seconds of wall time and of CPU time, of all its threads and children. */
function timed({ command, cwd, exits = [0] }) {
  const ran = spawnSync(
    'bash',
    ['-c', 'TIMEFORMAT="%3R %3U %3S"; time "$@" >/dev/null 2>/dev/null', 'bash', ...command],
    { cwd, encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } },
  );
  if (!exits.includes(ran.status)) throw new Error(`exit code ${ran.status}: ${command.join(' ')}`);
  const [wall, user, system] = ran.stderr.trim().split(/\s+/).map(Number);
  return { wall, cpu: user + system };
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/**
 * Compares commands with a first one.
 *
 * @returns for each other command, the medians over all rounds of its times divided by those of the first in the same round
 */
function compare(first, others, rounds) {
  const all = [first, ...others];
  for (const item of all) timed(item);
  const found = Array.from({ length: rounds }, () => all.map(timed));
  return others.map(({ name }, index) => ({
    name,
    cpu: median(found.map((round) => round[index + 1].cpu / round[0].cpu)),
    wall: median(found.map((round) => round[index + 1].wall / round[0].wall)),
  }));
}

module.exports = { compare, median, timed };
