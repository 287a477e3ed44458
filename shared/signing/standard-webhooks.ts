import { createHmac, randomUUID } from 'node:crypto';
import { isSameText } from './hmac.ts';
import type { SignatureScheme } from './scheme.ts';

/** How far the sender's clock and ours may differ, in seconds; the reference libraries take the same. */
const toleranceSeconds = 300;
const minKeyBytes = 24;
const maxKeyBytes = 64;

/**
 * Standard Webhooks 1.0.0: HMAC-SHA256 over id, time and body; the key is what the secret decodes to, never its text.
 * https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
export const standardWebhooks: SignatureScheme = {
  id: 'standard-webhooks',
  headers: ['webhook-signature'],

  matches: ({ headers, body }, secret, now) => {
    const { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': given } = headers;
    if (id === undefined || timestamp === undefined || given === undefined) return false;
    // An empty key verifies what anybody signs with an empty key.
    if (keyOf(secret).length === 0) return false;
    // A dot in the id would let one id and body be read as another.
    if (id === '' || id.includes('.') || !/^\d{1,12}$/.test(timestamp)) return false;
    if (Math.abs(Math.floor(now / 1_000) - Number(timestamp)) > toleranceSeconds) return false;
    const wanted = signatureOf({ id, timestamp, body }, secret);
    let isMatch = false;
    for (const entry of given.split(' ')) if (isSameText(entry, wanted)) isMatch = true;
    return isMatch;
  },

  objectionTo: (secret) => {
    const text = secret.replace(/^whsec_/, '');
    const { length } = keyOf(secret);
    if (/^[A-Za-z0-9+/]+={0,2}$/.test(text) && length >= minKeyBytes && length <= maxKeyBytes) return undefined;
    return `must be ${minKeyBytes} to ${maxKeyBytes} random bytes in base64, with or without 'whsec_' before them: openssl rand -base64 32`;
  },

  makeSecret: (bytes) => `whsec_${Buffer.from(bytes).toString('base64')}`,

  sign: (body, secret, now) => {
    const id = `msg_${randomUUID()}`;
    const timestamp = String(Math.floor(now / 1_000));
    return {
      'webhook-id': id,
      'webhook-timestamp': timestamp,
      'webhook-signature': signatureOf({ id, timestamp, body }, secret),
    };
  },
};

/** The signature of a message whose id is given: for another attempt at the same message. */
export function signMessage(
  id: string,
  body: Uint8Array,
  given: { secret: string; now: number },
): Record<string, string> {
  const timestamp = String(Math.floor(given.now / 1_000));
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': signatureOf({ id, timestamp, body }, given.secret),
  };
}

function signatureOf(message: { id: string; timestamp: string; body: Uint8Array }, secret: string): string {
  const hmac = createHmac('sha256', keyOf(secret)).update(`${message.id}.${message.timestamp}.`, 'utf8');
  return `v1,${hmac.update(message.body).digest('base64')}`;
}

function keyOf(secret: string): Buffer {
  return Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
}
