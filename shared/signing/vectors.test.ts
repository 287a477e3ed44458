import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { githubScheme, githubWithSha1 } from './github.ts';
import { lgtmScheme } from './lgtm.ts';
import type { SignatureScheme } from './scheme.ts';
import { verify } from './verify.ts';

interface Vector {
  id: string;
  scheme: string;
  secret: string;
  headers: Record<string, string>;
  body: string;
  valid: boolean;
}
const { vectors } = JSON.parse(readFileSync('test/fixtures/signature-vectors.json', 'utf8')) as { vectors: Vector[] };

const schemes: Record<string, SignatureScheme> = {
  lgtm: lgtmScheme,
  'github-sha256': githubScheme,
  'github-sha1-legacy': githubWithSha1,
};

function attempt(scheme: SignatureScheme, { secret, headers, body }: Pick<Vector, 'secret' | 'headers' | 'body'>) {
  const lowered = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  const delivery = { id: '1', source: 'src', receivedAt: 0, headers: lowered, body: Buffer.from(body) };
  return () => verify(delivery, { scheme, secrets: [{ reveal: () => secret }], now: 0 });
}

const refused = expect.objectContaining({ code: 'unauthenticated' });

describe('published and computed signatures', () => {
  test.each(vectors.map((vector) => [vector.id, vector] as const))('%s', (_id, vector) => {
    const scheme = schemes[vector.scheme];
    if (scheme === undefined) throw new Error(`no scheme ${vector.scheme}`);
    if (vector.valid) expect(attempt(scheme, vector)).not.toThrow();
    else expect(attempt(scheme, vector)).toThrow(refused);
  });

  test.each(Object.entries(schemes))('what %s signs it verifies', (_name, scheme) => {
    const body = Buffer.from('{"transition":"close"}');
    expect(scheme.matches({ headers: scheme.sign(body, 'ключ', 0), body }, 'ключ', 0)).toBe(true);
  });

  test('a good SHA-1 does not make a wrong SHA-256 good, nor count where it is not allowed', () => {
    const legacy = vectors.find(({ scheme }) => scheme === 'github-sha1-legacy');
    if (legacy === undefined) throw new Error('no vector');
    const both = { ...legacy, headers: { ...legacy.headers, 'X-Hub-Signature-256': `sha256=${'0'.repeat(64)}` } };
    expect(attempt(githubWithSha1, legacy)).not.toThrow();
    expect(attempt(githubWithSha1, both)).toThrow(refused);
    expect(attempt(githubScheme, legacy)).toThrow(refused);
  });
});
