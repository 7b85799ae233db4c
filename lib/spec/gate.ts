import * as z from 'zod';
import { CONDITION_PATTERN, parseCondition } from '../expression/index.js';
import { reference } from './common.js';
import { issue } from './issue.js';

const limit = z.union([
  z.number(),
  z.string().regex(/^params\.[a-zA-Z][a-zA-Z0-9_]*$/, {
    error: ({ input }) =>
      issue('TRV1011', { found: String(input), expected: 'a parameter of the pipeline, such as params.maxRmse' }),
  }),
]);

const gateObject = z
  .strictObject({
    metric: reference(
      'metric',
      /^steps\.[a-z0-9-]+\.metrics\.[A-Za-z0-9_]+$/,
      'a metric, such as steps.evaluate.metrics.rmse',
    ).meta({ description: 'The metric that decides: `steps.<step>.metrics.<metric>`.' }),
    atMost: limit
      .optional()
      .meta({ description: 'The gate passes when the metric is this or less: a number, or `params.<name>`.' }),
    atLeast: limit
      .optional()
      .meta({ description: 'The gate passes when the metric is this or more: a number, or `params.<name>`.' }),
  })
  .superRefine((gate, context) => {
    const found = [gate.atMost === undefined ? [] : ['atMost'], gate.atLeast === undefined ? [] : ['atLeast']].flat();
    if (found.length !== 1) {
      context.addIssue({ code: 'custom', message: issue('TRV1017', { fields: ['atMost', 'atLeast'], found }) });
    }
  })
  .meta({ id: 'GateSpec', description: 'A gate as an object: one metric, and the limit that it must keep.' });

/** When a model is registered: as an object, or as the text of the same comparison. */
export const gate = z
  .union([
    z
      .string()
      .superRefine((text, context) => {
        const parsed = parseCondition(text);
        if (!parsed.ok) {
          context.addIssue({ code: 'custom', message: issue('TRV1012', { found: text, problem: parsed.problem }) });
        }
      })
      .meta({ pattern: CONDITION_PATTERN }),
    gateObject,
  ])
  .meta({
    id: 'WhenSpec',
    'x-leaf': true,
    examples: [
      'steps.evaluate.metrics.rmse <= params.maxRmse',
      'steps.evaluate.metrics.auc >= 0.9',
      { metric: 'steps.evaluate.metrics.rmse', atMost: 'params.maxRmse' },
      { metric: 'steps.evaluate.metrics.auc', atLeast: 0.9 },
    ],
    description:
      'The gate: `"steps.evaluate.metrics.rmse <= params.maxRmse"`, or `{ metric: steps.evaluate.metrics.rmse, atMost: params.maxRmse }`. A gate that says no is a successful run that registers nothing.',
  });
