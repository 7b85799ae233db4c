import * as z from 'zod';
import { CRON_PATTERN, isTimeZone, nearestTimeZone, parseCron, TIME_ZONE_PATTERN } from '../quantity/index.js';
import { description, portName, reference } from './common.js';
import { issue } from './issue.js';

const cron = z
  .string()
  .superRefine((text, context) => {
    const parsed = parseCron(text);
    if (!parsed.ok) {
      context.addIssue({ code: 'custom', message: issue('TRV1013', { found: text, problem: parsed.problem }) });
    }
  })
  .meta({ pattern: CRON_PATTERN });

const timezone = z
  .string()
  .superRefine((name, context) => {
    if (!isTimeZone(name)) {
      context.addIssue({ code: 'custom', message: issue('TRV1014', { found: name, nearest: nearestTimeZone(name) }) });
    }
  })
  .meta({ pattern: TIME_ZONE_PATTERN });

/** What starts a pipeline. */
export const trigger = z
  .strictObject({
    description,
    run: reference('pipeline', /^(pipelines|jobs)\.[a-z0-9-]+$/, 'a pipeline or job, such as pipelines.train').meta({
      description: 'What is started: `pipelines.<name>` or `jobs.<name>`.',
    }),
    cron: cron.meta({ description: 'When: minute, hour, day of month, month, day of week, such as `0 2 * * *`.' }),
    timezone: timezone.default('UTC').meta({ description: 'IANA time zone in which `cron` is read.' }),
    params: z
      .record(portName, z.union([z.string(), z.number(), z.boolean()]))
      .default({})
      .meta({ description: 'Values of parameters for these runs.' }),
    enabled: z.boolean().default(true).meta({ description: 'Whether it starts anything.' }),
  })
  .meta({ id: 'TriggerSpec', description: 'What starts a pipeline: a schedule.' });
