/**
 * PromQL over metrics of Cloud Monitoring: the little that trivium writes of it.
 *
 * The name of a metric is its type with `:` for the first slash and `_` for what a name cannot have.
 *
 * @see https://cloud.google.com/monitoring/promql/promql-mapping
 */

/** A metric of Vertex AI in PromQL: `prediction/online/response_count`. */
export const vertexMetric = (path: string): string => `aiplatform_googleapis_com:${path.replaceAll('/', '_')}`;

/** Labels that a series must have: a value, or a pattern that the whole value has. */
export type Labels = Readonly<Record<string, string | { readonly like: string }>>;

/** The series of a metric with these labels. */
export const selector = (metric: string, labels: Labels): string =>
  `${metric}{${Object.entries(labels)
    .map(([name, value]) =>
      typeof value === 'string' ? `${name}=${JSON.stringify(value)}` : `${name}=~${JSON.stringify(value.like)}`,
    )
    .join(',')}}`;

/** A range in whole minutes, which ends so many seconds ago. */
export const range = (series: string, seconds: number, ago: number): string =>
  `${series}[${seconds / 60}m]${ago === 0 ? '' : ` offset ${ago / 60}m`}`;

/** What a query gave at each minute of a range in whole minutes. */
export const subquery = (query: string, seconds: number): string => `(${query})[${seconds / 60}m:1m]`;
