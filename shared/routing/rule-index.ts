import { namesOf } from '../mapping/repository-names.ts';
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
  const groupOf = (type: string): TypeGroup => {
    let group = remembered.get(type);
    if (group === undefined) {
      group = createTypeGroup(all, type);
      // The one that came first is the one least likely to come again.
      if (remembered.size >= maxRemembered) remembered.delete(remembered.keys().next().value ?? '');
      remembered.set(type, group);
    }
    return group;
  };
  return {
    all,
    candidates: (event) => {
      const { anySource, bySource } = groupOf(event.type);
      const names = namesOf(event.data.repository);
      const places = [...placesIn(anySource, names), ...placesIn(bySource.get(event.source), names)];
      const isMixed = places.some((place, index) => index > 0 && place < (places[index - 1] ?? 0));
      if (isMixed) places.sort((left, right) => left - right);
      return places.map((place) => all[place]).filter((rule) => rule !== undefined);
    },
  };
}

/** Rules of one type: each is in one group for every source it names, or in the one for any. */
interface TypeGroup {
  anySource: Group;
  bySource: ReadonlyMap<string, Group>;
}

/** Rules by their place in the file. */
interface Group {
  /** Places of the rules that look at the repository with patterns, or not at all. */
  open: number[];
  /** Places of the rules that name their repositories. */
  named: Map<string, number[]>;
}

function createTypeGroup(all: readonly Rule[], type: string): TypeGroup {
  const anySource: Group = { open: [], named: new Map() };
  const bySource = new Map<string, Group>();
  all.forEach((rule, place) => {
    if (!isForType(rule, type)) return;
    if (rule.from.length === 0) addTo(anySource, rule, place);
    for (const source of new Set(rule.from)) {
      const group = bySource.get(source) ?? { open: [], named: new Map() };
      bySource.set(source, group);
      addTo(group, rule, place);
    }
  });
  return { anySource, bySource };
}

function addTo({ open, named }: Group, { repositories }: Rule, place: number): void {
  const isNamed = repositories !== undefined && repositories.length > 0 && repositories.every(isPlain);
  if (!isNamed) open.push(place);
  else {
    for (const name of new Set(repositories)) {
      const places = named.get(name);
      if (places === undefined) named.set(name, [place]);
      else places.push(place);
    }
  }
}

function placesIn(group: Group | undefined, names: readonly string[]): readonly number[] {
  if (group === undefined) return [];
  const [name = '', ...former] = names;
  const named = group.named.get(name) ?? [];
  if (former.length === 0) return [...group.open, ...named];
  // A rule may name the repository by several of its names.
  return [...group.open, ...new Set([...named, ...former.flatMap((each) => group.named.get(each) ?? [])])];
}

function isForType({ isEnabled, on }: Rule, type: string): boolean {
  return isEnabled && on.some((pattern) => matchesType(pattern, type));
}
