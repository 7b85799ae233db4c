'use strict';
/** The goals, whether they are met, and the tables of what was measured. */

/** How much more than ten times as long ten times as many steps may take: a tenth of a round is noise, a quadratic part would be tenfold. */
const GROWTH_ALLOWANCE = 1.25;

const ratio = (value) => value.toFixed(2);
const row = (cells) => `| ${cells.join(' | ')} |\n`;
const tableOf = (head, rows) =>
  row(head) + row(head.map((_, index) => (index === 0 ? '---' : '---:'))) + rows.map(row).join('');

/** Time of 1,000 steps over ten times the time of 100: 1 is linear. What a process costs without any step is taken off where it counts. */
const growthOf = (times, fixed = 0) => (times[1000] - fixed) / (10 * (times[100] - fixed));

/** What one process costs before the first step, by the line through 10 and 100 steps. */
const fixedOf = (times) => times[10] - (times[100] - times[10]) / 9;

function goalsOf({ commands, rows, growth }) {
  const cpuOf = (name) => [...commands, ...rows].find((item) => item.name.startsWith(name)).cpu;
  const goal = (what, limit, value) => ({ what, limit, value, met: value <= limit });
  return [
    goal('`validate` of two environments, three targets / bare Node', 3, cpuOf('validate')),
    goal('`validate` of one environment, three targets / bare Node', 3, cpuOf('validate --env dev')),
    goal('`plan` for three targets / bare Node', 4, cpuOf('plan')),
    goal('`synth --target aws` / CDK app written by hand', 1.1, cpuOf('synth --target aws /')),
    ...['azure', 'gcp'].map((target) =>
      goal(`Pulumi program for ${target} / written by hand`, 1.1, cpuOf(`Pulumi program for ${target}`)),
    ),
    ...Object.entries(growth.compiled).map(([target, { times }]) =>
      goal(`growth of compiling for ${target}, 100 → 1,000 steps`, GROWTH_ALLOWANCE, growthOf(times)),
    ),
    goal(
      'growth of `validate`, 100 → 1,000 steps',
      GROWTH_ALLOWANCE,
      growthOf(growth.validate, fixedOf(growth.validate)),
    ),
  ];
}

/** What was measured, with the goals. */
const withVerdict = (measured) => ({ ...measured, goals: goalsOf(measured) });

const ratioTable = (rows) =>
  tableOf(
    ['', 'CPU time', 'wall time'],
    rows.map(({ name, cpu, wall }) => [name, ratio(cpu), ratio(wall)]),
  );

/** Growth, as multiples of the time of 10 steps. */
const growthTable = ({ compiled, validate }) =>
  tableOf(
    ['', '10', '100', '1,000', '1,000 / (10 × 100)'],
    [
      ...Object.entries(compiled).map(([target, { times }]) => [
        `compile for ${target}`,
        '1.00',
        ratio(times[100] / times[10]),
        ratio(times[1000] / times[10]),
        ratio(growthOf(times)),
      ]),
      [
        '`validate`, whole process',
        '1.00',
        ratio(validate[100] / validate[10]),
        ratio(validate[1000] / validate[10]),
        `${ratio(growthOf(validate, fixedOf(validate)))} (without start)`,
      ],
    ],
  );

const goalTable = (goals) =>
  tableOf(
    ['goal', 'at most', 'measured', ''],
    goals.map(({ what, limit, value, met }) => [what, ratio(limit), ratio(value), met ? 'met' : 'missed']),
  );

/** All tables, for a terminal. */
const table = ({ commands, rows, growth, goals }) =>
  [ratioTable(commands), ratioTable(rows), growthTable(growth), goalTable(goals)].join('\n');

module.exports = { withVerdict, table, ratioTable, growthTable, goalTable };
