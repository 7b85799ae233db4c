/**
 * Log queries in the Kusto Query Language: the little that trivium writes of it.
 *
 * @see https://learn.microsoft.com/kusto/query/
 */

/** A text in a query. */
export const text = (value: string): string => `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

/** A time span in a query, in whole minutes where it is one. */
export const span = (seconds: number): string => (seconds % 60 === 0 ? `${seconds / 60}m` : `${seconds}s`);

/** A query of one table: operators in order, one a line. */
export const pipe = (table: string, ...operators: readonly string[]): string => [table, ...operators.map((operator) => `| ${operator}`)].join('\n');
