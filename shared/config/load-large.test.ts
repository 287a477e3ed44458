import { describe, expect, test } from '@jest/globals';
import { formatProblem } from './configuration.ts';
import { loadConfiguration } from './load.ts';

const load = (text: string) => loadConfiguration({ text, file: 'f.yml', directory: '.', env: {}, now: 0 });
const problemsOf = (text: string) => load(text).problems.map(formatProblem);

const source = (n: number, keys = '') => `  s${n}: { sender: lgtm, secret: "a secret for tests"${keys} }\n`;
const target = 'targets:\n  board: { type: local }\n';
const rule = (n: number, from = `s${n}`) =>
  `  - { name: Rule ${n}, on: alert, from: ${from}, if: alert.severity == "high", do: [{ track: board }] }\n`;
const times = (count: number, part: (n: number) => string) => Array.from({ length: count }, (_, n) => part(n)).join('');

/** The least CPU time of several runs, in ms: what other processes do only adds to it. */
function cpuMs(work: () => unknown): number {
  const each = Array.from({ length: 3 }, () => {
    const startedAt = process.cpuUsage();
    work();
    return process.cpuUsage(startedAt).user / 1_000;
  });
  return Math.min(...each);
}

describe('a large configuration', () => {
  const file = (count: number) =>
    `sources:\n${times(count, (n) => source(n))}${target}rules:\n${times(count, (n) => rule(n))}`;
  const aliases = (count: number) =>
    `sources:\n${source(0)}${target}rules:\n  - { name: A, on: &on [alert], do: &do [{ track: board }] }\n${times(
      count,
      (n) => `  - { name: R${n}, on: *on, do: *do }\n`,
    )}`;
  const keys = (count: number) => `${file(1)}messages:\n${times(count, (n) => `  other.kind-${n}: "A text"\n`)}`;
  const broken = (count: number) =>
    `sources:\n${times(count, (n) => source(n))}${target}rules:\n${times(count, (n) => rule(n, `z${n}`))}`;

  test.each<[string, (count: number) => string, number]>([
    ['sources and rules', file, 500],
    ['aliases', aliases, 1_000],
    ['keys of one mapping', keys, 2_000],
    ['mistakes', broken, 1_000],
  ])(
    'takes time in proportion to its %s',
    (_what, text, count) => {
      const [small, large] = [text(count), text(count * 8)];
      load(small);
      // Eight times as much would take 64 times as long if the time grew with the square.
      expect(cpuMs(() => load(large)) / cpuMs(() => load(small))).toBeLessThan(24);
    },
    120_000,
  );

  test('may have thousands of aliases', () => {
    expect(problemsOf(aliases(8_000))).toEqual([]);
  });

  test.each<[string, string]>([
    [
      'aliases of aliases',
      `a: &a [x, x]\n${times(40, (n) => `k${n}: &k${n} [*${n === 0 ? 'a' : `k${n - 1}`}, *${n === 0 ? 'a' : `k${n - 1}`}]\n`)}`,
    ],
    ['an alias of itself', 'a: &a [*a]'],
    ['a deep alias of itself', 'a: &a { b: { c: [*a] } }'],
  ])('with %s is refused', (_what, text) => {
    expect(problemsOf(text)).toEqual([
      'f.yml:1:1: the file is not valid YAML: its aliases repeat so much, or contain themselves, that it becomes too large. Use fewer aliases.',
    ]);
  });

  test('that is nested too deeply is refused', () => {
    expect(problemsOf('['.repeat(100_000))).toEqual([expect.stringContaining('the file is not valid YAML: nesting')]);
  });

  test('has its first mistakes reported, and says that there may be more', () => {
    const problems = problemsOf(broken(1_000));
    expect(problems).toHaveLength(201);
    expect(problems[0]).toContain("no source is called 'z0'.");
    expect(problems.at(-1)).toContain('there may be more: a check ends after 200 mistakes.');
    expect(Math.max(...problems.map(({ length }) => length))).toBeLessThan(1_000);
  });
});
