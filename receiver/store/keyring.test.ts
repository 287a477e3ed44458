import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createKeyring } from './keyring.ts';
import { parseKeys } from './secrets.ts';

describe('the key of registered secrets', () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'ticketwire-key-'));
  });
  afterEach(() => rmSync(directory, { recursive: true }));
  const given = parseKeys(Buffer.alloc(32, 7).toString('base64'));
  const file = () => join(directory, 'key');

  test('is made at first need, for its owner only, and is the same later', () => {
    const keyring = createKeyring({ given: undefined, directory, randomBytes });
    expect(keyring.all()).toEqual([]);
    expect(existsSync(file())).toBe(false);
    const made = keyring.ensureSealing();
    expect(statSync(file()).mode & 0o777).toBe(0o600);
    expect(parseKeys(readFileSync(file(), 'utf8').trim())?.[0]?.id).toEqual(made.id);
    expect(readdirSync(directory)).toEqual(['key']);
    expect(keyring.ensureSealing().id).toEqual(made.id);
    expect(createKeyring({ given: undefined, directory, randomBytes }).all()[0]?.id).toEqual(made.id);
  });

  test('is the one of the environment where there is one, and then none is made', () => {
    writeFileSync(file(), 'not looked at');
    const keyring = createKeyring({ given, directory, randomBytes });
    expect(keyring.all()).toBe(given);
    expect(keyring.ensureSealing()).toBe(given?.[0]);
  });

  test('is asked for by name where the store is shared', () => {
    const keyring = createKeyring({ given: undefined, directory: undefined, randomBytes });
    expect(keyring.all()).toEqual([]);
    expect(() => keyring.ensureSealing()).toThrow(
      expect.objectContaining({ code: 'unprocessable', message: expect.stringContaining('TICKETWIRE_KEY is not set') }),
    );
  });

  test('that is damaged is said with its file, and is never replaced', () => {
    writeFileSync(file(), 'half a k');
    const keyring = createKeyring({ given: undefined, directory, randomBytes });
    const damaged = expect.objectContaining({ code: 'configuration', message: expect.stringContaining(file()) });
    expect(() => keyring.all()).toThrow(damaged);
    expect(() => keyring.ensureSealing()).toThrow(damaged);
    expect(readFileSync(file(), 'utf8')).toBe('half a k');
  });

  test('that others may read is kept from them', () => {
    writeFileSync(file(), `${Buffer.alloc(32, 9).toString('base64')}\n`, { mode: 0o644 });
    expect(createKeyring({ given: undefined, directory, randomBytes }).all()).toHaveLength(1);
    expect(statSync(file()).mode & 0o777).toBe(0o600);
  });

  test('that a crash left half-way is made whole', () => {
    writeFileSync(`${file()}.new`, 'half', { mode: 0o644 });
    createKeyring({ given: undefined, directory, randomBytes }).ensureSealing();
    expect(statSync(file()).mode & 0o777).toBe(0o600);
    expect(existsSync(`${file()}.new`)).toBe(false);
  });
});
