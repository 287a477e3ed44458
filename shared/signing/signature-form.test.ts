import { generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { plainForm, type SignatureForm, schemeOf } from './signature-form.ts';
import { standardWebhooks, standardWebhooksOf } from './standard-webhooks.ts';

const at = 1_790_000_000;
const body = Buffer.from('{"a":1}');
const formed = (form: Partial<SignatureForm>) => schemeOf({ ...plainForm, id: 'x', header: 'x-signature', ...form });

/** The sender's key pair: the private key, and the 32 bytes of the public one. */
function keyPair() {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return { privateKey, bytes: publicKey.export({ format: 'der', type: 'spki' }).subarray(-32) };
}

describe('a signature as a source describes it', () => {
  test('the time stands in a header of its own, and counts for its tolerance', () => {
    const scheme = formed({ signed: '{timestamp}:{body}', timestampHeader: 'x-time', toleranceMs: 60_000 });
    const headers = scheme.sign(body, 'key', at * 1_000);
    expect(headers['x-time']).toBe(String(at));
    const isGenuine = (seconds: number, changed = headers) =>
      scheme.matches({ headers: changed, body }, 'key', seconds * 1_000);
    expect([isGenuine(at), isGenuine(at + 60), isGenuine(at + 61), isGenuine(at - 60), isGenuine(at - 61)]).toEqual([
      true,
      true,
      false,
      true,
      false,
    ]);
    expect(isGenuine(at, { ...headers, 'x-time': String(at + 1) })).toBe(false);
    expect(isGenuine(at, { 'x-signature': headers['x-signature'] ?? '' })).toBe(false);
  });

  test('the time may be one entry of the header, with several signatures beside it', () => {
    const scheme = formed({ signed: '{timestamp}.{body}', separator: ',', timestampPrefix: 't=', prefix: 'v1=' });
    const { 'x-signature': header = '' } = scheme.sign(body, 'key', at * 1_000);
    expect(header).toMatch(/^t=1790000000,v1=[0-9a-f]{64}$/);
    const isGenuine = (text: string) => scheme.matches({ headers: { 'x-signature': text }, body }, 'key', at * 1_000);
    expect(isGenuine(header)).toBe(true);
    expect(isGenuine(header.replace(',', ', v0=x, v1=00, '))).toBe(true);
    expect(isGenuine(header.replace('t=', 'u='))).toBe(false);
    expect(isGenuine(`${Array(30).fill('v1=00').join(',')},${header}`)).toBe(false);
  });

  test.each([
    ['milliseconds', String(at * 1_000)],
    ['ISO 8601', new Date(at * 1_000).toISOString()],
  ])('the time may be in %s', (_what, text) => {
    const seconds = formed({ signed: '{timestamp}:{body}', timestampHeader: 'x-time' });
    const bytes = formed({ signed: '{body}' });
    const signed = bytes.sign(Buffer.concat([Buffer.from(`${text}:`), body]), 'key', 0);
    expect(seconds.matches({ headers: { ...signed, 'x-time': text }, body }, 'key', at * 1_000)).toBe(true);
  });

  test('an id that holds what follows it is none', () => {
    const scheme = formed({ signed: '{id}.{body}', idHeader: 'x-id' });
    const all = formed({}).sign(Buffer.from('a.b.{"a":1}'), 'key', 0);
    expect(scheme.matches({ headers: { ...all, 'x-id': 'a.b' }, body }, 'key', 0)).toBe(false);
    expect(scheme.matches({ headers: { ...all, 'x-id': 'a' }, body: Buffer.from('b.{"a":1}') }, 'key', 0)).toBe(true);
  });

  test('a secret of which no key is left signs nothing', () => {
    const scheme = formed({ key: 'base64', keyPrefix: 'whsec_', prefix: 'v1,' });
    for (const text of ['v1,', '']) {
      expect(scheme.matches({ headers: { 'x-signature': text }, body }, 'whsec_', 0)).toBe(false);
    }
    expect(scheme.objectionTo?.('whsec_')).toMatch(/no key is left/);
  });

  test('a token is the header itself', () => {
    const scheme = formed({ algorithm: 'token', prefix: 'Token ' });
    expect(scheme.matches({ headers: { 'x-signature': 'Token key' }, body }, 'key', 0)).toBe(true);
    expect(scheme.matches({ headers: { 'x-signature': 'Token keys' }, body }, 'key', 0)).toBe(false);
    expect(scheme.matches({ headers: { 'x-signature': 'key' }, body }, 'key', 0)).toBe(false);
  });

  test('a public key verifies what its owner signed, and cannot sign', () => {
    const { privateKey, bytes } = keyPair();
    const secret = bytes.toString('hex');
    const scheme = formed({ algorithm: 'ed25519', key: 'hex', signed: '{body}' });
    const good = sign(null, body, privateKey).toString('hex');
    const isGenuine = (text: string, given = body) =>
      scheme.matches({ headers: { 'x-signature': text }, body: given }, secret, 0);
    expect([
      isGenuine(good),
      isGenuine(good, Buffer.from('{}')),
      isGenuine('00'),
      isGenuine(`0${good.slice(1)}`),
    ]).toEqual([true, false, false, good.startsWith('0')]);
    // Decoding hex stops silently at what is none.
    expect([isGenuine(`${good}zz`), isGenuine(good.toUpperCase())]).toEqual([false, !/[a-f]/.test(good)]);
    expect(scheme.objectionTo?.(secret)).toBeUndefined();
    expect(scheme.objectionTo?.('abcd')).toMatch(/32 bytes/);
    expect(() => scheme.sign(body, secret, 0)).toThrow(/public key/);
  });
});

describe('Standard Webhooks beyond v1', () => {
  test('v1a: an ed25519 signature is verified by the public key, among other entries', () => {
    const { privateKey, bytes } = keyPair();
    const secret = `whpk_${bytes.toString('base64')}`;
    const content = Buffer.from(`msg_1.${at}.${body}`);
    const good = `v1a,${sign(null, content, privateKey).toString('base64')}`;
    const isGenuine = (entries: string, id = 'msg_1') => {
      const headers = { 'webhook-id': id, 'webhook-timestamp': String(at), 'webhook-signature': entries };
      return standardWebhooks.matches({ headers, body }, secret, at * 1_000);
    };
    expect(standardWebhooks.objectionTo?.(secret)).toBeUndefined();
    expect([
      isGenuine(good),
      isGenuine(`v1,AAAA ${good}`),
      isGenuine(good, 'msg_2'),
      isGenuine(good.replace('v1a', 'v1')),
    ]).toEqual([true, true, false, false]);
    expect(standardWebhooks.objectionTo?.('whpk_AAAA')).toMatch(/32 bytes/);
  });

  test("the names of the headers may be another's", () => {
    const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
    const svix = standardWebhooksOf('svix-');
    const headers = svix.sign(body, secret, at * 1_000);
    expect(Object.keys(headers).sort()).toEqual(['svix-id', 'svix-signature', 'svix-timestamp']);
    expect(svix.matches({ headers, body }, secret, at * 1_000)).toBe(true);
    expect(standardWebhooks.matches({ headers, body }, secret, at * 1_000)).toBe(false);
  });
});
