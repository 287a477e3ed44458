import type { JsonObject, JsonValue } from '../model/json.ts';
import { isJsonObject } from './json-body.ts';
import { listOf, memberOf, textOf } from './sarif-json.ts';

/** A rule's metadata, and the component that it stands in. */
export interface Descriptor {
  component: JsonValue | undefined;
  json: JsonObject;
  id: string | undefined;
}

/** `reportingDescriptorReference`, and what a result says beside it. */
export interface RuleReference {
  rule: JsonValue | undefined;
  id?: string | undefined;
  index?: JsonValue | undefined;
}

export interface RuleIndex {
  find(reference: RuleReference): { id: string; descriptor: Descriptor | undefined };
}

/** All rules of a run's tool, its extensions' included. */
export function indexRules(tool: JsonValue | undefined): RuleIndex {
  const extensions = listOf(tool, 'extensions').map(indexComponent);
  const driver = indexComponent(memberOf(tool, 'driver') ?? null);
  const anywhere = new Map<string, Descriptor>();
  for (const { byId } of [driver, ...extensions]) {
    for (const [id, descriptor] of byId) if (!anywhere.has(id)) anywhere.set(id, descriptor);
  }
  const byName = new Map(
    extensions.toReversed().flatMap((each) => each.names.map((name): [string, IndexedComponent] => [name, each])),
  );

  const componentOf = (rule: JsonValue | undefined): IndexedComponent => {
    const reference = memberOf(rule, 'toolComponent');
    const index = memberOf(reference, 'index');
    const indexed = typeof index === 'number' ? extensions[index] : undefined;
    return indexed ?? byName.get(textOf(reference, 'guid') ?? textOf(reference, 'name') ?? '') ?? driver;
  };

  return {
    find: ({ rule, id: ruleId, index: ruleIndex }) => {
      const component = componentOf(rule);
      const byRule = descriptorAt(component, memberOf(rule, 'index'));
      const indexed = byRule ?? descriptorAt(component, ruleIndex);
      const isApart = byRule?.id !== undefined && ruleId !== undefined && !isUnder(ruleId, byRule.id);
      const id = (textOf(rule, 'id') ?? (isApart ? undefined : ruleId) ?? indexed?.id ?? '').slice(0, maxIdChars);
      if (indexed !== undefined && (indexed.id === undefined || isUnder(id, indexed.id))) {
        return { id, descriptor: indexed };
      }
      return { id, descriptor: nearest(id, component.byId) ?? nearest(id, anywhere) };
    },
  };
}

interface IndexedComponent {
  names: readonly string[];
  rules: readonly (Descriptor | undefined)[];
  byId: Map<string, Descriptor>;
}

function indexComponent(component: JsonValue): IndexedComponent {
  const rules = listOf(component, 'rules').map((json) =>
    isJsonObject(json) ? { component, json, id: textOf(json, 'id')?.slice(0, maxIdChars) } : undefined,
  );
  const byId = new Map<string, Descriptor>();
  for (const rule of rules) if (rule?.id !== undefined && !byId.has(rule.id)) byId.set(rule.id, rule);
  const names = [textOf(component, 'guid'), textOf(component, 'name')].filter((name) => name !== undefined);
  return { names, rules, byId };
}

function descriptorAt(component: IndexedComponent, index: JsonValue | undefined): Descriptor | undefined {
  return typeof index === 'number' ? component.rules[index] : undefined;
}

/** Whether an id is another, or below it: `CA1000/1` is below `CA1000`. */
function isUnder(id: string, parent: string): boolean {
  return id === parent || id.startsWith(`${parent}/`);
}

/** The metadata of the id, else of its parent, and so on. */
function nearest(id: string, byId: ReadonlyMap<string, Descriptor>): Descriptor | undefined {
  let name = id;
  for (let level = 0; level < maxLevels; level += 1) {
    const found = byId.get(name);
    const slash = name.lastIndexOf('/');
    if (found !== undefined || slash < 0) return found;
    name = name.slice(0, slash);
  }
  return undefined;
}

const maxIdChars = 1_000;
const maxLevels = 10;
