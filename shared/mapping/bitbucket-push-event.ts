import type { PushedCommit, PushFacts } from '../model/code-facts.ts';
import type { JsonObject } from '../model/json.ts';
import { addressOf, type BitbucketPayload } from './bitbucket-payload.ts';
import { inertUrl } from './escape.ts';
import { timeOf } from './event-time.ts';
import { JsonReader } from './json-body.ts';
import { firstLine, movedFacts, shortId } from './push-facts.ts';
import { objectsIn, type ToldEvent } from './told-event.ts';

/** Each changed branch and tag. Cloud lists the last five commits of each. */
export function cloudPushEvents(given: BitbucketPayload): ToldEvent[] {
  return objectsIn(given.body.find('push.changes')).flatMap((json) => {
    const change = new JsonReader(json);
    const isDeleted = change.find('new') === undefined;
    const of = isDeleted ? 'old' : 'new';
    const name = change.text(`${of}.name`);
    if (name === undefined) return [];
    const isTag = (change.text(`${of}.type`) ?? '').endsWith('tag');
    const url = addressOf(change.find('links')) || addressOf(change.find(`${of}.links`));
    const listed = objectsIn(change.find('commits'));
    const occurredAt = timeOf(change.find('new.date'));
    const idOf = (when: string) => (change.find(when) === undefined ? zeros : change.text(`${when}.target.hash`));
    const moved = movedFacts(idOf('old'), idOf('new'));
    const facts = {
      ...moved,
      ...(change.find('forced') === true ? { is_forced: true } : {}),
      ...(change.find('truncated') === true ? { has_more_commits: true } : { commit_count: listed.length }),
      commit_list: listed.map(cloudCommit),
      ref_url: addressOf(change.find(`${of}.links`)) || url,
    };
    return [pushEvent(given, { name, isTag, isDeleted, url, commits: listed.map(messageOf), facts, occurredAt })];
  });
}

/** The same of Data Center, which lists commits only since 8.0, and of one changed branch alone. */
export function dataCenterPushEvents(given: BitbucketPayload): ToldEvent[] {
  const changes = objectsIn(given.body.find('changes'));
  const listed = changes.length === 1 ? objectsIn(given.body.find('commits')) : [];
  const { url: home } = given.repository;
  return changes.flatMap((json) => {
    const change = new JsonReader(json);
    const ref = change.text('ref.id') ?? change.text('refId') ?? '';
    const [, kind, name] = /^refs\/(heads|tags)\/(.+)$/s.exec(ref) ?? [];
    if (name === undefined) return [];
    const isDeleted = change.text('type') === 'DELETE';
    return [
      pushEvent(given, {
        name,
        isTag: kind === 'tags',
        isDeleted,
        url: home,
        commits: isDeleted ? [] : listed.map(messageOf),
        facts: {
          ...movedFacts(change.text('fromHash'), change.text('toHash')),
          commit_list: isDeleted ? [] : listed.map((commit) => dataCenterCommit(commit, home)),
          ...(inertUrl(home) === undefined
            ? {}
            : { ref_url: `${home}/browse?at=${encodeURIComponent(ref.toWellFormed())}` }),
        },
      }),
    ];
  });
}

function pushEvent(
  { repository }: BitbucketPayload,
  change: {
    name: string;
    isTag: boolean;
    isDeleted: boolean;
    url: string;
    commits: string[];
    facts: Partial<PushFacts>;
    occurredAt?: number | undefined;
  },
): ToldEvent {
  const { name, isTag, isDeleted, url, commits, facts, occurredAt } = change;
  const ref = `refs/${isTag ? 'tags' : 'heads'}/${name}`;
  return {
    type: `push.${isDeleted ? 'deleted' : isTag ? 'tag' : 'branch'}`,
    subject: `push:${repository.full_name}:${ref}`,
    occurredAt,
    data: {
      push: {
        ref,
        ...(isTag ? { tag: name } : { branch: name }),
        is_default_branch: !isTag && name === repository.default_branch,
        url,
        commits,
        paths: [],
        ...facts,
      },
    },
  };
}

/** Cloud leaves out what was not there before, or is not any more. */
const zeros = '0'.repeat(40);

function cloudCommit(json: JsonObject): PushedCommit {
  const commit = new JsonReader(json);
  return {
    id: shortId(commit.text('hash')) ?? '',
    title: firstLine(commit.find('message')),
    url: addressOf(commit.find('links')),
    author: commit.text('author.user.display_name') ?? nameIn(commit.text('author.raw') ?? ''),
  };
}

function dataCenterCommit(json: JsonObject, repository: string): PushedCommit {
  const commit = new JsonReader(json);
  const id = commit.text('id');
  return {
    id: shortId(id) ?? '',
    title: firstLine(commit.find('message')),
    url:
      id === undefined || inertUrl(repository) === undefined
        ? ''
        : `${repository}/commits/${encodeURIComponent(id.toWellFormed())}`,
    author: commit.text('author.displayName') ?? commit.text('author.name') ?? '',
  };
}

function messageOf({ message }: JsonObject): string {
  return typeof message === 'string' ? message : '';
}

/** The name of `Name <address>`. */
function nameIn(author: string): string {
  const end = author.indexOf('<');
  return (end < 0 ? author : author.slice(0, end)).trimEnd();
}
