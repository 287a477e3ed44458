import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo, Server } from 'node:net';
import { createEmulator } from 'emulate';
import { freePort } from './free-port.ts';
import { findFaults } from './github-description.ts';

export interface LoggedRequest {
  method: string;
  /** Path and query, without the base. */
  path: string;
  headers: Record<string, string>;
  body: string;
}

/** What a test lets happen to a request: answer it in GitHub's place, or wait before and after. Absent: just pass it on. */
export interface Interference {
  /** Answered instead of GitHub; with `isCutAfter` the answer is lost. */
  status?: number;
  headers?: Record<string, string>;
  body?: unknown;
  /** Passed on, then answered this much later. */
  delayMs?: number;
  /** Passed on, then answered once this has resolved. */
  answersAfter?: Promise<unknown>;
  /** Passed on, but the answer is lost. */
  isCutAfter?: boolean;
  /** Answered instead of GitHub, but the answer never leaves: the connection stays as it is. */
  isHeld?: boolean;
  /** Never reaches GitHub: the connection is reset. */
  isReset?: boolean;
  /** Passed on, but of the answer only this many bytes arrive before the connection is reset. */
  cutAfterBytes?: number;
}

export interface FakeGithub {
  /** As `api-url` takes it. */
  apiUrl: string;
  requests: LoggedRequest[];
  /** What GitHub's own API description says against our requests. */
  faults: string[];
  /** Alerts of code scanning by their paths, such as `/repos/octo/widgets/code-scanning/alerts/7`. */
  alerts: Map<string, FakeAlert>;
  /** Decides about each request as it comes. */
  interfere(decide: ((request: LoggedRequest) => Interference | undefined) | undefined): void;
  /** Asks GitHub itself, not logged. */
  api<T>(method: string, path: string, body?: unknown): Promise<T>;
  reset(): void;
  close(): Promise<void>;
}

/** An App as the emulator takes it; its JSON web tokens are verified. */
export interface FakeApp {
  app_id: number;
  slug: string;
  name: string;
  /** PKCS#8. */
  private_key: string;
  permissions: Record<string, 'read' | 'write'>;
  installations: {
    installation_id: number;
    account: string;
    repository_selection?: 'all' | 'selected';
    repositories?: string[];
  }[];
}

export interface FakeAlert {
  number: number;
  state: 'open' | 'dismissed' | 'fixed' | null;
  dismissed_reason?: string | null;
  dismissed_comment?: string | null;
}

export const fakeToken = 'ghp_a_token_for_tests_only';
/** A workflow's own token: it writes as GitHub's robot, and may not ask who it is. */
export const workflowToken = 'ghs_a_token_for_tests_only';
const robot = 'github-actions[bot]';

/**
 * GitHub on loopback: the emulator keeps state, and a proxy before it logs every request, checks it against GitHub's
 * published description, and can fail as GitHub and networks do. `basePath` is `/api/v3` for an Enterprise Server.
 */
