import type { HttpAction } from '../../../lib/providers/azure/document/logic-app.js';

/** A request, evaluated. */
export interface Request {
  readonly method: string;
  readonly uri: string;
  readonly body?: unknown;
  readonly authentication: HttpAction['inputs']['authentication'];
}
/** An answer. */
export interface Response {
  readonly statusCode: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}
/** What answers: at a time, in seconds. */
export interface Server {
  handle(request: Request, at: number): Response;
}
/** A clock that only waiting moves. */
export interface Clock {
  now: number;
}

/** Seconds of an ISO 8601 duration. */
export function seconds(duration: string): number {
  const [, hours = '0', minutes = '0', rest = '0'] = /^PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?$/.exec(duration) ?? [];
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(rest);
}

const isTransient = (status: number): boolean => status === 408 || status === 429 || status >= 500;

/** Sends, and repeats after 408, 429 and 5xx as the policy says. */
function sendWithRetries(
  request: Request,
  policy: HttpAction['inputs']['retryPolicy'],
  server: Server,
  clock: Clock,
): Response {
  const interval = seconds(policy.interval);
  for (let attempt = 0; ; attempt += 1) {
    const response = server.handle(request, clock.now);
    if (!isTransient(response.statusCode) || attempt >= policy.count) return response;
    clock.now += Math.min(interval * 2 ** attempt, seconds(policy.maximumInterval ?? 'PT1H'));
  }
}

/**
 * One HTTP action, as documented: retries by its policy; a 202 with a location is followed until it is over, unless that is turned off.
 *
 * @returns nothing when following took longer than the action's limit
 */
export function send(action: HttpAction, request: Request, server: Server, clock: Clock): Response | undefined {
  const { retryPolicy } = action.inputs;
  let response = sendWithRetries(request, retryPolicy, server, clock);
  if (action.operationOptions === 'DisableAsyncPattern') return response;
  const end = clock.now + seconds(action.limit?.timeout ?? 'PT24H');
  while (response.statusCode === 202 && response.headers?.['location'] !== undefined) {
    clock.now += Number(response.headers['retry-after'] ?? 20);
    if (clock.now > end) return undefined;
    response = sendWithRetries(
      { method: 'GET', uri: response.headers['location'], authentication: request.authentication },
      retryPolicy,
      server,
      clock,
    );
  }
  return response;
}
