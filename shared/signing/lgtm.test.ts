import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { lgtmScheme } from './lgtm.ts';
import { verify } from './verify.ts';

interface Vector {
  id: string;
  secret: string;
  headers: Record<string, string>;
  body: string;
  valid: boolean;
}
const { vectors } = JSON.parse(readFileSync('test/fixtures/lgtm-signature-vectors.json', 'utf8')) as {
  vectors: Vector[];
};

describe('signatures of LGTM', () => {
  test.each(vectors.map((vector) => [vector.id, vector] as const))('%s', (_id, { secret, headers, body, valid }) => {
    const lowered = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
    const delivery = { id: '1', source: 'lgtm', receivedAt: 0, headers: lowered, body: Buffer.from(body) };
    const attempt = () => verify(delivery, { scheme: lgtmScheme, secrets: [{ reveal: () => secret }], now: 0 });
    if (valid) expect(attempt()).toBe(delivery);
    else expect(attempt).toThrow(expect.objectContaining({ code: 'unauthenticated' }));
  });

  test('what it signs it verifies', () => {
    const body = Buffer.from('{"transition":"close"}');
    expect(lgtmScheme.matches({ headers: lgtmScheme.sign(body, 'ключ', 0), body }, 'ключ', 0)).toBe(true);
  });
});
