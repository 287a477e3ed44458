import type { ActorFacts, EventData, HookEvent, OtherFacts } from '../../model/event.ts';
import type { JsonValue } from '../../model/json.ts';
import { inertUrl } from '../escape.ts';
import { isJsonObject, JsonReader } from '../json-body.ts';
import { githubOther } from './github-other.ts';

/** An event of no family with what can be understood of its body; any other as it is. */
export function withOther(event: HookEvent): HookEvent {
  const { type, data, payload } = event;
  if (!type.startsWith('other.') || data.other !== undefined) return event;
  const body = new JsonReader(payload);
  const name = type.slice('other.'.length);
  const other = githubOther(name, body) ?? anyOther(name, body);
  const actor = data.actor ?? actorIn(body);
  const told: EventData = {
    ...data,
    other: isForPeople(other.url) ? other : { ...other, url: '' },
    ...(actor === undefined ? {} : { actor }),
  };
  return { ...event, data: told };
}

/** Whether an address shows people something: no program's interface. */
export function isForPeople(url: string): boolean {
  if (inertUrl(url) === undefined) return false;
  const { host, pathname } = new URL(url);
  return !/^api\./.test(host) && !/^\/(api|rest)\//.test(pathname);
}

/** `incident.acknowledged`, `sprint_started`, `wiki_page`: a kind of thing, and mostly what was done to it. */
function anyOther(name: string, body: JsonReader): OtherFacts {
  const words = name.split(/[._:-]+/).filter((word) => word !== '' && word !== 'jira');
  const told = body.text('object_attributes.action') ?? body.text('action');
  const last = words.at(-1) ?? '';
  const verb = told ?? (words.length > 1 && isDeed(last) ? last : undefined);
  const kind = (verb === last ? words.slice(0, -1) : words).join(' ') || 'event';
  const thing = thingIn(body, words);
  const deed = verb === undefined ? undefined : deedOf(verb, kind, thing.name !== '');
  const state = deed === undefined ? (verb ?? stateIn(body)) : undefined;
  return {
    what: kind[0]?.toUpperCase() + kind.slice(1),
    ...thing,
    ...(deed === undefined ? {} : { deed }),
    ...(state === undefined ? {} : { state: state.replaceAll('_', ' ') }),
  };
}

/** `created the milestone`, where a verb can be said of it as it is. */
function deedOf(verb: string, kind: string, isNamed: boolean): string | undefined {
  const known = Object.hasOwn(deeds, verb) ? deeds[verb] : isDeed(verb) ? verb : undefined;
  return known === undefined ? undefined : `${known} ${isNamed ? 'the' : article(kind)} ${kind}`;
}

const deeds: Readonly<Record<string, string>> = {
  create: 'created',
  update: 'changed',
  delete: 'deleted',
  open: 'opened',
  close: 'closed',
  reopen: 'reopened',
  award: 'added',
  revoke: 'took back',
};

function isDeed(word: string): boolean {
  return /^[a-z]{2,}ed$/.test(word) && !/^(failed|succeeded|skipped|completed)$/.test(word);
}

function article(kind: string): string {
  return /^[aeiou]/i.test(kind) ? 'an' : 'a';
}

/** Where bodies hold what they are about, besides the names that their events have. */
const places = ['object_attributes', 'event.data', 'data.issue', 'data.error', 'data.comment', 'pullrequest'];
const morePlaces = ['pullRequest', 'issue', 'fork', 'commit_status', 'sprint', 'board', 'project', 'data'];

function thingIn(body: JsonReader, words: readonly string[]): { name: string; url: string } {
  const named = [words.length, 1].flatMap((count) => [words.slice(0, count).join('_'), words.slice(0, -1).join('_')]);
  for (const place of [...named, ...places, ...morePlaces]) {
    const found = place === '' ? undefined : body.find(place);
    if (!isJsonObject(found)) continue;
    const thing = new JsonReader(found);
    const name = nameIn(thing);
    if (name !== '') return { name, url: urlIn(thing) };
  }
  const name = ['build_name', 'project.name', 'name', 'title'].map((member) => body.text(member)).find(Boolean) ?? '';
  return { name, url: '' };
}

function nameIn(thing: JsonReader): string {
  const found = ['title', 'summary', 'name', 'full_name', 'display_name', 'slug', 'key'].map((member) =>
    thing.text(member),
  );
  return found.find((name) => name !== undefined) ?? '';
}

function urlIn(thing: JsonReader): string {
  const own = ['html_url', 'web_url', 'permalink', 'links.html.href', 'url'].map((member) => thing.text(member));
  return own.find((url) => url !== undefined && isForPeople(url)) ?? '';
}

function stateIn(body: JsonReader): string | undefined {
  const found = ['object_attributes.status', 'build_status', 'status', 'commit_status.state', 'qualityGate.status'];
  return found
    .map((path) => body.text(path))
    .find((state) => state !== undefined)
    ?.toLowerCase();
}

/** Whoever did it, where nothing better is known of them than what to call them. */
function actorIn(body: JsonReader): ActorFacts | undefined {
  const names = [
    'user.name',
    'user_name',
    'user.displayName',
    'actor.display_name',
    'actor.name',
    'event.agent.summary',
  ];
  const login = names.map((path) => textOf(body.find(path))).find((name) => name !== undefined);
  return login === undefined ? undefined : { login, is_bot: false };
}

function textOf(value: JsonValue | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
