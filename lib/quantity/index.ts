export { CRON_PATTERN } from './cron-pattern.js';
export { formatCron, parseCron, type Cron, type CronField, type CronResult } from './cron.js';
export { DURATION, durationExamples, formatDuration, formatIsoDuration, parseDuration } from './duration.js';
export { parsePercent, PERCENT, percentExamples } from './percent.js';
export { formatSize, parseSize, sizeExamples } from './size.js';
export { isTimeZone, TIME_ZONE_PATTERN, nearestTimeZone, windowsTimeZone } from './time-zone.js';
