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
  const keyOf = ({ ruleId }: Finding, path: string | undefined, { kind, value }: Fingerprint) =>
    JSON.stringify([tool, category, ruleId, path ?? '', kind, value]);
  const groups = new Map<string, { own: Finding[]; others: Finding[] }>();
  const candidates = new Map<Finding, { keys: string[]; isWeak: boolean }>();
  for (const finding of inOrder) {
    const found = candidatesOf(finding, isWorthless);
    const keys = [...new Set(found.map((each) => keyOf(finding, finding.place.path, each)))];
    candidates.set(finding, { keys, isWeak: found[0]?.kind === messageKind });
    keys.forEach((key, rank) => {
      const group = groups.get(key) ?? { own: [], others: [] };
      groups.set(key, group);
      (rank === 0 ? group.own : group.others).push(finding);
    });
  }
  const suffixes = new Map(
    [...groups].map(([key, { own, others }]) => [key, suffixesOf([...own, ...others], looks)] as const),
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
  for (const [finding, { hash, former }] of identities) {
    const { place, lineHash, facts } = finding;
    const ofBefore =
      finding.former ??
      (place.formerPath === place.path ? lineHash : undefined) ??
      formerWeakOf({ line: facts.line, message: facts.message });
    const [, ...others] = candidates.get(finding)?.keys ?? [];
    const earlier = [hashOf(keyOf(finding, place.formerPath, ofBefore)), ...others.map((key) => hashFor(finding, key))];
    for (const each of earlier) {
      if (each === hash || taken.has(each)) continue;
      taken.add(each);
      former.push(each);
    }
  }
  return identities;
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

/** What completes a fingerprint that several findings have, in this order. */
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
