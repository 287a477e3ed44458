import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';

export interface GitForge {
  /** Where its repository is. */
  directory: string;
  /** Clone address of the repository `octo/site`, with these credentials. */
  url(credentials?: string): string;
  /** Commits files as the forge's people do and pushes them; gives the commit. Null removes a file. */
  push(files: Record<string, string | null>, options?: { branch?: string; isForced?: boolean; onto?: string }): string;
  /** Puts a branch on a commit by force. */
  force(commit: string, branch?: string): void;
  /** How often something was fetched from it. */
  fetches(): number;
  /** What is waited for before each answer with objects. */
  delay(ms: number): void;
  stop(): Promise<void>;
}

/** Git as people run it, with none of their own settings. */
export function git(cwd: string, ...args: string[]): string {
  const env = { PATH: process.env.PATH ?? '', HOME: cwd, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' };
  const own = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.org', '-c', 'init.defaultBranch=main'];
  return execFileSync('git', [...own, ...args], {
    cwd,
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  }).trim();
}

/** A forge on loopback: git's own http-backend behind basic authentication. */
export async function startGitForge(directory: string, user = 'deploy:right'): Promise<GitForge> {
  const bare = join(directory, 'forge', 'octo', 'site.git');
  const work = join(directory, 'people');
  mkdirSync(bare, { recursive: true });
  mkdirSync(work, { recursive: true });
  git(bare, 'init', '--quiet', '--bare', '.');
  git(work, 'clone', '--quiet', bare, '.');
  let fetches = 0;
  let delayMs = 0;
  const backend = join(execFileSync('git', ['--exec-path'], { encoding: 'utf8' }).trim(), 'git-http-backend');

  const server = createServer((request, response) => {
    if (request.headers.authorization !== `Basic ${Buffer.from(user).toString('base64')}`) {
      response.writeHead(401, { 'www-authenticate': 'Basic realm="forge"' }).end();
      return;
    }
    const isFetch = request.method === 'POST';
    if (isFetch) fetches += 1;
    setTimeout(() => answer(request, response), isFetch ? delayMs : 0).unref();
  });

  function answer(request: IncomingMessage, response: ServerResponse): void {
    const url = new URL(request.url ?? '', 'http://forge');
    const child = spawn(backend, [], {
      env: {
        PATH: process.env.PATH ?? '',
        GIT_PROJECT_ROOT: join(directory, 'forge'),
        GIT_HTTP_EXPORT_ALL: '1',
        GIT_CONFIG_GLOBAL: '/dev/null',
        REQUEST_METHOD: request.method ?? '',
        PATH_INFO: url.pathname,
        QUERY_STRING: url.search.slice(1),
        CONTENT_TYPE: request.headers['content-type'] ?? '',
        HTTP_CONTENT_ENCODING: request.headers['content-encoding'] ?? '',
        GIT_PROTOCOL: String(request.headers['git-protocol'] ?? ''),
        REMOTE_USER: 'deploy',
      },
    });
    request.pipe(child.stdin).on('error', () => undefined);
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.once('close', () => {
      const all = Buffer.concat(chunks);
      const end = all.indexOf('\r\n\r\n');
      for (const line of all.subarray(0, end).toString().split('\r\n')) {
        const [name = '', value = ''] = line.split(': ');
        if (name === 'Status') response.statusCode = Number.parseInt(value, 10);
        else if (name !== '') response.setHeader(name, value);
      }
      response.end(all.subarray(end + 4));
    });
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    directory: bare,
    url: (credentials = user) => `http://${credentials}@127.0.0.1:${port}/octo/site.git`,
    push: (files, { branch = 'main', isForced = false, onto } = {}) => {
      const start = onto ?? (git(work, 'branch', '--list', branch) === '' ? 'HEAD' : branch);
      const hasCommits = git(work, 'rev-list', '--all', '--max-count=1') !== '';
      if (hasCommits) git(work, 'checkout', '--quiet', '-B', branch, start);
      for (const [name, content] of Object.entries(files)) {
        mkdirSync(dirname(join(work, name)), { recursive: true });
        if (content === null) git(work, 'rm', '--quiet', name);
        else writeFileSync(join(work, name), content);
      }
      git(work, 'add', '--all');
      git(work, 'commit', '--quiet', '--allow-empty', '--message', Object.keys(files).join(' '));
      git(work, 'push', '--quiet', ...(isForced ? ['--force'] : []), 'origin', `HEAD:refs/heads/${branch}`);
      return git(work, 'rev-parse', 'HEAD');
    },
    force: (commit, branch = 'main') => {
      git(work, 'push', '--quiet', '--force', 'origin', `${commit}:refs/heads/${branch}`);
      git(work, 'checkout', '--quiet', '-B', branch, commit);
    },
    fetches: () => fetches,
    delay: (ms) => {
      delayMs = ms;
    },
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
