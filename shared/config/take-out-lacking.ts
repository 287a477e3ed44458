import { isJsonObject, JsonReader } from '../mapping/json-body.ts';
import type { JsonValue } from '../model/json.ts';
import type { Configuration, UnavailableSource, UnavailableTarget } from './configuration.ts';
import type { ConfigurationDocument } from './document.ts';

/** Takes out of the value the sources and targets that lack something: rules may name them nevertheless. */
export function takeOutLacking(
  value: unknown,
  document: ConfigurationDocument,
): Pick<Configuration, 'unavailable' | 'unavailableSources'> {
  const unavailable = new Map<string, UnavailableTarget>();
  const sources = new Map<string, UnavailableSource>();
  for (const { path, what } of document.lacking) {
    const [section, name] = path.map(String);
    const entries = isJsonObject(value) && section !== undefined ? value[section] : undefined;
    if (!isJsonObject(entries) || name === undefined) continue;
    const known = unavailable.get(name);
    const entry = entries[name];
    if (section === 'targets') {
      const { type, ...options } = isJsonObject(entry) ? entry : {};
      const first = { name, type: String(type ?? ''), lacks: [], options: Object.keys(options) };
      const before = known ?? first;
      unavailable.set(name, { ...before, lacks: [...before.lacks, what] });
    }
    if (section === 'sources' && !sources.has(name)) sources.set(name, unavailableSource(name, entry));
    delete entries[name];
  }
  return { unavailable: [...unavailable.values()], unavailableSources: [...sources.values()] };
}

function unavailableSource(name: string, entry: JsonValue | undefined): UnavailableSource {
  const given = new JsonReader(isJsonObject(entry) ? entry : {});
  const catchUpOf = (['organization', 'repository'] as const).find(
    (key) => given.find(`catch-up.${key}`) !== undefined,
  );
  return { name, sender: given.text('sender') ?? '', path: given.text('path') ?? `/hooks/${name}`, catchUpOf };
}
