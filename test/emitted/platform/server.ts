import { request } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import { start, type Program } from './sandbox.js';

/** One answer of a server. */
export interface Reply {
  readonly status: number;
  readonly body: string;
}

/** A server that a platform started. */
export interface Served {
  /** Sends a request to the route of predictions. */
  post(body: string | Buffer): Promise<Reply>;
  log(): string;
  stop(): Promise<void>;
}

/** Seconds until a server must have loaded its model. */
const WAIT = 240;

/** A port that nobody uses. */
export function freePort(): Promise<number> {
  const probe = createServer();
  return new Promise((done) =>
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => done(port));
    }),
  );
}

function ask(port: number, method: string, path: string, body?: string | Buffer): Promise<Reply> {
  return new Promise((done, fail) => {
    const sent = request(
      { host: '127.0.0.1', port, method, path, headers: { 'Content-Type': 'application/json' }, agent: false },
      (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('end', () => done({ status: answer.statusCode ?? 0, body: Buffer.concat(parts).toString('utf8') }));
      },
    );
    sent.on('error', fail);
    sent.end(body);
  });
}

const pause = (milliseconds: number): Promise<void> => new Promise((done) => setTimeout(done, milliseconds));

/** Starts a server and waits until its health route answers 200. */
export async function serve(program: Program, port: number, health: string, predict: string): Promise<Served> {
  const child = start(program);
  let log = '';
  let ended = false;
  child.stdout?.on('data', (part: Buffer) => {
    log += part.toString('utf8');
  });
  child.stderr?.on('data', (part: Buffer) => {
    log += part.toString('utf8');
  });
  const closed = new Promise<void>((done) =>
    child.on('close', () => {
      ended = true;
      done();
    }),
  );
  const stop = async (): Promise<void> => {
    if (!ended && child.pid !== undefined) process.kill(-child.pid, 'SIGTERM');
    const hard = setTimeout(() => {
      if (!ended && child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    }, 10_000);
    await closed;
    clearTimeout(hard);
  };
  for (let tries = 0; tries < WAIT * 4 && !ended; tries += 1) {
    const healthy = await ask(port, 'GET', health).then(
      ({ status }) => status === 200,
      () => false,
    );
    if (healthy) return { post: (body) => ask(port, 'POST', predict, body), log: () => log, stop };
    await pause(250);
  }
  await stop();
  throw new Error(`the server did not start:\n${log}`);
}
