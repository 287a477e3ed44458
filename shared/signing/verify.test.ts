import { describe, expect, test } from '@jest/globals';
import type { SignatureScheme } from './scheme.ts';
import { type SourceSecret, verify } from './verify.ts';

/** A scheme whose proof is the secret itself. */
const plain: SignatureScheme = {
  id: 'plain',
  headers: ['x-proof'],
  mayMatch: () => true,
  matches: ({ headers }, secret) => headers['x-proof'] === secret,
  sign: (_body, secret) => ({ 'x-proof': secret }),
};

function attempt(proof: string | undefined, secrets: SourceSecret[], now = 1_000) {
  const headers: Record<string, string> = proof === undefined ? {} : { 'x-proof': proof };
  const delivery = { id: '1', source: 'octo', receivedAt: now, headers, body: new Uint8Array() };
  return () => verify(delivery, { scheme: plain, secrets, now });
}
const secret = (text: string, until?: number): SourceSecret => ({ reveal: () => text, until });

describe('verify', () => {
  test('takes any of the secrets of a rotation', () => {
    expect(attempt('old', [secret('new'), secret('old')])).not.toThrow();
  });

  test('takes a secret until its time, and not at it', () => {
    expect(attempt('old', [secret('new'), secret('old', 1_001)])).not.toThrow();
    expect(attempt('old', [secret('new'), secret('old', 1_000)])).toThrow('matches no secret');
  });

  test('an empty secret verifies nothing, even what was signed with one', () => {
    expect(attempt('', [secret('')])).toThrow('matches no secret');
  });

  test('no secret at all verifies nothing', () => {
    expect(attempt('x', [])).toThrow(expect.objectContaining({ code: 'unauthenticated' }));
  });

  test('says the same whether the proof is missing or wrong, and shows neither proof nor secret', () => {
    const messageOf = (run: () => unknown): string => {
      try {
        run();
      } catch (error) {
        return (error as Error).message;
      }
      return '';
    };
    const wrong = messageOf(attempt('guess', [secret('real')]));
    expect(wrong).toBe(messageOf(attempt(undefined, [secret('real')])));
    expect(wrong).toMatch(/x-proof.*'octo'/);
    expect(wrong).not.toMatch(/guess|real/);
  });
});
