import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Interference, LoggedRequest } from './github.ts';

export interface Answer {
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
}

/** A request as a fake product sees it. */
export interface Asked {
  method: string;
  /** Without the base and the query, as it was sent: `/projects/octo%2Fwidgets/issues`. */
  pathname: string;
  query: URLSearchParams;
  headers: Record<string, string>;
  json: Record<string, unknown>;
  /** The body as it came. */
  raw?: string;
}

export interface ForgeServer {
  /** Where people would open it. */
  url: string;
  requests: LoggedRequest[];
  interfere(decide: ((request: LoggedRequest) => Interference | undefined) | undefined): void;
  /** Asks the product itself, not logged. */
  api<T>(method: string, path: string, body?: unknown, headers?: Record<string, string>): T;
  close(): Promise<void>;
}

/** A product on loopback that logs every request, and can fail as products and networks do. */
export async function startForgeServer(
  options: { basePath: string; apiPath: string },
  handle: (asked: Asked) => Answer,
): Promise<ForgeServer> {
  const prefix = options.basePath + options.apiPath;
  const requests: LoggedRequest[] = [];
  let decide: ((request: LoggedRequest) => Interference | undefined) | undefined;

  function ask(request: LoggedRequest): Answer {
    const [pathname = '', query = ''] = request.path.split('?');
    const json = request.body === '' ? {} : (JSON.parse(request.body) as Record<string, unknown>);
    return handle({ ...request, pathname, query: new URLSearchParams(query), json, raw: request.body });
  }

  async function pass(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const url = incoming.url ?? '';
    if (!url.startsWith(`${prefix}/`)) {
      response.writeHead(404, { 'content-type': 'text/html' }).end('<html>Not here</html>');
      return;
    }
    const request: LoggedRequest = {
      method: incoming.method ?? '',
      path: url.slice(prefix.length),
      headers: Object.fromEntries(Object.entries(incoming.headers).map(([name, value]) => [name, String(value)])),
      body: Buffer.concat(chunks).toString('utf8'),
    };
    requests.push(request);
    const { status, headers, body, isReset = false, isCutAfter = false, delayMs = 0 } = decide?.(request) ?? {};
    if (isReset) {
      incoming.socket.resetAndDestroy();
      return;
    }
    const answer = status === undefined ? ask(request) : { status, headers, body };
    if (delayMs > 0) await new Promise((resolve) => setTimeout(resolve, delayMs));
    if (isCutAfter) {
      response.destroy();
      return;
    }
    const isText = typeof answer.body === 'string';
    response.writeHead(answer.status, { 'content-type': isText ? 'text/html' : 'application/json', ...answer.headers });
    if (answer.body === undefined) response.end();
    else response.end(isText ? (answer.body as string) : JSON.stringify(answer.body));
  }

  const server = createServer((incoming, response) => {
    pass(incoming, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${options.basePath}`,
    requests,
    interfere: (next) => {
      decide = next;
    },
    api: <T>(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
      ask({ method, path, headers, body: body === undefined ? '' : JSON.stringify(body) }).body as T,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A page of a list, with the addresses of its neighbours as forges tell them. */
export function pageOf<T>(
  all: readonly T[],
  asked: Asked,
  sizes: { member: string; max: number; usual: number },
): Answer {
  const size = Math.min(sizes.max, Number(asked.query.get(sizes.member) ?? sizes.usual));
  const page = Number(asked.query.get('page') ?? 1);
  const isLast = page * size >= all.length;
  const next = `<http://forge.example${asked.pathname}?page=${page + 1}>; rel="next"`;
  const first = `<http://forge.example${asked.pathname}?page=1>; rel="first"`;
  return {
    status: 200,
    headers: { link: isLast ? first : `${next}, ${first}`, 'x-total-count': String(all.length) },
    body: all.slice((page - 1) * size, page * size),
  };
}

/** What a request says that its operation does not know, or not so: `kinds` gives each parameter its test. */
export function parameterFaults(
  operation: string,
  given: Iterable<readonly [string, unknown]>,
  kinds: Record<string, (value: unknown) => boolean>,
): string[] {
  return [...given].flatMap(([name, value]) => {
    const isFit = Object.hasOwn(kinds, name) ? kinds[name] : undefined;
    if (isFit === undefined) return [`${operation} has no parameter ${name}`];
    return isFit(value) ? [] : [`${operation} does not take ${name}=${JSON.stringify(value)}`];
  });
}

export const kinds = {
  text: (value: unknown) => typeof value === 'string',
  flag: (value: unknown) => typeof value === 'boolean',
  count: (value: unknown) => /^[1-9]\d*$/.test(String(value)),
  ids: (value: unknown) => Array.isArray(value) && value.every((each) => Number.isInteger(each)),
  texts: (value: unknown) => Array.isArray(value) && value.every((each) => typeof each === 'string'),
  time: (value: unknown) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(String(value)),
  oneOf:
    (...choices: string[]) =>
    (value: unknown) =>
      choices.includes(String(value)),
} as const;
