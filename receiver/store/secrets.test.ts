import { randomBytes } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { nonceBytes, parseKeys, type SealingKey, seal, unseal } from './secrets.ts';

function keysOf(...bytes: Buffer[]): readonly SealingKey[] {
  return parseKeys(bytes.map((each) => each.toString('base64')).join(',')) ?? [];
}

function firstOf(keys: readonly SealingKey[]): SealingKey {
  const [first] = keys;
  if (first === undefined) throw new Error('There is no key.');
  return first;
}

const [mine, another] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
const key = firstOf(keysOf(mine));
const secret = 'a secret for tests, ü';
const sealFor = (source: string, text = secret) => seal(text, { source, key, nonce: randomBytes(nonceBytes) });
const open = (sealed: Uint8Array, source = 'octo', keys: readonly SealingKey[] = [key]) =>
  unseal(sealed, { source, keys }).secret;
const unopened = (part: string) =>
  expect.objectContaining({
    code: 'configuration',
    message: expect.stringMatching(`'octo' cannot be opened: .*${part}`),
  });

describe('a sealed secret', () => {
  test('opens for its source, and holds nothing of the text', () => {
    const sealed = sealFor('octo');
    expect(open(sealed)).toBe(secret);
    expect(Buffer.from(sealed).includes(Buffer.from(secret))).toBe(false);
    expect(sealed).toHaveLength(1 + 8 + 12 + Buffer.byteLength(secret) + 16);
  });

  test('differs each time it is sealed', () => {
    expect(Buffer.from(sealFor('octo')).equals(sealFor('octo'))).toBe(false);
  });

  test('does not open when any of its bytes is another, or the last are missing', () => {
    const sealed = sealFor('octo');
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = Buffer.from(sealed);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(() => open(changed)).toThrow(unopened(''));
      expect(() => open(sealed.slice(0, at))).toThrow(unopened(''));
    }
    expect(() => open(Buffer.concat([sealed, Buffer.of(0)]))).toThrow(unopened('it was changed'));
  });

  test('does not open in the row of another source', () => {
    expect(() => open(sealFor('other'))).toThrow(unopened('put there from another source'));
  });

  test('opens with any key of a list, and not without its own', () => {
    const sealed = sealFor('octo');
    expect(unseal(sealed, { source: 'octo', keys: keysOf(another, mine) }).key.id).toEqual(key.id);
    expect(() => open(sealed, 'octo', keysOf(another))).toThrow(unopened('Set TICKETWIRE_KEY to the key'));
    expect(() => open(sealed, 'octo', [])).toThrow(unopened('TICKETWIRE_KEY is not set'));
  });

  test('of a key that only has the same id does not open', () => {
    const impostor = { ...firstOf(keysOf(another)), id: key.id };
    expect(() => open(sealFor('octo'), 'octo', [impostor])).toThrow(unopened('it was changed'));
  });
});

describe('keys', () => {
  const good = mine.toString('base64');
  test.each([
    ['one', good, 1],
    ['one without padding', good.replace('=', ''), 1],
    ['several with blanks between', ` ${good} , ${another.toString('base64')}`, 2],
  ])('%s', (_what, text, count) => {
    expect(parseKeys(text)).toHaveLength(count);
  });

  test.each([
    ['nothing', ''],
    ['a comma at the end', `${good},`],
    ['31 bytes', Buffer.alloc(31).toString('base64')],
    ['33 bytes', Buffer.alloc(33).toString('base64')],
    ['hex', mine.toString('hex')],
    ['a good one and an odd one', `${good},odd`],
  ])('%s is none', (_what, text) => {
    expect(parseKeys(text)).toBeUndefined();
  });
});
