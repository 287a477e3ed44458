import type { JsonObject, JsonValue } from '../model/json.ts';
import { isJsonObject } from './json-body.ts';
import { memberOf } from './sarif-json.ts';

/** What makes a result the same in the next run; the kind keeps equal values of different makers apart. */
export interface Fingerprint {
  kind: string;
  value: string;
}

/**
 * The fingerprint that a result brings: the first of `fingerprints`, GitHub's line hash, the first other of
 * `partialFingerprints`; undefined when there is none. Source: SARIF 2.1.0, 3.27.16 and 3.27.17.
 */
export function fingerprintOf(result: JsonObject): Fingerprint | undefined {
  const whole = newestOf(memberOf(result, 'fingerprints'));
  const partial = newestOf(memberOf(result, 'partialFingerprints'));
  const lineHash = partial.get(lineHashName);
  if (whole.size === 0 && lineHash !== undefined) return lineFingerprint(lineHash.value);
  const [prefix, found] = whole.size > 0 ? ['fingerprints', whole] : ['partialFingerprints', partial];
  const [name] = [...found.keys()].sort();
  const value = name === undefined ? undefined : found.get(name)?.value;
  return value === undefined ? undefined : { kind: `${prefix}/${name}`, value };
}

/** A line hash, whoever computed it: the tool, GitHub's upload action, or we. */
export function lineFingerprint(value: string): Fingerprint {
  return { kind: lineHashName, value };
}

const lineHashName = 'primaryLocationLineHash';

/** The values by their names without `/v1`, each from its highest version; a name without one is before the first. */
function newestOf(fingerprints: JsonValue | undefined): Map<string, { version: number; value: string }> {
  const newest = new Map<string, { version: number; value: string }>();
  for (const [key, value] of Object.entries(isJsonObject(fingerprints) ? fingerprints : {})) {
    if (typeof value !== 'string' || value === '' || value === placeholder) continue;
    const versioned = /^(.+)\/v(\d{1,9})$/s.exec(key);
    const name = versioned?.[1] ?? key;
    const version = versioned === null ? -1 : Number(versioned[2]);
    const known = newest.get(name);
    if (known === undefined || known.version < version) newest.set(name, { version, value });
  }
  return newest;
}

/** Semgrep gives it to every result where nobody is signed in: https://semgrep.dev/docs/semgrep-appsec-platform/json-and-sarif */
const placeholder = 'requires login';
