import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { TicketwireError } from '../errors.ts';
import { Secret } from '../settings/secret.ts';
import { createDryHttp } from './dry-http.ts';
import { createGithub, type Github } from './github.ts';
import { knownWebUrlOf } from './github-addresses.ts';
import { createHttp } from './http.ts';

interface Answer {
  status?: number;
  headers?: Record<string, string>;
  body?: string;
  /** Breaks off instead of answering. */
  isCut?: boolean;
  isSilent?: boolean;
}

const now = Date.parse('2026-01-01T00:00:00Z');

describe('the GitHub client', () => {
  let server: Server;
  let github: Github;
  let answer: Answer = {};
  let seen: { method: string | undefined; url: string | undefined; headers: Record<string, unknown> }[] = [];

  beforeAll(async () => {
    server = createServer((request, response) => {
      seen.push({ method: request.method, url: request.url, headers: request.headers });
      if (answer.isCut) response.destroy();
      else if (!answer.isSilent) response.writeHead(answer.status ?? 200, answer.headers).end(answer.body ?? '{}');
      if (request.url === '/moved') answer = { body: '{"after":"redirect"}' };
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const http = createHttp({ timeoutMs: 3_000 });
    github = createGithub({
      apiUrl,
      credentials: { token: new Secret('ghp_hidden') },
      http,
      now: () => now,
      target: 'issues',
    });
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  async function failure(next: Answer): Promise<TicketwireError> {
    answer = next;
    seen = [];
    const error: unknown = await github
      .send('POST', '/repos/o/r/issues?q=hidden', { json: {} })
      .catch((thrown) => thrown);
    if (!(error instanceof TicketwireError)) throw new Error('It did not fail.');
    expect(seen.length).toBeLessThanOrEqual(1);
    expect(error.message).toContain("POST /repos/o/r/issues, target 'issues'");
    expect(error.message).not.toMatch(/hidden/);
    return error;
  }

  test('sends what GitHub asks for', async () => {
    answer = {};
    seen = [];
    await github.send('GET', '/user');
    expect(seen[0]?.headers).toMatchObject({
      accept: 'application/vnd.github+json',
      authorization: 'Bearer ghp_hidden',
      'user-agent': 'ticketwire',
      'x-github-api-version': '2022-11-28',
    });
  });

  test.each<[string, Answer, string, boolean]>([
    ['500', { status: 500 }, 'target-failed', true],
    ['502 in HTML', { status: 502, body: '<html>' }, 'target-failed', true],
    ['408', { status: 408 }, 'target-failed', true],
    ['409', { status: 409 }, 'target-failed', true],
    ['401', { status: 401 }, 'target-forbidden', false],
    ['403', { status: 403 }, 'target-forbidden', false],
    ['404', { status: 404 }, 'target-not-found', false],
    ['410', { status: 410 }, 'target-not-found', false],
    ['422', { status: 422 }, 'target-refused', false],
    ['a broken connection', { isCut: true }, 'network', true],
    ['silence', { isSilent: true }, 'timeout', true],
  ])('%s: one request, then %s', async (_what, next, code, isRetryable) => {
    expect(await failure(next)).toMatchObject({ code, isRetryable });
  });

  test.each<[string, Answer, number]>([
    ['retry-after on 429', { status: 429, headers: { 'retry-after': '7' } }, now + 7_000],
    ['retry-after on 403', { status: 403, headers: { 'retry-after': '30' } }, now + 30_000],
    [
      'nothing remaining',
      { status: 403, headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(now / 1_000 + 90) } },
      now + 90_000,
    ],
    [
      'the secondary limit in words',
      { status: 403, body: '{"message":"You have exceeded a secondary rate limit."}' },
      now + 60_000,
    ],
    ['a bare 429', { status: 429 }, now + 60_000],
  ])('%s is a limit with its end', async (_what, next, notBefore) => {
    expect(await failure(next)).toMatchObject({ code: 'rate-limited', notBefore });
  });

  test('a date in retry-after of a 503 is honoured', async () => {
    const next = { status: 503, headers: { 'retry-after': 'Thu, 01 Jan 2026 00:02:00 GMT' } };
    expect(await failure(next)).toMatchObject({ code: 'target-failed', notBefore: now + 120_000 });
  });

  test('says what GitHub said, and which permission is missing', async () => {
    const body = '{"message":"Validation Failed","errors":[{"field":"title","code":"missing_field"},"And this"]}';
    expect((await failure({ status: 422, body })).message).toContain(
      '422: Validation Failed; title missing_field; And this.',
    );
    const headers = { 'x-accepted-github-permissions': 'issues=write' };
    expect((await failure({ status: 403, headers })).message).toContain('needs the permission issues: write');
    const locked = await failure({
      status: 403,
      body: '{"message":"Unable to create comment because issue is locked."}',
    });
    expect(locked).toMatchObject({ code: 'target-refused', message: expect.stringMatching(/locked\. Unlock it/) });
    expect(locked.message).not.toContain('permission');
  });

  test.each([
    ['https://api.github.com', 'https://github.com'],
    ['https://api.acme.ghe.com', 'https://acme.ghe.com'],
    ['https://ghe.example/api/v3', 'https://ghe.example'],
    ['https://gateway.example/github', ''],
    ['https://api.github.com.evil.example', ''],
  ])('the API at %s is of %s', (address, web) => {
    expect(knownWebUrlOf(address)).toBe(web);
  });

  test('a dry run changes nothing by GraphQL, and asks', async () => {
    const sent: string[] = [];
    const http = createDryHttp({
      send: async ({ url, json }) => {
        sent.push(JSON.stringify(json));
        return { status: 200, headers: { get: () => null }, json: { data: { viewer: { login: 'x' } } }, url };
      },
    });
    const dry = createGithub({
      apiUrl: 'https://api.github.com',
      credentials: { token: new Secret('t') },
      http,
      now: () => now,
      target: 't',
    });
    expect(await dry.graphql('o/r', ' mutation { x }', {})).toEqual({});
    expect(await dry.graphql('o/r', '{ viewer { login } }', {})).toEqual({ viewer: { login: 'x' } });
    expect(sent).toHaveLength(1);
  });

  test('follows a redirect within its host, and none to another', async () => {
    answer = { status: 301, headers: { location: '/elsewhere' } };
    expect((await github.send('GET', '/moved')).json).toEqual({ after: 'redirect' });
    answer = { status: 301, headers: { location: 'http://169.254.169.254/latest' } };
    await expect(github.send('GET', '/x')).rejects.toMatchObject({ code: 'target-refused' });
  });
});
