import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { findFaults } from './github-description.ts';

/** An attempt as GitHub lists it; `id` is written into the JSON as it stands, however many digits it has. */
export interface FakeAttempt {
  id: string;
  guid: string;
  event: string;
  action: string | null;
  at: number;
  statusCode: number;
  payload: unknown;
}

export interface FakeHooks {
  apiUrl: string;
  /** `GET /path?query`, in order. */
  requests: string[];
  faults: string[];
  /** What the requests were proved with, in order. */
  authorizations: string[];
  /** Newest first. */
  attempts: FakeAttempt[];
  /** A page of the list as it is answered, from an attempt on. */
  listed(start: number): string;
  /** Answers a request instead, or lets it wait. */
  interfere(decide: ((path: string) => Instead | Promise<Instead> | undefined) | undefined): void;
  close(): Promise<void>;
}

type Instead = { status: number; headers?: Record<string, string>; body?: string } | undefined;

const pageLength = 2;

/** The part of GitHub's API that tells of a hook's deliveries, hook 7 of octo/widgets and an App's, in pages of two. */
export async function startFakeHooks(hookUrl: string): Promise<FakeHooks> {
  let decide: Parameters<FakeHooks['interfere']>[0];
  const hooks: FakeHooks = {
    apiUrl: '',
    requests: [],
    faults: [],
    authorizations: [],
    attempts: [],
    listed: (start) =>
      `[${hooks.attempts
        .slice(start, start + pageLength)
        .map(toListed)
        .join(',')}]`,
    interfere: (next) => {
      decide = next;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  const server = createServer(async (request, response) => {
    const path = request.url ?? '';
    hooks.requests.push(`${request.method} ${path}`);
    hooks.authorizations.push(request.headers.authorization ?? '');
    hooks.faults.push(...findFaults({ method: request.method ?? '', path, body: '' }));
    const instead = await decide?.(path);
    if (instead !== undefined) send(response, instead.body ?? '{"message":"no"}', instead);
    else answer(response, new URL(path, hooks.apiUrl));
  });

  function answer(response: ServerResponse, url: URL): void {
    const base = '/repos/octo/widgets/hooks';
    const [, id] = new RegExp(`^(?:${base}/7|/app/hook)/deliveries/(\\d+)$`).exec(url.pathname) ?? [];
    if (url.pathname === base) {
      const others = [{ id: 6, config: { url: 'https://elsewhere.example/other' } }];
      send(response, JSON.stringify([...others, { id: 7, config: { url: hookUrl } }]));
    } else if ([`${base}/7/deliveries`, '/app/hook/deliveries'].includes(url.pathname)) {
      const start = Number(url.searchParams.get('cursor')?.slice('c_'.length) ?? 0);
      const next = new URL(url);
      next.searchParams.set('cursor', `c_${start + pageLength}`);
      const isLast = start + pageLength >= hooks.attempts.length;
      const headers: Record<string, string> = isLast ? {} : { link: `<${next.href}>; rel="next"` };
      send(response, hooks.listed(start), { status: 200, headers });
    } else {
      const found = hooks.attempts.find((attempt) => attempt.id === id);
      if (found === undefined) send(response, '{"message":"Not Found"}', { status: 404 });
      else {
        const { payload, event, guid } = found;
        const headers = { 'X-GitHub-Event': event, 'X-GitHub-Delivery': guid };
        send(response, `{"id":${id},"request":${JSON.stringify({ headers, payload })}}`);
      }
    }
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  hooks.apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return hooks;
}

function toListed({ id, guid, event, action, at, statusCode }: FakeAttempt): string {
  const rest = { guid, event, action, delivered_at: new Date(at).toISOString(), status_code: statusCode };
  return `{"id":${id},${JSON.stringify(rest).slice(1)}`;
}

function send(response: ServerResponse, body: string, { status, headers }: NonNullable<Instead> = { status: 200 }) {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);
}
