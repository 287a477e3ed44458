import { describe, expect, test } from '@jest/globals';
import type { JsonObject, JsonValue } from '../model/json.ts';
import { fillPlaceholders, messageTextOf, withoutLinks } from './sarif-message.ts';
import { readRules } from './sarif-rule.ts';

describe('the message of a result', () => {
  const rule = readRules({
    tool: { driver: { rules: [{ id: 'R', messageStrings: { m: { text: "'{0}' is [hidden](1) by '{1}'." } } }] } },
  })({ ruleId: 'R' });

  test.each<[JsonObject, string | undefined]>([
    [{ text: 'as it is' }, 'as it is'],
    [{ text: 'own', id: 'm' }, 'own'],
    [{ id: 'm', arguments: ['a', 'b'] }, "'a' is hidden by 'b'."],
    [{ id: 'm', arguments: ['a', 7] }, "'a' is hidden by '{1}'."],
    [{ id: 'unknown' }, undefined],
    [{ id: 'constructor' }, undefined],
    [{ markdown: '**x**' }, undefined],
    [{ text: { text: 'x' } }, undefined],
  ])('%j says %j', (message, text) => {
    expect(messageTextOf({ message }, rule)).toBe(text);
  });
});

describe('placeholders', () => {
  test.each<[string, JsonValue[], string]>([
    ['{0} and {1}', ['a', 'b'], 'a and b'],
    ['{1}{0}{1}', ['a', 'b'], 'bab'],
    ['{0}', ['{1}', 'b'], '{1}'],
    ['{{0}} {0}', ['a'], '{0} a'],
    ['{2}', ['a'], '{2}'],
    ['if (x) { y } {{z}}', [], 'if (x) { y } {{z}}'],
  ])('%j with %j become %j', (text, values, filled) => {
    expect(fillPlaceholders(text, values)).toBe(filled);
  });

  test('grow no text beyond reason', () => {
    expect(fillPlaceholders('{0}'.repeat(3_000), ['x'.repeat(1_000_000)]).length).toBeLessThanOrEqual(10_000);
  });
});

describe('links into the log', () => {
  test.each([
    ['see [this value](1).', 'see this value.'],
    ['[a](1)[b](22)', 'ab'],
    ['[array \\[0\\]](1)', 'array [0]'],
    ['[a [b](1) c](2)', '[a b c](2)'],
    ['x[0](y)', 'x[0](y)'],
    ['[docs](https://e.example)', '[docs](https://e.example)'],
    ['\\[not](1)', '\\[not](1)'],
    ['C:\\a\\[b]', 'C:\\a\\[b]'],
    ['[', '['],
    ['](1)', '](1)'],
    ['', ''],
  ])('%j becomes %j', (text, plain) => {
    expect(withoutLinks(text)).toBe(plain);
  });
});
