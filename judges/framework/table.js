'use strict';

const HEAD = ['judge', 'documents', 'accepted', 'mistakes rejected', 'seconds', 'verdict'];

/** One line of the table per judge. */
function rowOf({ judge, result, skipped, error }) {
  if (skipped !== undefined) return [judge.name, '-', '-', '-', '-', `did not run: ${skipped}`];
  if (error !== undefined) return [judge.name, '-', '-', '-', '-', `broke: ${error}`];
  const counts = [
    String(result.documents),
    String(result.accepted),
    `${result.rejected} of ${result.mistakes}`,
    result.seconds.toFixed(1),
  ];
  return [judge.name, ...counts, verdictOf(result)];
}

/** In words, what a judge's result means. */
function verdictOf(result) {
  if (result.failures.length > 0) return 'judge is not proven';
  if (result.refused.length > 0) return 'REFUSED';
  return result.documents === 0 ? 'no document' : 'accepted';
}

/** A table of plain text whose numbers are aligned to the right. */
function table(outcomes) {
  const rows = [HEAD, ...outcomes.map(rowOf).map((row) => row.map((cell) => cell.split('\n')[0]))];
  const widths = HEAD.map((_, column) =>
    Math.max(...(column === 5 ? [HEAD[5].length] : rows.map((row) => row[column].length))),
  );
  const lines = rows.map((row) =>
    row
      .map((cell, column) =>
        column === 0 || column === 5 ? cell.padEnd(widths[column]) : cell.padStart(widths[column]),
      )
      .join('  ')
      .trimEnd(),
  );
  lines.splice(1, 0, widths.map((width) => '-'.repeat(width)).join('  '));
  return lines.join('\n');
}

/** What was refused, at most a few lines per judge, so that the table stays in sight. */
function details(outcomes, most = 20) {
  return outcomes.flatMap(({ judge, result }) => {
    if (result === undefined) return [];
    const refused = result.refused.map((finding) => `${judge.name}: ${finding.id}: ${finding.message}`);
    const rest = refused.length > most ? [`${judge.name}: … and ${refused.length - most} more`] : [];
    return [...result.failures.map((failure) => `${judge.name}: ${failure}`), ...refused.slice(0, most), ...rest];
  });
}

module.exports = { table, details };
