import type { OtherFacts } from '../../model/event.ts';
import { isJsonObject, JsonReader } from '../json-body.ts';
import { objectsIn } from '../told-event.ts';
import { type GithubReading, githubReadings } from './github-readings.ts';

/** What GitHub, or Gitea in the same words, tells of an event of no family; undefined of one that is not known here. */
export function githubOther(name: string, body: JsonReader): OtherFacts | undefined {
  if (name === 'gollum') return wikiPages(body);
  const reading = Object.hasOwn(githubReadings, name) ? githubReadings[name] : undefined;
  if (reading === undefined || !isJsonObject(body.find('sender') ?? body.find('repository') ?? body.find(name))) {
    return undefined;
  }
  return readingOf(reading, body);
}

function readingOf(reading: GithubReading, body: JsonReader): OtherFacts {
  const { what, names = [], urls = [], deeds = {}, deed, states = [], text, items } = reading;
  const action = body.text('action') ?? '';
  const name = firstOf(names, body) ?? '';
  const own = Object.hasOwn(deeds, action) ? deeds[action] : deed;
  const filled = own === undefined ? undefined : fill(own, body);
  const isPlain = own === undefined && states.length === 0 && /^[a-z]+ed$/.test(action);
  const plain =
    isPlain && isJsonObject(body.find('sender')) ? `${action} ${name === '' ? 'a' : 'the'} ${what}` : undefined;
  const said = filled ?? plain;
  const state = firstOf(states, body) ?? action;
  const written = text === undefined || /^(deleted|edited)$/.test(action) ? undefined : body.text(text);
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

function fill(text: string, body: JsonReader): string | undefined {
  let isWhole = true;
  const filled = text.replace(/\{([\w.]+)\}/g, (_whole, path: string) => {
    const value = body.find(path);
    if (typeof value === 'string' && value !== '') return value;
    if (typeof value === 'number') return String(value);
    isWhole = false;
    return '';
  });
  return isWhole ? filled : undefined;
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
