import { type ChildProcess, spawn } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export interface RunningReceiver {
  address: string;
  pid: number;
  /** Headers that open the pages and the API. `get` and `post` add them if no admin token is set. */
  credentials(): Record<string, string>;
  /** The log lines so far. */
  log: Record<string, unknown>[];
  /** Everything printed so far, on both streams. */
  printed(): string;
  post(path: string, body: string | Buffer, headers?: Record<string, string>): Promise<Answer>;
  /** Signs and posts to the source `lgtm`. */
  lgtm(body: unknown): Promise<Answer>;
  get(path: string, headers?: Record<string, string>): Promise<Answer>;
  kill(signal: NodeJS.Signals): Promise<number | null>;
}

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  json: Record<string, unknown>;
}

export const secret = 'a secret for tests';

/**
 * Node.js keeps compiled modules here, without their types: a start from the sources then takes less than half the time.
 * `npm ci` empties it.
 */
export const compileCache = join(process.cwd(), 'node_modules/.cache/compile');

/** A directory of its own for a test, removed by `remove`. */
export function makeWorkplace(): { directory: string; write(name: string, text: string): string; remove(): void } {
  const directory = mkdtempSync(join(tmpdir(), 'ticketwire-test-'));
  return {
    directory,
    write: (name, text) => {
      const file = join(directory, name);
      writeFileSync(file, text);
      return file;
    },
    remove: () => rmSync(directory, { recursive: true, force: true }),
  };
}

export function sign(body: string | Buffer, key = secret): string {
  return createHmac('sha1', key).update(body).digest('hex');
}

/** Starts the receiver as its users do, in a process of its own, and waits until it listens. */
export async function startReceiver(
  directory: string,
  options: { configuration?: string; env?: Record<string, string>; entry?: string } = {},
): Promise<RunningReceiver> {
  const { child, printed } = run(['serve'], directory, options);
  const log: Record<string, unknown>[] = [];
  const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream });
  const address = await new Promise<string>((resolve, reject) => {
    lines.on('line', (line) => {
      if (!line.startsWith('{')) return;
      const entry = JSON.parse(line) as Record<string, unknown>;
      log.push(entry);
      if (entry.msg === 'listening') resolve(String(entry.address));
    });
    child.once('exit', (code) => reject(new Error(`The receiver ended with ${code}: ${printed()}`)));
  });

  const dataDirectory = options.env?.TICKETWIRE_DATA ?? join(directory, 'data');
  const credentials = () => {
    const token =
      options.env?.TICKETWIRE_ADMIN_TOKEN ?? readFileSync(join(dataDirectory, 'admin.token'), 'utf8').trim();
    return { authorization: `Bearer ${token}` };
  };
  const isOpened = (path: string) =>
    /^\/(admin|api)(\/|$)/.test(path) && existsSync(join(dataDirectory, 'admin.token')) && !hasAdminToken;
  const hasAdminToken = options.env?.TICKETWIRE_ADMIN_TOKEN !== undefined;
  const ask = async (path: string, init: RequestInit & { headers: Record<string, string> }): Promise<Answer> => {
    const headers = { ...(isOpened(path) ? credentials() : {}), ...init.headers };
    const response = await fetch(address + path, { redirect: 'manual', ...init, headers });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.startsWith('application/json') === true;
    return { status: response.status, headers: response.headers, text, json: isJson ? JSON.parse(text) : {} };
  };
  const post = (path: string, body: string | Buffer, headers: Record<string, string> = {}) =>
    ask(path, {
      method: 'POST',
      body: typeof body === 'string' ? body : new Uint8Array(body),
      headers: { 'content-type': 'application/json', ...headers },
    });
  return {
    address,
    pid: child.pid ?? 0,
    credentials,
    log,
    printed,
    post,
    lgtm: (body) => {
      const text = JSON.stringify(body);
      return post('/hooks/lgtm', text, { 'x-lgtm-signature': sign(text) });
    },
    get: (path, headers = {}) => ask(path, { headers }),
    kill: (signal) =>
      new Promise((resolve) => {
        if (child.exitCode !== null || child.signalCode !== null) resolve(child.exitCode);
        child.once('exit', (code) => resolve(code));
        child.kill(signal);
      }),
  };
}

/** Runs a command of `ticketwire` to its end. */
export async function runCommand(
  args: string[],
  directory: string,
  options: { env?: Record<string, string>; input?: string; entry?: string } = {},
): Promise<{ status: number | null; stdout: string; stderr: string }> {
  const { child } = run(args, directory, options);
  let stdout = '';
  let stderr = '';
  child.stdout?.on('data', (chunk) => {
    stdout += chunk;
  });
  child.stderr?.on('data', (chunk) => {
    stderr += chunk;
  });
  child.stdin?.end(options.input ?? '');
  const status = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { status, stdout, stderr };
}

function run(
  args: string[],
  directory: string,
  options: { configuration?: string; env?: Record<string, string>; entry?: string },
): { child: ChildProcess; printed(): string } {
  const entry = options.entry ?? join(process.cwd(), 'receiver/index.ts');
  const configuration = options.configuration === undefined ? [] : ['--config', options.configuration];
  const child = spawn(process.execPath, [entry, ...args, ...configuration], {
    cwd: directory,
    env: {
      PATH: process.env.PATH,
      NODE_COMPILE_CACHE: compileCache,
      PORT: '0',
      TICKETWIRE_DATA: join(directory, 'data'),
      ...options.env,
    },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk) => {
      printed += chunk;
    });
  }
  return { child, printed: () => printed };
}

/** A `create` as LGTM sends it; `key` makes it another alert. */
export function createBody(
  key = '8cdXzW+PyA3qiHBbWFomoMGtiIE=',
  changes: Record<string, unknown> = {},
): Record<string, unknown> {
  return {
    transition: 'create',
    project: {
      id: 1_000_001,
      'url-identifier': 'Git/example_user/example_repo',
      name: 'example_user/example_repo',
      url: 'http://lgtm.example.com/projects/Git/example_user/example_repo',
    },
    alert: {
      file: '/example.py',
      message: 'Import of "re" is not used.\n',
      url: `http://lgtm.example.com/issues/1000001/python/${key}`,
      query: { name: 'Unused import', url: 'http://lgtm.example.com/rules/1000678' },
      ...changes,
    },
  };
}

/** The configuration most tests use: LGTM alerts into issues of octo/widgets. */
export function githubConfiguration(apiUrl: string, extra = ''): string {
  return `
sources:
  lgtm: { sender: lgtm, secret: "${secret}"${extra} }
targets:
  issues: { type: github-issues, repository: octo/widgets, token: ghp_a_token_for_tests_only, api-url: "${apiUrl}" }
rules:
  - name: Alerts become issues
    on: alert
    do: [{ track: issues }]
`;
}
