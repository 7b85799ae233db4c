import * as z from 'zod';
import { form } from './common.js';

/** Who is told. */
export const notification = z
  .strictObject({
    email: z
      .array(form(/^[^\s@]+@[^\s@]+\.[^\s@]+$/, 'an e-mail address', 'ml-oncall@example.com'))
      .max(20)
      .default([])
      .meta({ description: 'E-mail addresses. Some clouds ask each receiver to confirm.' }),
    webhook: z
      .array(
        form(
          /^https:\/\/[^\s/?#@]+(\/[^\s]*)?$/,
          'an https:// address without a user name or password in it',
          'https://hooks.example.com/ml',
          (text) => text.slice(0, 40),
        ),
      )
      .max(10)
      .default([])
      .meta({ description: 'HTTPS addresses that get a POST with the alarm, in the form of the target.' }),
  })
  .meta({ id: 'NotificationSpec', description: 'Who is told when an alarm goes off.' });
