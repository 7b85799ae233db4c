import * as z from 'zod';
import { eachOnce, form } from './common.js';

/** The begin of an address: the rest of it may be what lets in. */
const begun = (address: string): string => address.slice(0, 40);

/** Who is told. */
export const notification = z
  .strictObject({
    email: eachOnce(form(/^[^\s@]+@[^\s@]+\.[^\s@]+$/, 'an e-mail address', 'ml-oncall@example.com'))
      .max(20)
      .default([])
      .meta({ description: 'E-mail addresses. Some clouds ask each receiver to confirm.' }),
    webhook: eachOnce(
      form(
        /^https:\/\/[^\s/?#@]+(\/[^\s]*)?$/,
        'an https:// address without a user name or password in it',
        'https://hooks.example.com/ml',
        begun,
      ),
      { shown: begun },
    )
      .max(10)
      .default([])
      .meta({ description: 'HTTPS addresses that get a POST with the alarm, in the form of the target.' }),
  })
  .meta({ id: 'NotificationSpec', description: 'Who is told when an alarm goes off.' });
