import type { JsonObject, JsonValue } from '../model/json.ts';
import { isJsonObject } from './json-body.ts';
import { memberOf } from './sarif-json.ts';

/** A value that is the same for a result in the next run; the kind keeps equal values of different makers apart. */
export interface Fingerprint {
  kind: string;
  value: string;
}

/** A fingerprint that a tool wrote. */
export interface BroughtFingerprint extends Fingerprint {
  /** True if its name is known to identify a finding. Any other value must prove that it does. */
  isKnown: boolean;
}

/**
 * Returns the fingerprints of a result that may identify it, the best first: those of `fingerprints`, then GitHub's line
 * hash, other known names, and unknown names in their order. Source: SARIF 2.1.0, 3.27.16 and 3.27.17.
 */
export function fingerprintsOf(result: JsonObject): BroughtFingerprint[] {
  const found: BroughtFingerprint[] = [];
  for (const member of ['fingerprints', 'partialFingerprints'] as const) {
    const newest = [...newestOf(memberOf(result, member))].filter(
      ([name, value]) => !otherNames.test(name) && !placeholder.test(value.trim()),
    );
    const rankOf = (name: string) => (knownNames.includes(name) ? knownNames.indexOf(name) : knownNames.length);
    newest.sort(([left], [right]) => rankOf(left) - rankOf(right) || (left < right ? -1 : 1));
    for (const [name, value] of newest.slice(0, maxFingerprints)) {
      const isLineHash = member === 'partialFingerprints' && name === lineHashName;
      const kind = isLineHash ? lineHashName : `${member}/${name}`;
      found.push({ kind, value, isKnown: knownNames.includes(name) });
    }
  }
  return found;
}

/** Returns a line hash as a fingerprint, whether the tool, GitHub's upload action or Ticketwire computed it. */
export function lineFingerprint(value: string): Fingerprint {
  return { kind: lineHashName, value };
}

export const lineHashName = 'primaryLocationLineHash';

/** Returns GitHub's fingerprint of the column, which does not count the indentation. */
export function columnFingerprintOf(result: JsonObject): string | undefined {
  return newestOf(memberOf(result, 'partialFingerprints')).get('primaryLocationStartColumnFingerprint');
}

/**
 * Names that are known to identify a finding: of GitHub and CodeQL, of Qodana (`equalIndicator`, `contextRegionHash`), of
 * Semgrep (`matchBasedId`), of ShiftLeft's scan (`scanPrimaryLocationHash`, beside `scanFileHash`), and `contextHash`.
 */
const knownNames: readonly string[] = [
  lineHashName,
  'equalIndicator',
  'matchBasedId',
  'contextRegionHash',
  'contextHash',
  'scanPrimaryLocationHash',
];

/** Names of something else than a finding: a column, a whole file, a scan, or a commit and its author, as Gitleaks writes. */
const otherNames =
  /^(?:primaryLocationStartColumnFingerprint|commit.*|author|email|date)$|(?:file|artifact|document|scan|repo(?:sitory)?|project)(?:content)?[._-]?(?:id|hash|sha\d*|md5|digest|checksum|fingerprint)$/i;

/**
 * Words that tools write in place of a fingerprint; "requires login" is Semgrep's where nobody is signed in:
 * https://semgrep.dev/docs/semgrep-appsec-platform/json-and-sarif
 */
const placeholder = /^(?:requires login|(?:not |un)available|n\/?a|none|null|nil|undefined|unknown|[-.?]+|)$/i;

/** More fingerprints of one kind say nothing new. */
const maxFingerprints = 5;

/** Returns the values by their names without `/v1`, each from its highest version; a name without one comes before the first. */
export function newestOf(fingerprints: JsonValue | undefined): Map<string, string> {
  const newest = new Map<string, { version: number; value: string }>();
  for (const [key, value] of Object.entries(isJsonObject(fingerprints) ? fingerprints : {})) {
    if (typeof value !== 'string' || value === '' || value === 'requires login') continue;
    const versioned = /^(.+)\/v(\d{1,9})$/s.exec(key);
    const name = versioned?.[1] ?? key;
    const version = versioned === null ? -1 : Number(versioned[2]);
    const known = newest.get(name);
    if (known === undefined || known.version < version) newest.set(name, { version, value });
  }
  return new Map([...newest].map(([name, { value }]) => [name, value]));
}
