import { createServer, type Server } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import { TicketwireError } from '../errors.ts';
import { fetchFailure } from './fetch-failure.ts';
import { createHttp } from './http.ts';

/** Real failures of Node's own fetch, and the messages that people read. */
describe('a request that fetch cannot make or finish', () => {
  const servers: Server[] = [];
  afterEach(async () => {
    for (const server of servers.splice(0)) await new Promise((resolve) => server.close(resolve));
  });

  async function serveText(text: string): Promise<string> {
    const server = createServer((socket) => {
      socket.on('error', () => {});
      socket.once('data', () => socket.end(text));
    });
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    return `http://127.0.0.1:${address.port}/`;
  }

  async function failureOf(url: string, headers: Record<string, string> = {}): Promise<TicketwireError> {
    const error = await createHttp({ timeoutMs: 20_000 })
      .send({ method: 'GET', url, headers })
      .then(
        () => undefined,
        (thrown: unknown) => thrown,
      );
    if (error instanceof TicketwireError) return error;
    throw new Error(`Expected a TicketwireError, got ${error}.`);
  }

  const secret = 'ghp_secret';
  test.each<[string, string, Record<string, string>, string, RegExp]>([
    ['a blocked port', 'http://127.0.0.1:6000/x?q=1', {}, 'configuration', /port that fetch blocks.*another port/],
    ['another blocked port', 'https://127.0.0.1:1/', {}, 'configuration', /port that fetch blocks/],
    [
      'a token with a line break',
      'http://127.0.0.1:9000/',
      { authorization: `Bearer ${secret}\nx` },
      'configuration',
      /character that HTTP does not allow/,
    ],
    [
      'a token that is not ASCII',
      'http://127.0.0.1:9000/',
      { authorization: `Bearer ${secret}€` },
      'configuration',
      /character that HTTP does not allow/,
    ],
    ['another scheme', 'ftp://127.0.0.1/', {}, 'configuration', /http:\/\/ or https:\/\//],
    ['a password in the address', `http://bob:${secret}@127.0.0.1/`, {}, 'configuration', /user name or a password/],
    ['an address that is none', 'http://', {}, 'configuration', /not a valid URL/],
  ])('%s names its cause and what to do', async (_what, url, headers, code, words) => {
    const error = await failureOf(url, headers);
    expect({ code: error.code, message: error.message }).toEqual({ code, message: expect.stringMatching(words) });
    expect(error.message).not.toMatch(/TypeError|ghp_secret|q=1/);
  });

  test('several addresses that all refuse are one refusal, by its code', () => {
    const refused = Object.assign(new AggregateError([], ''), { code: 'ECONNREFUSED' });
    const { code, message } = fetchFailure(new TypeError('fetch failed', { cause: refused }));
    expect([code, message]).toEqual(['network', 'could not be reached, or broke off (ECONNREFUSED)']);
  });

  test.each([
    ['is not HTTP', 'SSH-2.0-OpenSSH\r\n\r\n', /not HTTP/],
    ['a proxy asks for credentials', 'HTTP/1.1 407 No\r\ncontent-length: 0\r\n\r\n', /407/],
    ['ends before it begins', '', /UND_ERR_SOCKET/],
    ['ends in the middle', 'HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nabc', /UND_ERR_SOCKET/],
    ['has headers without end', `HTTP/1.1 200 OK\r\nx: ${'a'.repeat(20_000)}\r\n\r\n`, /UND_ERR_HEADERS_OVERFLOW/],
    ['is not the gzip that it says', 'HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\n\r\nabc', /Z_DATA_ERROR/],
  ])('an answer that %s can be retried, and says why', async (_what, answer, words) => {
    const error = await failureOf(await serveText(answer));
    expect({ code: error.code, message: error.message }).toEqual({
      code: 'network',
      message: expect.stringMatching(words),
    });
    expect(error.message).not.toContain('TypeError');
  });
});
