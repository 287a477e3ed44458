import type { JsonObject } from '../model/json.ts';
import { addressOf, type BitbucketPayload } from './bitbucket-payload.ts';
import { timeOf } from './event-time.ts';
import { JsonReader } from './json-body.ts';
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
    const commits = objectsIn(change.find('commits')).map(messageOf);
    const occurredAt = timeOf(change.find('new.date'));
    return [pushEvent(given, { name, isTag, isDeleted, url, commits, occurredAt })];
  });
}

/** The same of Data Center, which lists commits only since 8.0, and of one changed branch alone. */
export function dataCenterPushEvents(given: BitbucketPayload): ToldEvent[] {
  const changes = objectsIn(given.body.find('changes'));
  const commits = changes.length === 1 ? objectsIn(given.body.find('commits')).map(messageOf) : [];
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
        url: given.repository.url,
        commits: isDeleted ? [] : commits,
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
    occurredAt?: number | undefined;
  },
): ToldEvent {
  const { name, isTag, isDeleted, url, commits, occurredAt } = change;
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
      },
    },
  };
}

function messageOf({ message }: JsonObject): string {
  return typeof message === 'string' ? message : '';
}
