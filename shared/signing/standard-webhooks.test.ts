import { describe, expect, test } from '@jest/globals';
import { standardWebhooks } from './standard-webhooks.ts';

// Published with the specification: github.com/standard-webhooks/standard-webhooks, libraries' tests.
const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const at = 1_614_265_330;
const body = Buffer.from('{"test": 2432232314}');
const genuine = {
  'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
  'webhook-timestamp': String(at),
  'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
};
const matches = (headers: Record<string, string | undefined>, now = at, given = secret) =>
  standardWebhooks.matches({ headers: headers as Record<string, string>, body }, given, now * 1_000);

describe('Standard Webhooks', () => {
  test('the published vector is genuine, with the prefix of its secret and without', () => {
    expect(matches(genuine)).toBe(true);
    expect(matches(genuine, at, secret.slice('whsec_'.length))).toBe(true);
  });

  test('one good entry among others is enough', () => {
    const signature = `v1a,x v2,y v1,${'A'.repeat(43)}= ${genuine['webhook-signature']}`;
    expect(matches({ ...genuine, 'webhook-signature': signature })).toBe(true);
  });

  test.each<[string, Record<string, string | undefined>]>([
    ['no signature', { 'webhook-signature': undefined }],
    ['an empty signature', { 'webhook-signature': '' }],
    ['another version', { 'webhook-signature': genuine['webhook-signature'].replace('v1', 'v2') }],
    ['no id', { 'webhook-id': undefined }],
    ['another id', { 'webhook-id': 'msg_other' }],
    ['a dotted id', { 'webhook-id': 'msg.1' }],
    ['a time with letters behind it', { 'webhook-timestamp': `${at}abc` }],
    ['another time', { 'webhook-timestamp': String(at + 1) }],
  ])('%s is no proof', (_what, changes) => {
    expect(matches({ ...genuine, ...changes })).toBe(false);
  });

  test('five minutes either way still count, more do not', () => {
    expect([at - 301, at - 300, at + 300, at + 301].map((now) => matches(genuine, now))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  test('an empty key proves nothing', () => {
    const signature = 'v1,woH/1mJtZGSMCmpFTxRYbStS24eLLD/oXIYr4PYyZ7g=';
    expect(matches({ ...genuine, 'webhook-signature': signature }, at, 'whsec_')).toBe(false);
  });

  test('the text of a secret is no key', () => {
    const signature = 'v1,TcxlhK9b6UD6iVI1ZU2tTqp8PEVfYRseNNfa6b+LcUg=';
    expect(matches({ ...genuine, 'webhook-signature': signature })).toBe(false);
  });

  test('what it signs it accepts', () => {
    const headers = standardWebhooks.sign(body, secret, at * 1_000);
    expect(matches(headers)).toBe(true);
    expect(matches(headers, at, `whsec_${Buffer.alloc(32).toString('base64')}`)).toBe(false);
  });

  test.each(['topsecret', 'whsec_', 'whsec_c2hvcnQ=', `whsec_${Buffer.alloc(65).toString('base64')}`, 'whsec_!!!!'])(
    '%s is no secret of it',
    (text) => {
      expect(standardWebhooks.objectionTo?.(text)).toContain('24 to 64 random bytes');
    },
  );
});
