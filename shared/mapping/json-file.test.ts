import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { expectLinear } from '../../test/growth.ts';
import { endOfJson, readJsonFile } from './json-file.ts';

const read = (text: string) => readJsonFile(Buffer.from(text));

describe('a file that is not a JSON object', () => {
  test.each<[string, string]>([
    ['', 'The file is empty.'],
    [' \n\uFEFF', 'The file is empty.'],
    ['{\n  "a": 1,\n}', 'The file is not valid JSON: line 3, column 1.'],
    ['{"a": tru}', 'The file is not valid JSON: line 1, column 7.'],
    ['{"a": "x\ny"}', 'The file is not valid JSON: line 1, column 9.'],
    ['{"a": "\\x"}', 'The file is not valid JSON: line 1, column 8.'],
    ["{'a': 1}", 'The file is not valid JSON: line 1, column 2.'],
    ['{"a": 01}', 'The file is not valid JSON: line 1, column 8.'],
    ['{"a" 1}', 'The file is not valid JSON: line 1, column 6.'],
    ['[1 2]', 'The file is not valid JSON: line 1, column 4.'],
    ['{} {}', 'The file is not valid JSON: line 1, column 4.'],
    ['{"a": [1}', 'The file is not valid JSON: line 1, column 9.'],
    ['{"a": [1,\r\n', 'The file is not valid JSON: it ends in line 2, column 1, and is not complete.'],
    ['{"a": "x', 'The file is not valid JSON: it ends in line 1, column 9, and is not complete.'],
    ['error: no such rule', 'The file is not valid JSON: line 1, column 1.'],
    ['[]', 'The file is JSON, but not an object.'],
  ])('%j is named as what it is', (text, message) => {
    expect(() => read(text)).toThrow(expect.objectContaining({ code: 'malformed', message }));
  });

  test('bytes that are no UTF-8 are named', () => {
    expect(() => readJsonFile(Uint8Array.of(0x7b, 0xff))).toThrow('The file is not valid UTF-8.');
  });

  test('the place is where what follows cannot make it JSON', () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(), (json, cut) => {
        const text = json.slice(0, cut % (json.length + 1));
        const isJson = (() => {
          try {
            JSON.parse(text);
            return true;
          } catch {
            return false;
          }
        })();
        // Every beginning of a JSON text can be completed, so it stops at its last token or at its end.
        if (!isJson) expect(/^(?:[a-z]*|-?[\d.eE+-]*|\\u?[\da-fA-F]*)$/.test(text.slice(endOfJson(text)))).toBe(true);
      }),
      { numRuns: 1_000, seed: 7 },
    );
  });

  test('a large one takes linear time', () => {
    expectLinear(200_000, (many) => {
      expect(endOfJson(`{"a": [${'1,'.repeat(many)}`)).toBe(2 * many + 7);
      expect(endOfJson(`"${'\\n'.repeat(many)}`)).toBe(2 * many + 1);
      expect(endOfJson('['.repeat(many))).toBe(many);
    });
  });
});

test('a JSON object is returned', () => {
  expect(read('\uFEFF{"a": 1}')).toEqual({ a: 1 });
});
