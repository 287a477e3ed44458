import type { ActorFacts, EventData, HookEvent } from '../../model/event.ts';
import type { JsonValue } from '../../model/json.ts';
import type { OtherFacts } from '../../model/other-facts.ts';
import { inertUrl } from '../escape.ts';
import { isJsonObject, JsonReader } from '../json-body.ts';
import { bitbucketReadings } from './bitbucket-readings.ts';
import { githubOther } from './github-other.ts';
import { gitlabReadings } from './gitlab-readings.ts';
import { jiraOther } from './jira-other.ts';
import { pagerdutyReadings } from './pagerduty-readings.ts';
import { type EventReading, readingOf } from './reading.ts';

/** An event of no family with what can be understood of its body; any other as it is. */
export function withOther(event: HookEvent): HookEvent {
  const { type, data, payload } = event;
  if (!type.startsWith('other.') || data.other !== undefined) return event;
  const body = new JsonReader(payload);
  const name = type.slice('other.'.length);
  const other = readKnown(event.sender, name, body) ?? anyOther(name, body, data.repository !== undefined);
  const actor = data.actor ?? actorIn(body);
  const told: EventData = {
    ...data,
    other: isForPeople(other.url) ? other : { ...other, url: '' },
    ...(actor === undefined ? {} : { actor }),
  };
  return { ...event, data: told };
}

/** Events of other senders, by their names. */
const readings: Readonly<Record<string, Readonly<Record<string, EventReading>>>> = {
  gitlab: gitlabReadings,
  bitbucket: bitbucketReadings,
  pagerduty: pagerdutyReadings,
};

function readKnown(sender: string, name: string, body: JsonReader): OtherFacts | undefined {
  if (githubsWords.has(sender)) return githubOther(name, body);
  if (sender === 'jira') return jiraOther(name, body);
  const own = Object.hasOwn(readings, sender) ? (readings[sender] ?? {}) : {};
  const reading = Object.hasOwn(own, name) ? own[name] : undefined;
  return reading && readingOf(reading, body, body.text('object_attributes.action') ?? '');
}

/** Senders whose events have GitHub's names. */
const githubsWords = new Set(['github', 'gitea', 'workflow']);

/** Whether an address shows people something: no program's interface. */
export function isForPeople(url: string): boolean {
  if (inertUrl(url) === undefined) return false;
  const { host, pathname } = new URL(url);
  return !/^api\./.test(host) && !/^\/(api\/v?\d|rest\/(api|agile|build-status)\/)/.test(pathname);
}

/** `incident.acknowledged`, `sprint_started`, `wiki_page`: a kind of thing, and mostly what was done to it. */
function anyOther(name: string, body: JsonReader, isInRepository: boolean): OtherFacts {
  const words = wordsOf(name);
  const [head, tail] = name.includes('.') ? partsOf(name) : [words.slice(0, -1), words.slice(-1)];
  const last = tail.join('_');
  const isLast = head.length > 0 && (name.includes('.') || isDeed(last));
  const verb = body.text('object_attributes.action') ?? body.text('action') ?? (isLast ? last : undefined);
  const kind = (isLast && verb !== undefined ? head : words).join(' ').replace(/^wiki$/, 'wiki page') || 'event';
  const thing = thingIn(body, { words, isInRepository });
  if (kind === 'fork') return { what: 'Fork', ...thing, deed: 'forked the repository to' };
  const deed = verb === undefined || !isDeed(verb) ? undefined : deedOf(verb, kind, thing.name !== '');
  const state = deed === undefined ? (verb ?? stateIn(body)) : undefined;
  return {
    what: `${kind[0]?.toUpperCase() ?? ''}${kind.slice(1)}`,
    ...thing,
    ...(deed === undefined ? {} : { deed }),
    ...(state === undefined || state === 'unknown' ? {} : { state: state.replaceAll('_', ' ') }),
  };
}

function partsOf(name: string): [string[], string[]] {
  const at = name.lastIndexOf('.');
  return [wordsOf(name.slice(0, at)), wordsOf(name.slice(at + 1))];
}

function wordsOf(name: string): string[] {
  const words = name.split(/[._:-]+/).filter((word) => word !== '' && word !== 'jira' && word !== 'repo');
  return words.map((word) => (Object.hasOwn(fullWords, word) ? (fullWords[word] ?? word) : word));
}

const fullWords: Readonly<Record<string, string>> = {
  pr: 'pull request',
  pullrequest: 'pull request',
};

/** `created the milestone`, where a verb can be said of it as it is. */
function deedOf(verb: string, kind: string, isNamed: boolean): string {
  const known = Object.hasOwn(deeds, verb) ? deeds[verb] : verb;
  return `${known} ${isNamed ? 'the' : /^[aeiou]/i.test(kind) ? 'an' : 'a'} ${kind}`;
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
  return Object.hasOwn(deeds, word) || (/^[a-z]{2,}ed$/.test(word) && !intransitive.has(word));
}

const intransitive = new Set(['failed', 'succeeded', 'skipped', 'completed', 'finished', 'replied', 'expired']);

/** Where bodies hold what they are about, besides the names that their events have. */
const places = ['object_attributes', 'event.data', 'data.issue', 'data.error', 'data.comment', 'pullrequest'];
const morePlaces = ['pullRequest', 'issue', 'commit_status', 'sprint', 'board', 'data'];
const ownNames = ['build_name', 'environment', 'page', 'name', 'title'];

function thingIn(
  body: JsonReader,
  { words, isInRepository }: { words: readonly string[]; isInRepository: boolean },
): { name: string; url: string } {
  const named = [words.join('_'), words.slice(0, -1).join('_'), words[0] ?? ''];
  // In a repository the project is the repository, which is told anyway.
  for (const place of [...named, ...places, ...morePlaces, ...(isInRepository ? [] : ['project'])]) {
    const found = place === '' ? undefined : body.find(place);
    if (!isJsonObject(found)) continue;
    const thing = new JsonReader(found);
    const name = nameIn(thing);
    if (name !== '') return { name, url: urlIn(thing) };
  }
  return { name: ownNames.map((member) => body.text(member)).find((name) => name !== undefined) ?? '', url: '' };
}

function nameIn(thing: JsonReader): string {
  const found = ['title', 'summary', 'name', 'full_name', 'display_name', 'slug', 'key'].map((member) =>
    thing.text(member),
  );
  const number = thing.find('iid');
  return found.find((name) => name !== undefined) ?? (typeof number === 'number' ? `#${number}` : '');
}

function urlIn(thing: JsonReader): string {
  const own = ['html_url', 'web_url', 'permalink', 'links.html.href', 'url'].map((member) => thing.text(member));
  return own.find((url) => url !== undefined && isForPeople(url)) ?? '';
}

function stateIn(body: JsonReader): string | undefined {
  const found = ['object_attributes.status', 'build_status', 'status', 'commit_status.state'];
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
