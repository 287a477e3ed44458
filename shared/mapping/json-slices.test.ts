import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseJsonInSlices, parseLargeJson } from './json-slices.ts';

const noPause = async () => {};
/** Longer than one piece, so that whatever holds it is taken apart. */
const filler = 'x'.repeat(300_000);

function bothWays(text: string): Promise<[unknown, unknown]> {
  const whole = (() => {
    try {
      return { value: JSON.parse(text) as unknown };
    } catch {
      return 'refused';
    }
  })();
  const sliced = parseJsonInSlices(Buffer.from(text), noPause).then(
    (value) => ({ value }),
    (error: unknown) => (error instanceof SyntaxError ? 'refused' : error),
  );
  return sliced.then((value) => [value, whole]);
}

describe('JSON parsed in slices', () => {
  test('any document is what JSON.parse makes of it, with any spacing', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), fc.constantFrom(undefined, 1, '\t\n'), async (value, space) => {
        const text = JSON.stringify({ filler, value, list: [filler, value, [value, filler]] }, null, space);
        const [sliced, whole] = await bothWays(text);
        expect(sliced).toEqual(whole);
      }),
      { numRuns: 50 },
    );
  });

  test('a document with any byte changed is refused exactly where JSON.parse refuses it', async () => {
    const text = JSON.stringify({ a: [1, { b: 'c\\"d' }, [], {}], filler, list: [filler, true, null] });
    const places = [...text.matchAll(/[^x]/g)].map(({ index }) => index);
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...places), fc.constantFrom(...'{}[],:"\\ 1x'), async (at, byte) => {
        const [sliced, whole] = await bothWays(text.slice(0, at) + byte + text.slice(at + 1));
        expect(sliced).toEqual(whole);
      }),
      { numRuns: 300 },
    );
  });

  test.each([
    ['an empty list among spaces', `[${' '.repeat(300_000)}]`],
    ['an empty object among spaces', `{${' '.repeat(300_000)}}`],
    ['a comma at the end of a list', `["${filler}",]`],
    ['a comma and spaces at the end of an object', `{"a":"${filler}" , }`],
    ['no value between commas', `["${filler}",,1]`],
    ['a member that is called __proto__', `{"__proto__":"${filler}"}`],
    ['a member twice', `{"a":1,"b":"${filler}","a":2}`],
    ['a name that is no text', `{1:"${filler}"}`],
    ['brackets that do not match', `[["${filler}"},1]`],
    ['text behind the end', `["${filler}"] 1`],
    ['a string without an end', `["${filler}`],
    ['many levels', `${'['.repeat(500)}"${filler}"${']'.repeat(500)}`],
    ['many levels without an end', '['.repeat(300_000)],
  ])('%s is read as JSON.parse reads it', async (_what, text) => {
    const [sliced, whole] = await bothWays(text);
    expect(sliced).toEqual(whole);
    if (text.includes('__proto__')) expect(Object.hasOwn((sliced as { value: object }).value, '__proto__')).toBe(true);
  });

  test('others get their turn between the pieces', async () => {
    let pauses = 0;
    const count = async () => {
      pauses += 1;
    };
    await parseJsonInSlices(Buffer.from(JSON.stringify({ list: Array(2_000).fill('x'.repeat(1_000)) })), count);
    expect(pauses).toBeGreaterThan(1_000);
  });
});

describe('the JSON of a large body', () => {
  test('is left to its reader when the body is small', async () => {
    expect(await parseLargeJson(Buffer.from('{'), noPause)).toBeUndefined();
  });

  test('may begin with a byte order mark', async () => {
    expect(await parseLargeJson(Buffer.from(`\uFEFF{"a":"${filler}${filler}"}`), noPause)).toHaveProperty('a');
  });

  test.each([
    ['not JSON', Buffer.from(`{"a":"${filler}${filler}"`), 'The body is not valid JSON.'],
    ['not UTF-8', Buffer.concat([Buffer.from([0xff]), Buffer.alloc(600_000)]), 'The body is not valid UTF-8.'],
  ])('a body that is %s is malformed', async (_what, body, message) => {
    await expect(parseLargeJson(body, noPause)).rejects.toMatchObject({ code: 'malformed', message });
  });
});
