import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { TicketwireError } from '../errors.ts';
import { Secret } from '../settings/secret.ts';
import { createHttp } from './http.ts';
import { createJira, type Jira } from './jira.ts';

interface Answer {
  status?: number;
  headers?: Record<string, string>;
  body?: string;
  isCut?: boolean;
  isSilent?: boolean;
}

const now = Date.parse('2026-01-01T00:00:00Z');
const minute = 60_000;

describe('the Jira client', () => {
  let server: Server;
  let jira: Jira;
  let answer: Answer = {};
  let seen: Record<string, unknown>[] = [];

  beforeAll(async () => {
    server = createServer((request, response) => {
      seen.push(request.headers);
      if (answer.isCut) response.destroy();
      else if (!answer.isSilent) response.writeHead(answer.status ?? 200, answer.headers).end(answer.body ?? '{}');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const apiBase = `http://127.0.0.1:${(server.address() as AddressInfo).port}/rest/api/3`;
    const http = createHttp({ timeoutMs: 3_000 });
    jira = createJira({ apiBase, authorization: new Secret('Basic hidden'), http, now: () => now, target: 'soc' });
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  async function failure(next: Answer, method: 'GET' | 'POST' = 'POST'): Promise<TicketwireError> {
    answer = next;
    seen = [];
    const json = method === 'POST' ? { json: { text: 'hidden' } } : {};
    const error: unknown = await jira.send(method, '/issue/SOC-7/comment?q=hidden', json).catch((thrown) => thrown);
    if (!(error instanceof TicketwireError)) throw new Error('It did not fail.');
    expect(seen.length).toBe(1);
    expect(error.message).toContain(`${method} /issue/SOC-7/comment, target 'soc'`);
    expect(error.message).not.toMatch(/hidden|<html/);
    return error;
  }

  test('sends its credentials, and asks for JSON', async () => {
    answer = {};
    seen = [];
    await jira.send('GET', '/issue/SOC-7');
    expect(seen).toMatchObject([
      { accept: 'application/json', authorization: 'Basic hidden', 'user-agent': 'ticketwire' },
    ]);
  });

  test('gives the statuses that are expected, and can refuse them afterwards', async () => {
    answer = { status: 400, body: '{"errorMessages":["No."]}' };
    const response = await jira.send('POST', '/issue/SOC-7/transitions', { expect: [400] });
    expect(response).toMatchObject({ status: 400, json: { errorMessages: ['No.'] } });
    const error = jira.refusal('POST', '/issue/SOC-7/transitions', response);
    expect(error.code).toBe('target-refused');
    expect(error.message).toContain("Jira (POST /issue/SOC-7/transitions, target 'soc') answered 400: No.");
  });

  test.each<[string, Answer, string, boolean]>([
    ['500', { status: 500 }, 'target-failed', true],
    ['502 in HTML', { status: 502, body: '<html>' }, 'target-failed', true],
    ['408', { status: 408 }, 'target-failed', true],
    ['425', { status: 425 }, 'target-failed', true],
    ['409', { status: 409 }, 'target-failed', true],
    ['429', { status: 429 }, 'rate-limited', true],
    ['401', { status: 401, body: 'Client must be authenticated' }, 'target-forbidden', false],
    ['403', { status: 403 }, 'target-forbidden', false],
    ['404', { status: 404, body: '{"errorMessages":["Issue does not exist."]}' }, 'target-not-found', false],
    ['404 without a word', { status: 404 }, 'target-not-found', false],
    [
      "404 in HTML, of a proxy's",
      { status: 404, headers: { 'content-type': 'text/html' }, body: '<html>' },
      'target-failed',
      true,
    ],
    ["404 of another interface's", { status: 404, body: '{"message":"null for uri"}' }, 'target-failed', true],
    ['400', { status: 400 }, 'target-refused', false],
    ['413', { status: 413 }, 'target-refused', false],
    ['422', { status: 422 }, 'target-refused', false],
    [
      'a redirect to another place',
      { status: 302, headers: { location: 'https://sso.example/' } },
      'target-refused',
      false,
    ],
    ['a lost connection', { isCut: true }, 'network', true],
    ['silence', { isSilent: true }, 'timeout', true],
  ])('%s is the code it should be', async (_what, next, code, isRetryable) => {
    const error = await failure(next);
    expect([error.code, error.isRetryable]).toEqual([code, isRetryable]);
  });

  test.each<[string, Answer, string]>([
    ['401', { status: 401 }, 'cloud-id'],
    ['401 with a captcha', { status: 401, headers: { 'x-seraph-loginreason': 'AUTHENTICATION_DENIED' } }, 'captcha'],
    ['403 with a captcha', { status: 403, headers: { 'x-seraph-loginreason': 'AUTHENTICATION_DENIED' } }, 'captcha'],
    [
      '404 for an unknown token',
      { status: 404, headers: { 'x-seraph-loginreason': 'AUTHENTICATED_FAILED' } },
      'expired',
    ],
    [
      '200 for an unknown token',
      { status: 200, headers: { 'x-seraph-loginreason': 'AUTHENTICATED_FAILED' } },
      'expired',
    ],
  ])('%s says what to do', async (_what, next, words) => {
    const error = await failure(next, 'GET');
    expect(error.code).toBe('target-forbidden');
    expect(error.message).toContain(words);
  });

  test('a ticket that is not found may be hidden', async () => {
    expect((await failure({ status: 404 })).message).toContain('does not exist, or the user may not see it');
  });

  test.each<[string, Record<string, string>, number]>([
    ['seconds', { 'retry-after': '7' }, now + 7_000],
    ['a time', { 'x-ratelimit-reset': '2026-01-01T00:05Z' }, now + 5 * minute],
    ['the standard header', { 'ratelimit-reset': '90' }, now + 90_000],
    ['the sooner header first', { 'retry-after': '7', 'x-ratelimit-reset': '2026-01-01T00:05Z' }, now + 7_000],
    ['a time that has passed', { 'x-ratelimit-reset': '2025-12-31T00:00Z' }, now + minute],
    ['nonsense', { 'x-ratelimit-reset': 'soon' }, now + minute],
    ['nothing', {}, now + minute],
  ])('a rate limit is waited for as told: %s', async (_what, headers, notBefore) => {
    expect((await failure({ status: 429, headers })).notBefore).toBe(notBefore);
  });

  test('an overload may name its time', async () => {
    expect((await failure({ status: 503, headers: { 'retry-after': '30' } })).notBefore).toBe(now + 30_000);
    expect((await failure({ status: 503 })).notBefore).toBeUndefined();
  });

  test.each<[string, unknown, string]>([
    [
      "Jira's messages and fields",
      { errorMessages: ['Field\n\tis  required'], errors: { resolution: 'Not there.' } },
      'Field is required; resolution: Not there. Sending',
    ],
    ['a word of the gateway', { code: 400, message: 'Bad gateway' }, 'answered 400: Bad gateway. Sending'],
    ['no words', { errorMessages: [], errors: {} }, 'answered 400. Sending'],
    ['other shapes', { errorMessages: 'x', errors: ['y'] }, 'answered 400. Sending'],
  ])('says %s in one line', async (_what, body, words) => {
    expect((await failure({ status: 400, body: JSON.stringify(body) })).message).toContain(words);
  });

  test("of Jira's words at most 300 characters are told", async () => {
    const { message } = await failure({ status: 400, body: JSON.stringify({ errorMessages: ['x'.repeat(9_000)] }) });
    expect(message).toContain(`${'x'.repeat(299)}. Sending`);
  });
});
