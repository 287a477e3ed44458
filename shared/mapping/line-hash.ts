/**
 * GitHub's `primaryLocationLineHash` of every line of a file, such as `a7f2ff13bc495cf2:2`; undefined for a line that is
 * not there. Lines count from 1. The text is the whole file; a byte order mark belongs to it.
 * Source: github/codeql-action, src/fingerprints.ts.
 */
export function lineHashes(text: string): (line: number) => string | undefined {
  const { units, starts } = normalizedUnits(text);
  const hashes: string[] = [];
  const counts: number[] = [];
  const seen = new Map<string, number>();
  let low = 0;
  let high = 0;
  let [start] = starts;
  let last: { low: number; high: number; hash: string } | undefined;
  for (let at = 0; start !== undefined; at += 1) {
    if (at === start + windowUnits) {
      if (last?.low !== low || last.high !== high) last = { low, high, hash: hexOf(high, low) };
      const count = (seen.get(last.hash) ?? 0) + 1;
      seen.set(last.hash, count);
      counts.push(count);
      start = starts[hashes.push(last.hash)];
    }
    const entering = at < units.length ? (units[at] ?? 0) : 0;
    const leaving = at < windowUnits ? 0 : (units[at - windowUnits] ?? 0);
    const sum = low * factor + entering - outLow * leaving;
    low = sum >>> 0;
    high = (Math.imul(high, factor) + (sum - low) / 2 ** 32 - Math.imul(outHigh, leaving)) | 0;
  }
  return (line) => (hashes[line - 1] === undefined ? undefined : `${hashes[line - 1]}:${counts[line - 1]}`);
}

/** A hash covers so many units from the first of its line, over the line's end. */
const windowUnits = 100;
const factor = 37;
const lineFeed = 10;
const endOfFile = 0xffff;

/** 37^100 modulo 2^64, by which a unit counts that leaves the window; in two halves, as every product then is exact. */
const outFactor = BigInt.asUintN(64, 37n ** BigInt(windowUnits));
const outLow = Number(outFactor & 0xffffffffn);
const outHigh = Number(outFactor >> 32n) | 0;

/** The UTF-16 units that count, and where among them each line starts. */
function normalizedUnits(text: string): { units: Uint16Array; starts: number[] } {
  const units = new Uint16Array(text.length + 1);
  const starts = [0];
  let length = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === 32 || unit === 9) continue;
    if (unit !== 13 && unit !== lineFeed) {
      units[length++] = unit;
      continue;
    }
    if (unit === lineFeed && text.charCodeAt(at - 1) === 13) continue;
    units[length++] = lineFeed;
    starts.push(length);
  }
  units[length++] = endOfFile;
  return { units: units.subarray(0, length), starts };
}

function hexOf(high: number, low: number): string {
  if (high === 0) return low.toString(16);
  return (high >>> 0).toString(16) + low.toString(16).padStart(8, '0');
}
