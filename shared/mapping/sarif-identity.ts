import { hashOf } from './marker.ts';
import type { Fingerprint } from './sarif-fingerprint.ts';
import { findWorthless } from './sarif-fingerprint-worth.ts';
import { formerWeakOf } from './sarif-former.ts';
import type { Finding } from './sarif-result.ts';

/** The hashes a finding is known by. */
export interface Identity {
  hash: string;
  /** Hashes by which an earlier run, or an earlier version, may have known it; no other finding has them. */
  former: string[];
  /** True if nothing but its message tells it from others in its file. */
  isWeak: boolean;
}

/**
 * Returns the identity of each finding of one tool and category. It does not depend on the order of the results, and
 * stays when lines move. One finding more or fewer is one identity more or fewer.
 */
export function identify(
  findings: readonly Finding[],
  { tool, category }: { tool: string; category: string },
): Map<Finding, Identity> {
  const looks = new Map(findings.map((finding) => [finding, lookOf(finding)]));
  const inOrder = findings.toSorted(byPlace);
  const isWorthless = findWorthless(inOrder, (finding) => looks.get(finding) ?? '');
  const keyOf: KeyOf = ({ ruleId }, path, { kind, value }) =>
    JSON.stringify([tool, category, ruleId, path ?? '', kind, value]);
  const ofBefore = new Map(inOrder.map((finding) => [finding, hashOf(formerKeyOf(finding, keyOf))]));
  const groups = new Map<string, Group>();
  const candidates = new Map<Finding, { keys: string[]; isWeak: boolean }>();
  for (const finding of inOrder) {
    const found = candidatesOf(finding, isWorthless);
    const { path, formerPath } = finding.place;
    const keys = [...new Set([path, formerPath].flatMap((at) => found.map((each) => keyOf(finding, at, each))))];
    candidates.set(finding, { keys, isWeak: found[0]?.kind === messageKind });
    for (const [rank, key] of keys.entries()) {
      const group = groups.get(key) ?? { kept: [], own: [], others: [] };
      groups.set(key, group);
      const part = rank > 0 ? 'others' : hashOf(key) === ofBefore.get(finding) ? 'kept' : 'own';
      group[part].push(finding);
    }
  }
  const suffixes = new Map(
    [...groups].map(([key, { kept, own, others }]) => [key, suffixesOf([...kept, ...own, ...others], looks)] as const),
  );
  const hashFor = (finding: Finding, key = '') => {
    const suffix = suffixes.get(key)?.get(looks.get(finding) ?? '') ?? [];
    return hashOf(suffix.length === 0 ? key : JSON.stringify([key, ...suffix]));
  };
  const identities = new Map<Finding, Identity>();
  for (const [finding, { keys, isWeak }] of candidates) {
    identities.set(finding, { hash: hashFor(finding, keys[0]), former: [], isWeak });
  }
  const taken = new Set([...identities.values()].map(({ hash }) => hash));
  const claim = (identity: Identity, hash: string) => {
    if (taken.has(hash)) return;
    taken.add(hash);
    identity.former.push(hash);
  };
  // Hashes of the version before go first: each of them may have a ticket.
  for (const [finding, identity] of identities) claim(identity, ofBefore.get(finding) ?? '');
  for (const [finding, { keys }] of candidates) {
    const identity = identities.get(finding);
    for (const key of keys.slice(1)) if (identity !== undefined) claim(identity, hashFor(finding, key));
  }
  return identities;
}

/** The findings of one fingerprint, each part in the order of places. The first of all keeps the plain fingerprint. */
interface Group {
  /** The findings that earlier versions knew by it. */
  kept: Finding[];
  own: Finding[];
  /** The findings that have a better one. */
  others: Finding[];
}

type KeyOf = (finding: Finding, path: string | undefined, fingerprint: Fingerprint) => string;

/** Returns the key by which earlier versions knew a finding. */
function formerKeyOf(finding: Finding, keyOf: KeyOf): string {
  const { place, former, lineHash, facts } = finding;
  const computed = place.formerPath === place.path ? lineHash : undefined;
  const weak = formerWeakOf({ line: facts.line, message: facts.message });
  return keyOf(finding, place.formerPath, former ?? computed ?? weak);
}

const messageKind = 'message';

/** Returns what may identify a finding, the best first. */
function candidatesOf(finding: Finding, isWorthless: ReturnType<typeof findWorthless>): Fingerprint[] {
  const { ruleId, place, lineHash, facts, fingerprints, packageName } = finding;
  const { message = '' } = facts;
  const worthless = fingerprints.filter((each) => isWorthless(finding, each));
  const brought = fingerprints.filter((each) => !worthless.includes(each));
  const computed = lineHash === undefined ? [] : [lineHash];
  const what = packageName === undefined ? ['', place.logical ?? ''] : [packageName];
  const where = { kind: 'place', value: JSON.stringify(ruleId === '' ? [...what, message] : what) };
  const isLineless = place.line === undefined || place.isWholeFile;
  // Some tools write the first line where they know none.
  if (isLineless || (place.line === 1 && brought.length + computed.length === 0)) {
    return [...brought, where, ...computed, ...worthless];
  }
  const weak = packageName === undefined ? [{ kind: messageKind, value: message }] : [];
  return [...brought, ...computed, ...weak, where, ...worthless];
}

/** Returns everything that a reader sees of a finding within its rule and path. */
function lookOf(finding: Finding): string {
  return JSON.stringify([finding.place.line ?? 0, ...attributes.map(({ of }) => of(finding))]);
}

/** The attributes that complete a fingerprint of several findings, in this order. */
const attributes: readonly { name: string; of(finding: Finding): string }[] = [
  { name: 'column', of: ({ column }) => column },
  { name: 'message', of: ({ facts }) => facts.message ?? '' },
  { name: 'logical location', of: ({ place }) => place.logical ?? '' },
];

/**
 * Returns what completes a fingerprint for each look of a finding that has it. The first keeps the plain fingerprint. The
 * others are told apart by one attribute, of each value the first keeps that, and so on; last comes a number.
 */
function suffixesOf(findings: readonly Finding[], looks: ReadonlyMap<Finding, string>): Map<string, string[]> {
  const suffixes = new Map<string, string[]>();
  const complete = ([first, ...others]: readonly Finding[], suffix: string[], level: number): void => {
    if (first === undefined) return;
    suffixes.set(looks.get(first) ?? '', suffix);
    const attribute = attributes[level];
    if (attribute === undefined) {
      for (const [at, each] of others.entries()) suffixes.set(looks.get(each) ?? '', [...suffix, String(at + 2)]);
      return;
    }
    for (const [value, group] of Map.groupBy(others, attribute.of)) {
      complete(group, [...suffix, attribute.name, value], level + 1);
    }
  };
  const distinct = new Map<string, Finding>();
  for (const each of findings) {
    const look = looks.get(each) ?? '';
    if (!distinct.has(look)) distinct.set(look, each);
  }
  complete([...distinct.values()], [], 0);
  return suffixes;
}

function byPlace(left: Finding, right: Finding): number {
  return (
    compare(left.place.path ?? '', right.place.path ?? '') ||
    (left.place.line ?? 0) - (right.place.line ?? 0) ||
    left.column.length - right.column.length ||
    compare(left.column, right.column) ||
    compare(left.facts.message ?? '', right.facts.message ?? '') ||
    compare(left.place.logical ?? '', right.place.logical ?? '')
  );
}

function compare(left: string, right: string): number {
  return left < right ? -1 : Number(left > right);
}
