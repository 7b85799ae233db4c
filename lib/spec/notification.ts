import * as z from 'zod';
import { issue } from './issue.js';

/** Who is told. */
export const notification = z.strictObject({
  email: z.array(z.string().regex(/^[^\s@]+@[^\s@]+\.[^\s@]+$/, { error: ({ input }) => issue('TRV1018', { found: String(input), problem: 'not an e-mail address' }) })).max(20).default([]).meta({ description: 'E-mail addresses. Some clouds ask each receiver to confirm.' }),
  webhook: z.array(z.string().regex(/^https:\/\/[^\s/?#@]+(\/[^\s]*)?$/, { error: ({ input }) => issue('TRV1018', { found: String(input).slice(0, 40), problem: 'a webhook is an https:// address without a user name or password in it' }) })).max(10).default([]).meta({ description: 'HTTPS addresses that get a POST with the alarm, in the form of the target.' }),
}).meta({ id: 'NotificationSpec', description: 'Who is told when an alarm goes off.' });
