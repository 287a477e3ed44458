import type { OtherFacts } from '../../model/other-facts.ts';
import { isJsonObject, JsonReader } from '../json-body.ts';
import { objectsIn } from '../told-event.ts';
import { type GithubReading, githubReadings } from './github-readings.ts';

/** What GitHub, or Gitea in the same words, tells of an event of no family; undefined of one that is not known here. */
export function githubOther(name: string, body: JsonReader): OtherFacts | undefined {
  if (name === 'gollum') return wikiPages(body);
  const reading = Object.hasOwn(githubReadings, name) ? githubReadings[name] : undefined;
  return reading === undefined ? undefined : readingOf(reading, body);
}

function readingOf(reading: GithubReading, body: JsonReader): OtherFacts {
  const { what, names = [], urls = [], deeds = {}, deed, states = [], text, items } = reading;
  const action = body.text('action') ?? '';
  const name = firstOf(names, body) ?? '';
  const own = Object.hasOwn(deeds, action) ? deeds[action] : deed;
  const filled = own === undefined ? undefined : fillAnyway(own, body);
  const isPlain = own === undefined && states.length === 0 && /^[a-z]+ed$/.test(action);
  const plain =
    isPlain && isJsonObject(body.find('sender')) ? `${action} ${name === '' ? 'a' : 'the'} ${what}` : undefined;
  const said = filled ?? plain;
  const state = firstOf(states, body) ?? action;
  const written = text === undefined || !/^(created|)$/.test(action) ? undefined : body.text(text);
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

/** The first of the texts that all of its members are told of. */
function firstOf(texts: readonly string[], body: JsonReader): string | undefined {
  for (const text of texts) {
    const filled = fill(text, body);
    if (filled !== undefined) return filled;
  }
  return undefined;
}

const placeholder = / ?\{([\w.]+)\}/g;

function fill(text: string, body: JsonReader): string | undefined {
  const paths = [...text.matchAll(placeholder)].map(([, path = '']) => path);
  return paths.every((path) => valueAt(path, body) !== undefined) ? fillAnyway(text, body) : undefined;
}

/** Whoever is not told is somebody; what else is not told is left out. */
function fillAnyway(text: string, body: JsonReader): string {
  return text.replace(placeholder, (whole, path: string) => {
    const blank = whole.startsWith(' ') ? ' ' : '';
    const value = valueAt(path, body) ?? (path.endsWith('login') ? 'somebody' : undefined);
    return value === undefined ? '' : `${blank}${value}`;
  });
}

function valueAt(path: string, body: JsonReader): string | undefined {
  const value = body.find(path);
  if (typeof value === 'string' && value !== '') return value;
  return typeof value === 'number' ? String(value) : undefined;
}

function wikiPages(body: JsonReader): OtherFacts {
  const pages = objectsIn(body.find('pages')).map((json) => {
    const page = new JsonReader(json);
    const name = page.text('title') ?? page.text('page_name') ?? 'a page';
    return { name, url: page.text('html_url') ?? '', deed: page.text('action') ?? '' };
  });
  const [only] = pages;
  if (only !== undefined && pages.length === 1) {
    const deed = `${only.deed === 'created' ? 'created' : 'edited'} the wiki page`;
    return { what: 'Wiki', deed, name: only.name, url: only.url };
  }
  const deed = pages.length === 0 ? 'changed the wiki' : `changed ${pages.length} pages of the wiki`;
  return { what: 'Wiki', deed, name: '', url: '', items: pages };
}
