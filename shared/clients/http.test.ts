import { expect, test } from '@jest/globals';
import { createHttp, retryAfterOf } from './http.ts';

const token = 'tok-with-odd-signs';
const basic = Buffer.from(`bot@example.com:${token}`).toString('base64');

/** A service, or a proxy, that quotes what it was sent. */
function echoing(status: number) {
  return createHttp({
    timeoutMs: 1_000,
    fetch: async (_url, init) => {
      const text = JSON.stringify({ message: `You sent ${JSON.stringify(init.headers)} and ${token} and ${basic}.` });
      const headers = { get: (name: string) => (name === 'content-type' ? 'application/json' : null) };
      return {
        status,
        headers,
        body: (async function* () {
          yield Buffer.from(text);
        })(),
      };
    },
  });
}

test.each<[string, Record<string, string>]>([
  ['a bearer token', { authorization: `Bearer ${token}` }],
  ['a name and a password', { authorization: `Basic ${basic}` }],
  ["GitLab's token", { 'private-token': token }],
])('what proves who we are is in no refusal: %s', async (what, headers) => {
  const { json } = await echoing(403).send({ method: 'GET', url: 'http://127.0.0.1:9/', headers });
  const told = JSON.stringify(json);
  expect(told).toContain('[secret]');
  expect(told).not.toContain('with-odd-signs');
  if (what === 'a name and a password') expect(told).not.toContain(basic);
});

test('what is no refusal is left as it is', async () => {
  const { json } = await echoing(200).send({
    method: 'GET',
    url: 'http://127.0.0.1:9/',
    headers: { authorization: `Bearer ${token}` },
  });
  expect(JSON.stringify(json)).toContain('with-odd-signs');
});

test.each<[string, string | undefined]>([
  ['channel_is_archived\n', 'channel_is_archived'],
  ['<html>no</html>', undefined],
  ['two\nlines', undefined],
  ['x'.repeat(301), undefined],
  ['{"error":"no"}', undefined],
  ['', undefined],
])('a short line of plain text is told as it is: %j', async (said, expected) => {
  const http = createHttp({
    timeoutMs: 1_000,
    fetch: async () => ({
      status: 404,
      headers: { get: () => null },
      body: (async function* () {
        yield Buffer.from(said);
      })(),
    }),
  });
  const { text } = await http.send({ method: 'POST', url: 'http://127.0.0.1:9/', headers: {} });
  expect(text).toBe(expected);
});

test.each<[string, number | undefined]>([
  ['2', 3_000],
  ['0.4', 1_400],
  ['Thu, 01 Jan 1970 00:00:09 GMT', 9_000],
  ['soon', undefined],
])('Retry-After: %s', (value, expected) => {
  expect(retryAfterOf({ get: () => value }, 1_000)).toBe(expected);
});
