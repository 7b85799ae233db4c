import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request that a container made. */
export interface Asked {
  readonly method: string;
  readonly host: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** An answer: JSON, or bytes. */
export interface Answer {
  readonly status: number;
  readonly body: object | Buffer;
}

/** A service behind one or more hosts. */
export type Service = (asked: Asked) => Answer;

/** The network of a platform: services by host name. A host that nobody serves is remembered, and refused. */
export class Network {
  readonly unknown: string[] = [];
  private server: Server | undefined;

  constructor(private readonly services: Readonly<Record<string, Service>>) {}

  /** Starts listening; gives the variable that a container needs to be in this network. */
  async open(): Promise<Readonly<Record<string, string>>> {
    const server = createServer((request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        const host = request.headers.host ?? '';
        const url = new URL(request.url ?? '/', `http://${host}`);
        const service = this.services[host.replace(/:\d+$/, '')];
        if (service === undefined) this.unknown.push(`${request.method} ${url.href}`);
        const asked = {
          method: request.method ?? '',
          host,
          path: url.pathname,
          query: url.searchParams,
          headers: request.headers,
          body: Buffer.concat(parts).toString('utf8'),
        };
        const { status, body } = service?.(asked) ?? { status: 502, body: {} };
        response
          .writeHead(status, { 'Content-Type': 'application/json' })
          .end(Buffer.isBuffer(body) ? body : JSON.stringify(body));
      });
    });
    this.server = server;
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    return { EMITTED_NETWORK: `127.0.0.1:${(server.address() as AddressInfo).port}` };
  }

  /** Stops listening. */
  close(): void {
    this.server?.closeAllConnections();
    this.server?.close();
  }
}