export async function startFakeGithub(options: { basePath?: string; apps?: FakeApp[] } = {}): Promise<FakeGithub> {
  const basePath = options.basePath ?? '';
  const port = await freePort();
  const emulator = await onLoopback(() =>
    createEmulator({
      service: 'github',
      port,
      seed: {
        tokens: {
          [fakeToken]: { login: 'ticketwire-bot', scopes: ['repo', 'user'] },
          [workflowToken]: { login: robot, scopes: ['repo'] },
        },
        github: {
          users: [{ login: 'ticketwire-bot' }, { login: 'octo' }, { login: robot }],
          repos: [
            { owner: 'octo', name: 'widgets' },
            { owner: 'octo', name: 'gadgets' },
          ],
          apps: options.apps ?? [],
        },
      },
    }),
  );
  const emulatorUrl = `http://127.0.0.1:${port}`;
  const requests: LoggedRequest[] = [];
  const faults: string[] = [];
  const alerts = new Map<string, FakeAlert>();
  let decide: ((request: LoggedRequest) => Interference | undefined) | undefined;

  const proxy = createServer((request, response) => {
    pass(request, response).catch(() => response.destroy());
  });

  async function pass(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString('utf8');
    const url = incoming.url ?? '';
    if (!url.startsWith(`${basePath}/`)) {
      response.writeHead(404, { 'content-type': 'text/html' }).end('<html>Not here</html>');
      return;
    }
    const request: LoggedRequest = {
      method: incoming.method ?? '',
      path: url.slice(basePath.length),
      headers: Object.fromEntries(Object.entries(incoming.headers).map(([name, value]) => [name, String(value)])),
      body,
    };
    requests.push(request);
    if (request.path !== '/graphql') faults.push(...findFaults(request));
    const {
      status,
      headers,
      body: answer,
      delayMs = 0,
      answersAfter,
      isCutAfter = false,
      isReset = false,
      isHeld = false,
      cutAfterBytes,
    } = decide?.(request) ?? {};
    if (isReset) {
      incoming.socket.resetAndDestroy();
      return;
    }
    if (isHeld) return;
    if (status !== undefined && isCutAfter) {
      response.destroy();
      return;
    }
    if (status !== undefined) {
      response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(answer ?? {}));
      return;
    }
    if (request.path === '/user' && request.headers.authorization === `Bearer ${workflowToken}`) {
      const message = 'Resource not accessible by integration';
      response.writeHead(403, { 'content-type': 'application/json' }).end(JSON.stringify({ message }));
      return;
    }
    if (request.path.includes('/code-scanning/alerts/')) {
      const alert = alerts.get(request.path);
      if (request.method === 'PATCH' && alert !== undefined) Object.assign(alert, JSON.parse(body));
      const message = alert === undefined ? { message: 'No alert found' } : alert;
      response
        .writeHead(alert === undefined ? 404 : 200, { 'content-type': 'application/json' })
        .end(JSON.stringify(message));
      return;
    }
    if (request.path === '/graphql' && request.headers.authorization === `Bearer ${workflowToken}`) {
      const answer = { data: { viewer: { login: robot } } };
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
      return;
    }
    const real = await ask(request.method, request.path, body, request.headers.authorization);
    if (delayMs > 0) await new Promise((resolve) => setTimeout(resolve, delayMs));
    await answersAfter;
    if (cutAfterBytes !== undefined) {
      const head = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(real.text) };
      response
        .writeHead(real.status, head)
        .write(real.text.slice(0, cutAfterBytes), () => incoming.socket.resetAndDestroy());
    } else if (isCutAfter) response.destroy();
    else response.writeHead(real.status, { 'content-type': 'application/json' }).end(real.text);
  }

  async function ask(method: string, path: string, body: string, authorization = `Bearer ${fakeToken}`) {
    const answer = await fetch(emulatorUrl + path, {
      method,
      headers: { authorization, 'content-type': 'application/json' },
      ...(body === '' ? {} : { body }),
    });
    return { status: answer.status, text: await answer.text() };
  }

  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  return {
    apiUrl: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}${basePath}`,
    requests,
    faults,
    alerts,
    interfere: (next) => {
      decide = next;
    },
    api: async <T>(method: string, path: string, body?: unknown) => {
      const { text } = await ask(method, path, body === undefined ? '' : JSON.stringify(body));
      return (text === '' ? undefined : JSON.parse(text)) as T;
    },
    reset: () => {
      emulator.reset();
      requests.length = 0;
      faults.length = 0;
      alerts.clear();
      decide = undefined;
    },
    close: async () => {
      proxy.closeAllConnections();
      await new Promise((resolve) => proxy.close(resolve));
      await emulator.close();
    },
  };
}

/** The emulator takes no host and would listen on every address; here it listens on loopback only. */
export async function onLoopback<T>(start: () => Promise<T>): Promise<T> {
  const { listen } = Server.prototype;
  Server.prototype.listen = function (this: Server, ...given: unknown[]) {
    const [port, host = '127.0.0.1', ...rest] = given;
    return listen.apply(this, [port, host, ...rest] as unknown as Parameters<typeof listen>);
  } as typeof listen;
  try {
    return await start();
  } finally {
    Server.prototype.listen = listen;
  }
}
