import type { OtherFacts } from '../../model/other-facts.ts';
import { isJsonObject, JsonReader } from '../json-body.ts';
import { objectsIn } from '../told-event.ts';

/** The words for an event. `{a.b}` is a member of the payload. The first of several texts whose members all exist is used. */
export interface EventReading {
  /** The kind of thing. */
  what: string;
  names?: readonly string[];
  urls?: readonly string[];
  /** Verbs by action. An action such as `created` needs none. */
  deeds?: Readonly<Record<string, string>>;
  /** The verb for every other action. */
  deed?: string;
  /** Texts for a state, used if the event does not say who did something. */
  states?: readonly string[];
  /** The member with the text that the actor wrote. */
  text?: string;
  /** The member that is true or false: it counts as the action `on` or `off`. */
  isOn?: string;
  /** The member with a list of repositories. */
  items?: string;
}

/** Returns the facts of a body in the words of a reading. `given` is the action that the body names, or empty. */
export function readingOf(reading: EventReading, body: JsonReader, given: string): OtherFacts {
  const { what, names = [], urls = [], deeds = {}, deed, states = [], text, items, isOn } = reading;
  const action = isOn === undefined ? given : body.find(isOn) === true ? 'on' : 'off';
  const name = firstOf(names, body) ?? '';
  const own = Object.hasOwn(deeds, action) ? deeds[action] : deed;
  const filled = own === undefined ? undefined : fillAnyway(own, body);
  const isPlain = own === undefined && states.length === 0 && /^[a-z]+ed$/.test(action);
  const plain =
    isPlain && isJsonObject(body.find('sender')) ? `${action} ${name === '' ? 'a' : 'the'} ${what}` : undefined;
  const said = filled ?? plain;
  const found = firstOf(states, body) ?? action;
  const state = /^[A-Z_]+$/.test(found) ? found.toLowerCase() : found;
  const written = text === undefined || !/^(created|on|off|)$/.test(action) ? undefined : body.text(text);
  const listed = objectsIn(body.find(items ?? ''));
  return {
    what: `${what[0]?.toUpperCase()}${what.slice(1)}`,
    name,
    url: firstOf(urls, body) ?? '',
    ...(said === undefined ? { state: state.replaceAll('_', ' ') } : { deed: said }),
    ...(written === undefined ? {} : { text: written }),
    ...(listed.length === 0
      ? {}
      : { items: listed.map((item) => ({ name: new JsonReader(item).text('full_name') ?? '', url: '', deed: '' })) }),
  };
}

/** Returns the first text whose members all exist. */
function firstOf(texts: readonly string[], body: JsonReader): string | undefined {
  for (const text of texts) {
    const filled = fill(text, body);
    if (filled !== undefined) return filled;
  }
  return undefined;
}

/** A member, or the first of several that exists. */
const placeholder = / ?\{([\w.|]+)\}/g;

function fill(text: string, body: JsonReader): string | undefined {
  const paths = [...text.matchAll(placeholder)].map(([, path = '']) => path);
  return paths.every((path) => valueAt(path, body) !== undefined) ? fillAnyway(text, body) : undefined;
}

/** Fills a text. A missing login becomes `somebody`; other missing members are left out. */
function fillAnyway(text: string, body: JsonReader): string {
  return text.replace(placeholder, (whole, path: string) => {
    const blank = whole.startsWith(' ') ? ' ' : '';
    const value = valueAt(path, body) ?? (/login/.test(path) ? 'somebody' : undefined);
    return value === undefined ? '' : `${blank}${value}`;
  });
}

function valueAt(paths: string, body: JsonReader): string | undefined {
  for (const path of paths.split('|')) {
    const value = body.find(path);
    if (typeof value === 'string' && value !== '') return value;
    if (typeof value === 'number') return String(value);
  }
  return undefined;
}
