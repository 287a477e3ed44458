import type { EventType, HookEvent } from '../model/event.ts';
import { livingFamilies } from '../model/event-families.ts';
import type { Rule } from '../model/rule.ts';
import { matchesType } from './condition.ts';
import { isPlain } from './pattern.ts';

/** Rules, found by what most of them differ in: an event costs what the rules cost that could want it. */
export interface RuleIndex {
  /** In the order of the file. */
  all: readonly Rule[];
  /** Those that could want an event by its type, source and repository, in the order of the file; parked ones are none. */
  candidates(event: HookEvent): readonly Rule[];
}

/**
 * Whether any rule could ask for something when an event of this type comes from this source. What a rule tracks it
 * follows through its whole life, whichever part of it the rule names.
 */
export function mayBeWanted({ all }: RuleIndex, { type, source }: { type: EventType; source: string }): boolean {
  const family = type.slice(0, type.indexOf('.'));
  return all.some(({ isEnabled, on, from, steps }) => {
    if (!isEnabled || (from.length > 0 && !from.includes(source))) return false;
    const isTracking = livingFamilies.includes(family) && steps.some(({ verb }) => verb === 'track');
    return on.some((pattern) => matchesType(pattern, type) || (isTracking && pattern.startsWith(`${family}.`)));
  });
}

/** Types of events come from outside, where they may be many: no more of them are remembered. */
const maxRemembered = 1_000;

export function indexRules(all: readonly Rule[]): RuleIndex {
  const remembered = new Map<string, TypeGroup>();
  const groupOf = ({ type, source }: HookEvent): Group => {
    let ofType = remembered.get(type);
    if (ofType === undefined) {
      ofType = { places: all.flatMap((rule, place) => (isForType(rule, type) ? [place] : [])), bySource: new Map() };
      // The one that came first is the one least likely to come again.
      if (remembered.size >= maxRemembered) remembered.delete(remembered.keys().next().value ?? '');
      remembered.set(type, ofType);
    }
    let group = ofType.bySource.get(source);
    if (group === undefined) {
      group = createGroup(all, ofType.places, source);
      ofType.bySource.set(source, group);
    }
    return group;
  };
  return { all, candidates: (event) => candidatesIn(groupOf(event), event) };
}

/** Rules of one type, and of those the ones of each source that it came from. */
interface TypeGroup {
  places: readonly number[];
  bySource: Map<string, Group>;
}

/** Rules of one type and source, by their place in the file. */
interface Group {
  rules: readonly Rule[];
  /** Places of the rules that look at the repository with patterns, or not at all. */
  open: readonly number[];
  /** Places of the rules that name their repositories. */
  named: ReadonlyMap<string, readonly number[]>;
}

function createGroup(rules: readonly Rule[], places: readonly number[], source: string): Group {
  const open: number[] = [];
  const named = new Map<string, number[]>();
  for (const place of places) {
    const rule = rules[place];
    if (rule === undefined || (rule.from.length > 0 && !rule.from.includes(source))) continue;
    const { repositories } = rule;
    const isNamed = repositories !== undefined && repositories.length > 0 && repositories.every(isPlain);
    if (!isNamed) open.push(place);
    else for (const name of new Set(repositories)) named.set(name, [...(named.get(name) ?? []), place]);
  }
  return { rules, open, named };
}

function candidatesIn({ rules, open, named }: Group, event: HookEvent): readonly Rule[] {
  const own = named.get((event.data.repository?.full_name ?? '').toLowerCase()) ?? [];
  const places = own.length === 0 ? open : [...open, ...own].sort((left, right) => left - right);
  return places.map((place) => rules[place]).filter((rule) => rule !== undefined);
}

function isForType({ isEnabled, on }: Rule, type: string): boolean {
  return isEnabled && on.some((pattern) => matchesType(pattern, type));
}
