import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '../model/json.ts';
import { readJiraEvents } from './jira-event.ts';

test.each<[string, boolean, boolean | undefined]>([
  ['jira:version_created', false, true],
  ['jira:version_created', true, undefined],
  ['jira:version_released', true, undefined],
])('%s of a version that is released: %j, is a draft: %j', (webhookEvent, released, isDraft) => {
  const version = { id: '7', self: 'https://j.example/rest/api/2/version/7', name: 'v2', projectId: 1, released };
  const [event] = readJiraEvents({ webhookEvent, timestamp: 1, version });
  expect(event?.data.release?.is_draft).toBe(isDraft);
});

describe('a comment that Jira sends in two deliveries', () => {
  const key = 'SOC-7';
  const user = { name: 'paul' };
  const issue = { key, self: 'https://j.example/rest/api/2/issue/1', fields: { summary: 'It breaks' } };
  const comment = { id: '3', body: 'x', author: user, created: 'c', updated: 'u' };
  const alone = (name: string, more: JsonObject = {}) =>
    readJiraEvents({ webhookEvent: name, comment, ...more } as JsonObject);
  const update = (type: string, more: JsonObject = {}) =>
    readJiraEvents({ webhookEvent: 'jira:issue_updated', issue_event_type_name: type, user, issue, comment, ...more });

  test.each([
    ['comment_created', 'issue_commented', 'comment.created'],
    ['comment_updated', 'issue_comment_edited', 'comment.edited'],
    ['comment_deleted', 'issue_comment_deleted', 'comment.deleted'],
  ])('%s and %s are one %s', (name, type, told) => {
    const [own] = alone(name, { issue });
    const [updated] = update(type);
    expect([own?.type, updated?.type]).toEqual([told, told]);
    expect(own?.toldTwice).toBeDefined();
    expect(updated?.toldTwice).toBe(own?.toldTwice);
  });

  test.each(['comment_created', 'comment_updated', 'comment_deleted'])('%s without an issue is no comment', (name) => {
    expect(alone(name).map(({ type }) => type)).toEqual([`other.${name}`]);
  });

  test('another comment, another verb and another edit are events of their own', () => {
    const told = [
      update('issue_commented'),
      update('issue_commented', { comment: { ...comment, id: '4' } }),
      update('issue_comment_edited'),
      update('issue_comment_edited', { comment: { ...comment, updated: 'v' } }),
      update('issue_comment_deleted'),
    ].map(([event]) => event?.toldTwice);
    expect(new Set(told).size).toBe(5);
  });

  test('an edit of an unknown time is an event each time', () => {
    const [event] = update('issue_comment_edited', { comment: { id: '3', body: 'x' } });
    expect(event).toMatchObject({ type: 'comment.edited' });
    expect(event?.toldTwice).toBeUndefined();
  });

  test.each<[string, JsonObject, string[]]>([
    ['on Data Center', { name: 'paul' }, ['comment.deleted']],
    ['on Cloud, which sends comment_deleted', { accountId: '5' }, ['other.jira_issue_updated']],
  ])('a deletion that only the changelog has, %s', (_where, by, types) => {
    const changelog = { items: [{ field: 'Comment', fromString: '*x*', toString: null }] } as unknown as JsonObject;
    const events = update('issue_comment_deleted', { user: by, comment: null, changelog });
    expect(events.map(({ type }) => type)).toEqual(types);
    if (types[0] === 'comment.deleted') expect(events[0]?.data.comment?.body).toBe('**x**');
  });

  test('a comment that comes with a change is an event besides', () => {
    const changelog = {
      items: [{ field: 'status', fromString: 'To Do', toString: 'In Progress' }],
    } as unknown as JsonObject;
    const events = update('issue_generic', { changelog });
    expect(events.map(({ type, data }) => [type, data.issue?.previous_status])).toEqual([
      ['issue.edited', 'To Do'],
      ['comment.created', undefined],
    ]);
  });
});
