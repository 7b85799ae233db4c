import { formatIsoDuration } from '../../../../quantity/index.js';

const MINUTE = 60;
const HOUR = 3600;
const DAY = 86_400;

/** Times that metric alerts look back over. https://learn.microsoft.com/azure/azure-monitor/alerts/alerts-create-metric-alert-rule */
const METRIC_WINDOWS: readonly number[] = [
  MINUTE,
  5 * MINUTE,
  15 * MINUTE,
  30 * MINUTE,
  HOUR,
  6 * HOUR,
  12 * HOUR,
  DAY,
];

/** Times that log queries of alerts look back over. https://learn.microsoft.com/azure/azure-monitor/alerts/alerts-create-log-alert-rule */
const QUERY_RANGES: readonly number[] = [5, 10, 15, 30, 45, 60, 120, 180, 240, 300, 360, 1440, 2880].map(
  (minutes) => minutes * MINUTE,
);

/** How late records come into the logs at the most, as far as is documented. https://learn.microsoft.com/azure/azure-monitor/logs/data-ingestion-time */
export const INGESTION_SECONDS = 30 * MINUTE;

const atLeast = (ladder: readonly number[], seconds: number): number =>
  ladder.find((step) => step >= seconds) ?? (ladder.at(-1) as number);

/** The window of a metric alert: the smallest that is no shorter. */
export const metricWindow = (seconds: number): number => atLeast(METRIC_WINDOWS, seconds);

/** How often a metric alert is evaluated: each minute, and less often over long windows. */
export const metricFrequency = (window: number): string =>
  formatIsoDuration(window <= 15 * MINUTE ? MINUTE : window <= HOUR ? 5 * MINUTE : HOUR);

/** The shortest period of a query. Rules that are evaluated every minute know no `ingestion_time()` and no `union`. */
const SHORTEST_QUERY = 5 * MINUTE;

/** The period of a query: what was asked for, but no less than the shortest. */
export const queryPeriod = (seconds: number): number => Math.max(SHORTEST_QUERY, seconds);

/** How often a query is evaluated. */
export const queryFrequency = (seconds: number): number => (seconds < HOUR ? SHORTEST_QUERY : 15 * MINUTE);

/** The range of a query that must see so much, and what came late. */
export const queryRange = (seconds: number): number => atLeast(QUERY_RANGES, seconds + INGESTION_SECONDS);

/** The longest range of a query. */
export const MAX_RANGE_SECONDS = QUERY_RANGES.at(-1) as number;
