import type { OtherFacts } from '../../model/other-facts.ts';
import { JsonReader } from '../json-body.ts';
import { objectsIn } from '../told-event.ts';
import { githubReadings } from './github-readings.ts';
import { readingOf } from './reading.ts';

/** What GitHub, or Gitea in the same words, tells of an event of no family; undefined of one that is not known here. */
export function githubOther(name: string, body: JsonReader): OtherFacts | undefined {
  if (name === 'gollum') return wikiPages(body);
  const reading = Object.hasOwn(githubReadings, name) ? githubReadings[name] : undefined;
  return reading === undefined ? undefined : readingOf(reading, body, body.text('action') ?? '');
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
