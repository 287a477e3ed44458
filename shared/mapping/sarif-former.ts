import type { JsonObject } from '../model/json.ts';
import { type Fingerprint, lineFingerprint, lineHashName, newestOf } from './sarif-fingerprint.ts';
import { memberOf } from './sarif-json.ts';

/**
 * Returns the fingerprint that earlier versions took: the alphabetically first of `fingerprints`, GitHub's line hash, the
 * alphabetically first of `partialFingerprints`. Tickets that it opened are found by it, and by nothing else.
 */
export function formerFingerprintOf(result: JsonObject): Fingerprint | undefined {
  const whole = newestOf(memberOf(result, 'fingerprints'));
  const partial = newestOf(memberOf(result, 'partialFingerprints'));
  const lineHash = partial.get(lineHashName);
  if (whole.size === 0 && lineHash !== undefined) return lineFingerprint(lineHash);
  const [prefix, found] = whole.size > 0 ? ['fingerprints', whole] : ['partialFingerprints', partial];
  const [name] = [...found.keys()].sort();
  const value = name === undefined ? undefined : found.get(name);
  return value === undefined ? undefined : { kind: `${prefix}/${name}`, value };
}

/** Returns what earlier versions took where there was no fingerprint. */
export function formerWeakOf({
  line,
  message,
}: {
  line: number | undefined;
  message: string | undefined;
}): Fingerprint {
  return { kind: 'message and line', value: `${line ?? ''}:${message ?? ''}` };
}
