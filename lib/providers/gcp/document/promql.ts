/**
 * PromQL over metrics of Cloud Monitoring: the little that trivium writes of it.
 *
 * The name of a metric is its type with `:` for the first slash and `_` for what a name cannot have.
 *
 * @see https://cloud.google.com/monitoring/promql/promql-mapping
 */

/** A metric of Vertex AI in PromQL: `prediction/online/response_count`. */
export const vertexMetric = (path: string): string => `aiplatform_googleapis_com:${path.replaceAll('/', '_')}`;

/** Labels that a series must have. */
export const selector = (metric: string, labels: Readonly<Record<string, string>>): string =>
  `${metric}{${Object.entries(labels)
    .map(([name, value]) => `${name}=${JSON.stringify(value)}`)
    .join(',')}}`;

/** A range in whole minutes. */
export const range = (series: string, seconds: number): string => `${series}[${seconds / 60}m]`;

/** What a query gave at each minute of a range in whole minutes. */
export const subquery = (query: string, seconds: number): string => `(${query})[${seconds / 60}m:1m]`;
