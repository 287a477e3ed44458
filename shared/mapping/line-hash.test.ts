import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { lineHashes } from './line-hash.ts';

const vectors = JSON.parse(readFileSync('test/fixtures/line-hash-vectors.json', 'utf8')) as {
  cases: { text: string; hashes: string[] }[];
};

/** The definition, word for word: each window is hashed from its start, in arithmetic of any width. */
function referenceHashes(text: string): string[] {
  const units: number[] = [];
  const starts = [0];
  for (const unit of text.replace(/\r\n?/g, '\n').replace(/[\t ]/g, '')) {
    for (let at = 0; at < unit.length; at += 1) units.push(unit.charCodeAt(at));
    if (unit === '\n') starts.push(units.length);
  }
  units.push(65_535);
  const counts = new Map<string, number>();
  return starts.map((start) => {
    let hash = 0n;
    for (let at = start; at < start + 100; at += 1) hash = BigInt.asUintN(64, hash * 37n + BigInt(units[at] ?? 0));
    const hex = hash.toString(16);
    counts.set(hex, (counts.get(hex) ?? 0) + 1);
    return `${hex}:${counts.get(hex)}`;
  });
}

function allOf(text: string): string[] {
  const hashOf = lineHashes(text);
  const all: string[] = [];
  for (let line = 1; ; line += 1) {
    const hash = hashOf(line);
    if (hash === undefined) return all;
    all.push(hash);
  }
}

describe("GitHub's hash of a line", () => {
  test.each(vectors.cases)('is the published one for $text', ({ text, hashes }) => {
    expect(allOf(text)).toEqual(hashes);
  });

  test('is what the definition says, for any text', () => {
    const piece = fc.oneof(
      fc.constantFrom('\n', '\r', '\r\n', ' ', '\t', 'return x;', '\u0000', '\uFFFF', '\uFEFF', '\uD83D', '😀', 'é'),
      fc.string({ maxLength: 40, unit: 'binary' }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = pieces.join('');
        expect(allOf(text)).toEqual(referenceHashes(text));
      }),
      { numRuns: 1_000, seed: 7 },
    );
  });

  test('is what the definition says where every unit is the greatest', () => {
    const text = `${'\uFFFF'.repeat(150)}\n`.repeat(4);
    expect(allOf(text)).toEqual(referenceHashes(text));
  });

  test('is none for lines that are not there', () => {
    const hashOf = lineHashes('a\nb');
    expect([0, -1, 3, 1.5, Number.NaN].map(hashOf)).toEqual([undefined, undefined, undefined, undefined, undefined]);
  });

  test.each([
    ['code', 'const widget = readWidget(path, 12);\n'.repeat(28_000)],
    ['one line', 'x'.repeat(1_048_576)],
    ['nothing but line ends', '\n'.repeat(1_048_576)],
    ['lines that all differ', Array.from({ length: 150_000 }, (_, at) => `${at}`).join('\n')],
  ])('reads a megabyte of %s', (_what, text) => {
    expect(lineHashes(text)(1)).toMatch(/^[0-9a-f]+:1$/);
  });
});
