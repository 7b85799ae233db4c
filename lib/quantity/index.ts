export { formatCron, parseCron, type Cron, type CronField, type CronResult } from './cron.js';
export { durationExamples, formatDuration, formatIsoDuration, parseDuration } from './duration.js';
export { parsePercent, percentExamples } from './percent.js';
export { formatSize, parseSize, sizeExamples } from './size.js';
export { isTimeZone, nearestTimeZone, windowsTimeZone } from './time-zone.js';
