import type { WorkflowBlock } from '../../document/workflow.js';
import { assign, AUTH, call, choose, expression, step } from './steps.js';

/** Waits between tries of a request, in seconds. */
const BACKOFF = { initial_delay: 2, max_delay: 60, multiplier: 2 } as const;
const RETRIES = 6;

/** Whether an error passes by itself: throttling, something else being changed, and, where the request changes nothing, faults of the service. */
const passes = (codes: readonly number[]): WorkflowBlock => ({
  params: ['e'],
  steps: [
    step('has_code', choose({ by_code: '"code" in e' }, 'by_tags')),
    step('by_code', { return: expression(codes.map((code) => `e.code == ${code}`).join(' or ')) }),
    step('by_tags', {
      return: expression(
        ['ConnectionError', 'ConnectionFailedError', 'TimeoutError'].map((tag) => `"${tag}" in e.tags`).join(' or '),
      ),
    }),
  ],
});

const retry = (predicate: string) => ({ predicate: expression(predicate), max_retries: RETRIES, backoff: BACKOFF });

/** Reads something. */
const read: WorkflowBlock = {
  params: ['url', 'query'],
  steps: [
    step('ask', {
      try: {
        call: 'http.get',
        args: { url: expression('url'), query: expression('query'), auth: AUTH },
        result: 'answer',
      },
      retry: retry('passes_for_reading'),
    }),
    step('give', { return: expression('answer.body') }),
  ],
};

/** Reads something that may not be there. Gives `found` and `body`. */
const find: WorkflowBlock = {
  params: ['url'],
  steps: [
    step('hope', assign({ outcome: { found: true, body: {} } })),
    step('ask', {
      try: {
        steps: [
          step('look', call('read', { url: expression('url'), query: {} }, 'body')),
          step('keep', assign({ 'outcome.body': expression('body') })),
        ],
      },
      except: {
        as: 'e',
        steps: [
          step('has_code', choose({ by_code: '"code" in e' }, 'unknown')),
          step('by_code', choose({ absent: 'e.code == 404' }, 'unknown')),
          step('unknown', { raise: expression('e') }),
          step('absent', assign({ 'outcome.found': false })),
        ],
      },
    }),
    step('give', { return: expression('outcome') }),
  ],
};

/** Sends a change. */
const change: WorkflowBlock = {
  params: ['url', 'body'],
  steps: [
    step('send', {
      try: {
        call: 'http.post',
        args: { url: expression('url'), body: expression('body'), auth: AUTH },
        result: 'answer',
      },
      retry: retry('passes_for_changing'),
    }),
    step('give', { return: expression('answer.body') }),
  ],
};

/** Changes fields of the endpoint: those that the mask names. */
const update: WorkflowBlock = {
  params: ['url', 'mask', 'body'],
  steps: [
    step('send', {
      try: {
        call: 'http.patch',
        args: {
          url: expression('url'),
          query: { updateMask: expression('mask') },
          body: expression('body'),
          auth: AUTH,
        },
        result: 'answer',
      },
      retry: retry('passes_for_changing'),
    }),
    step('give', { return: expression('answer.body') }),
  ],
};

/** Waits for a long-running operation; gives its response, raises its error. */
const finish = (api: string): WorkflowBlock => ({
  params: ['operation', 'seconds', 'most'],
  steps: [
    step('start', assign({ looks: 0, nothing: {} })),
    step('look', call('read', { url: expression(`"${api}" + operation.name`), query: {} }, 'state')),
    step('check', choose({ ended: 'default(map.get(state, "done"), false)', late: 'looks >= most' }, 'pause')),
    step('pause', call('sys.sleep', { seconds: expression('seconds') })),
    step('count', assign({ looks: expression('looks + 1') }, 'look')),
    step('late', {
      raise: expression('"not finished after " + string(seconds * most) + " seconds: " + operation.name'),
    }),
    step('ended', choose({ failed: '"error" in state' }, 'succeeded')),
    step('failed', { raise: expression('state.error') }),
    step('succeeded', { return: expression('default(map.get(state, "response"), nothing)') }),
  ],
});

/** Requests, as subworkflows by name. */
export const callBlocks = (api: string) =>
  ({
    passes_for_reading: passes([408, 429, 500, 502, 503, 504]),
    passes_for_changing: passes([409, 429, 503]),
    read,
    find,
    change,
    update,
    finish: finish(api),
  }) as const satisfies Readonly<Record<string, WorkflowBlock>>;
