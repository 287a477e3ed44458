import type { JsonObject } from '../model/json.ts';
import { commentEvents, issueEvents, pullRequestEvents } from './bitbucket-item-event.ts';
import {
  type BitbucketPayload,
  type BitbucketReader,
  bitbucketActor,
  bitbucketRepository,
} from './bitbucket-payload.ts';
import { cloudPushEvents, dataCenterPushEvents } from './bitbucket-push-event.ts';
import { timeOf } from './event-time.ts';
import { JsonReader } from './json-body.ts';
import { otherType, type ToldEvent } from './told-event.ts';

/**
 * The events of a webhook of Bitbucket Cloud or Data Center; several where one push changed several branches or tags.
 * An unknown one is `other.KEY`. Pure.
 * https://support.atlassian.com/bitbucket-cloud/docs/event-payloads/
 * https://confluence.atlassian.com/bitbucketserver/event-payload-938025882.html
 */
export function readBitbucketEvents(key: string, payload: JsonObject): readonly ToldEvent[] {
  const body = new JsonReader(payload);
  const inPullRequest = body.find('pullRequest.toRef.repository');
  // Data Center reports a fork with the new repository; people who watch the old one want to know.
  const forked = key === 'repo:forked' ? body.find('repository.origin') : undefined;
  const repository = bitbucketRepository(forked ?? body.find('repository') ?? inPullRequest);
  const actor = bitbucketActor(body.find('actor'));
  const given: BitbucketPayload = { key, body, repository, actor };
  const told = Object.hasOwn(readers, key) ? (readers[key]?.(given) ?? []) : [];
  const other: ToldEvent = { type: otherType(key), subject: `${key}:${repository.full_name}`, data: {} };
  // Data Center says when; Cloud does so in each thing.
  const occurredAt = timeOf(body.find('date'));
  return (told.length > 0 ? told : [other]).map((event) => ({
    ...event,
    occurredAt: event.occurredAt ?? occurredAt,
    data: { ...event.data, repository, ...(actor === undefined ? {} : { actor }) },
  }));
}

const readers: Readonly<Record<string, BitbucketReader>> = {
  'repo:push': cloudPushEvents,
  'repo:refs_changed': dataCenterPushEvents,
  'repo:commit_status_created': statusEvents,
  'repo:commit_status_updated': statusEvents,
  'repo:commit_comment_created': commentEvents,
  'repo:comment:added': commentEvents,
  'repo:comment:edited': commentEvents,
  'repo:comment:deleted': commentEvents,
  'pullrequest:created': pullRequestEvents,
  'pullrequest:updated': pullRequestEvents,
  'pullrequest:fulfilled': pullRequestEvents,
  'pullrequest:rejected': pullRequestEvents,
  'pullrequest:approved': pullRequestEvents,
  'pullrequest:changes_request_created': pullRequestEvents,
  'pullrequest:comment_created': commentEvents,
  'pullrequest:comment_updated': commentEvents,
  'pullrequest:comment_deleted': commentEvents,
  'pr:opened': pullRequestEvents,
  'pr:modified': pullRequestEvents,
  'pr:from_ref_updated': pullRequestEvents,
  'pr:merged': pullRequestEvents,
  'pr:declined': pullRequestEvents,
  'pr:reviewer:approved': pullRequestEvents,
  'pr:reviewer:needs_work': pullRequestEvents,
  'pr:reviewer:changes_requested': pullRequestEvents,
  'pr:comment:added': commentEvents,
  'pr:comment:edited': commentEvents,
  'pr:comment:deleted': commentEvents,
  'issue:created': issueEvents,
  'issue:updated': issueEvents,
  'issue:comment_created': commentEvents,
  'diagnostics:ping': () => [{ type: 'ping.received', subject: 'ping:', data: {} }],
};

const statusVerbs: Readonly<Record<string, string>> = { FAILED: 'failed', SUCCESSFUL: 'passed', STOPPED: 'cancelled' };

/**
 * What a build said of a commit. Without a branch nothing could ever tell that it passes again, and it is no run.
 * https://support.atlassian.com/bitbucket-cloud/docs/event-payloads/#Build-status-created
 */
function statusEvents({ body, repository }: BitbucketPayload): ToldEvent[] {
  const at = (member: string) => body.text(`commit_status.${member}`) ?? '';
  const verb = Object.hasOwn(statusVerbs, at('state')) ? statusVerbs[at('state')] : undefined;
  const branch = at('refname');
  const key = at('key');
  if (verb === undefined || branch === '' || key === '') return [];
  const sha = at('commit.hash');
  const message = body.text('commit_status.commit.message');
  return [
    {
      type: `run.${verb}`,
      subject: `run:${repository.full_name}:status/${key}:${branch}`,
      occurredAt: timeOf(at('updated_on')) ?? timeOf(at('created_on')),
      data: {
        run: {
          id: `${key}/${sha}`,
          attempt: 1,
          workflow: at('name') || key,
          branch,
          event: 'status',
          conclusion: at('state').toLowerCase(),
          url: at('url'),
          path: `status/${key}`,
          home: repository.full_name,
          is_fork: false,
          ...(sha === '' ? {} : { sha }),
          ...(at('description') === '' ? {} : { title: at('description') }),
          ...(message === undefined ? {} : { message }),
        },
      },
    },
  ];
}
