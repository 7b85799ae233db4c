/**
 * Log queries in the Kusto Query Language: the little that trivium writes of it.
 *
 * @see https://learn.microsoft.com/kusto/query/
 */

/** A text in a query. */
export const text = (value: string): string => `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

/** A time span in a query, in whole minutes where it is one. */
export const span = (seconds: number): string => (seconds % 60 === 0 ? `${seconds / 60}m` : `${seconds}s`);

/** Operators one after the other. */
export const pipe = (source: string, ...operators: readonly string[]): string =>
  [source, ...operators.map((operator) => `| ${operator}`)].join('\n');

/**
 * Rows of a table that may not be there: a table of logs appears with its first record, and a query that fails for a week is switched off.
 *
 * @param columns - what the rest of the query needs, with types
 * @param operators - operators on the table itself, where `ingestion_time()` has a meaning
 * @see https://learn.microsoft.com/azure/azure-monitor/alerts/alerts-troubleshoot-log
 */
export function tolerant(table: string, columns: string, ...operators: readonly string[]): string {
  return `union isfuzzy=true (${[table, ...operators].join(' | ')}), (datatable(${columns}) [])`;
}
