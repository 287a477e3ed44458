/** Writes the results of a benchmark, or, with `--check` (`TICKETWIRE_BENCH=check`), compares them with the written ones. */
import { readFileSync, writeFileSync } from 'node:fs';

/** A figure that must stay within a bound. */
export interface Bar {
  /** The measured thing with its unit. Unique in its benchmark. */
  name: string;
  measured: number;
  atLeast?: number;
  atMost?: number;
  /** A ratio within one run, which another machine shows too. Only ratios are compared with the written results. */
  isRatio?: boolean;
}

/** A check lets a ratio, and a bound, be missed by this share. */
const tolerance = 0.1;

export function isMet({
  measured,
  atLeast = Number.NEGATIVE_INFINITY,
  atMost = Number.POSITIVE_INFINITY,
}: Bar): boolean {
  return measured >= atLeast && measured <= atMost;
}

/**
 * Adds the table of bars to a text and writes it into `bench/results-<name>.md`. In a check the file stays as it is, and
 * the process ends with 1 when a figure has become worse.
 */
export function report(name: string, text: string, bars: readonly Bar[]): void {
  const file = `bench/results-${name}.md`;
  const rows = bars.map((bar) => {
    const bound = bar.atLeast === undefined ? `at most ${bar.atMost}` : `at least ${bar.atLeast}`;
    return `| ${bar.name} | ${shown(bar.measured)} | ${bound} | ${isMet(bar) ? 'met' : 'not met'} |`;
  });
  const whole = `${text.trimEnd()}\n\n${barsHead}\n${rows.join('\n')}\n`;
  process.stdout.write(whole);
  if (process.env.TICKETWIRE_BENCH !== 'check') {
    writeFileSync(file, whole);
    return;
  }
  const slips = findSlips(readBars(readFileSync(file, 'utf8')), bars);
  for (const slip of slips) process.stderr.write(`${file}: ${slip}\n`);
  if (slips.length > 0) process.exitCode = 1;
}

const barsHead = '| figure | measured | bar | |\n| --- | ---: | ---: | --- |';

/** The figures in written results, by their names. */
export function readBars(text: string): ReadonlyMap<string, { measured: number; isMet: boolean }> {
  const table = text.slice(text.lastIndexOf(barsHead) + barsHead.length);
  const rows = table.matchAll(/^\| (.+) \| (\S+) \| at (?:least|most) \S+ \| (met|not met) \|$/gm);
  return new Map(
    [...rows].map(([, name = '', measured, met]) => [name, { measured: Number(measured), isMet: met === 'met' }]),
  );
}

/** Returns a sentence for each figure that is worse than in the written results: a bar that was met, or a ratio, by more than the tolerance. */
export function findSlips(
  written: ReadonlyMap<string, { measured: number; isMet: boolean }>,
  bars: readonly Bar[],
): readonly string[] {
  return bars.flatMap((bar) => {
    const before = written.get(bar.name);
    if (before === undefined)
      return [`'${bar.name}' is not in the written results. Run the benchmark without --check.`];
    const { measured, atLeast, atMost } = bar;
    const isWorseThan = (bound: number) =>
      atLeast === undefined ? measured > bound * (1 + tolerance) : measured < bound * (1 - tolerance);
    if (before.isMet && isWorseThan(atLeast ?? atMost ?? measured)) {
      return [`'${bar.name}' was met and is not any more: ${shown(measured)}, bar ${atLeast ?? atMost}.`];
    }
    if (bar.isRatio === true && isWorseThan(before.measured)) {
      return [`'${bar.name}' is worse by more than 10 %: ${shown(measured)} instead of ${shown(before.measured)}.`];
    }
    return [];
  });
}

function shown(figure: number): string {
  return Number.isInteger(figure) || figure >= 100 ? figure.toFixed(0) : figure.toFixed(3);
}
