import { describe, expect, test } from '@jest/globals';
import { pullRequest, push } from '../../test/program/action/payloads.ts';
import type { JsonObject } from '../model/json.ts';
import { readBitbucketEvents } from './bitbucket-event.ts';
import { readGiteaEvent } from './gitea-event.ts';
import { readGithubEvent } from './github-event.ts';
import { readGitlabEvents } from './gitlab-event.ts';
import { readJiraEvents } from './jira-event.ts';

const github = (name: string, payload: object) => readGithubEvent(name, payload as JsonObject).data;
const project = { path_with_namespace: 'octo/widgets', web_url: 'https://gitlab.example/octo/widgets' };
const gitlab = (payload: object) => readGitlabEvents('', { project, ...payload } as JsonObject)[0]?.data;
const bitbucket = (key: string, payload: object) => readBitbucketEvents(key, payload as JsonObject)[0]?.data;
const zeros = '0'.repeat(40);
const one = 'a1'.repeat(20);
const two = 'b2'.repeat(20);

describe('what a push did', () => {
  test('GitHub: from where to where, and its commits for people', () => {
    expect(github('push', push(['One\n\nmore'], 'refs/heads/feature/ünï')).push).toMatchObject({
      branch: 'feature/ünï',
      before: 'ccccccc',
      after: 'ddddddd',
      commit_count: 1,
      commit_list: [{ id: '', title: 'One', url: '', author: '' }],
      ref_url: 'https://github.com/octo/widgets/tree/feature/%C3%BCn%C3%AF',
      commits: ['One\n\nmore'],
    });
  });

  test.each([
    [
      { created: true, before: zeros },
      { is_new: true, after: 'ddddddd' },
    ],
    [{ forced: true }, { is_forced: true }],
    [
      { deleted: true, after: zeros },
      { is_deleted: true, before: 'ccccccc' },
    ],
  ])('GitHub: %j is %j', (payload, facts) => {
    const told = github('push', { ...push([]), ...payload }).push;
    expect(told).toMatchObject(facts);
    for (const flag of ['is_new', 'is_forced', 'is_deleted'] as const) {
      expect(told?.[flag]).toBe((facts as Record<string, unknown>)[flag]);
    }
  });

  test('GitLab: more commits than are listed', () => {
    const payload = { object_kind: 'push', ref: 'refs/heads/x/y', before: one, after: two, total_commits_count: 54 };
    expect(
      gitlab({ ...payload, commits: [{ id: one, message: 'm', url: 'u', author: { name: 'Ada' } }] })?.push,
    ).toMatchObject({
      commit_count: 54,
      commit_list: [{ id: 'a1a1a1a', title: 'm', url: 'u', author: 'Ada' }],
      ref_url: 'https://gitlab.example/octo/widgets/-/tree/x/y',
    });
  });

  test('Gitea: more commits than are listed, and where a branch and a tag are', () => {
    const payload = { ...push(['One']), total_commits: 30 } as unknown as JsonObject;
    expect(readGiteaEvent('push', payload).data.push).toMatchObject({
      commit_count: 30,
      ref_url: 'https://github.com/octo/widgets/src/branch/main',
    });
    expect(readGiteaEvent('push', { ...payload, ref: 'refs/tags/v1' }).data.push?.ref_url).toMatch(/\/src\/tag\/v1$/);
  });

  test('Bitbucket Cloud: how many commits there are is known where the list is whole', () => {
    const at = (hash: string) => ({ type: 'branch', name: 'x', target: { hash } });
    const change = {
      old: at(one),
      new: at(two),
      commits: [{ hash: two, message: 'm', author: { raw: 'Ada <a@x.y>' } }],
    };
    const read = (more: object) => bitbucket('repo:push', { push: { changes: [{ ...change, ...more }] } })?.push;
    expect(read({})).toMatchObject({ before: 'a1a1a1a', after: 'b2b2b2b', commit_count: 1 });
    expect(read({})?.commit_list).toEqual([{ id: 'b2b2b2b', title: 'm', url: '', author: 'Ada' }]);
    expect(read({ truncated: true })?.commit_count).toBeUndefined();
    expect(read({ old: null })).toMatchObject({ is_new: true });
    expect(read({ forced: true })).toMatchObject({ is_forced: true });
  });

  test('no address is made of what is none', () => {
    const payload = { ...push([]), repository: { full_name: 'octo/widgets', html_url: 'javascript:x' } };
    expect(github('push', payload).push?.ref_url).toBeUndefined();
  });
});

describe('what a change was about', () => {
  test('GitHub: who merged, label, assignee, reviewer, review', () => {
    const merged = pullRequest(5);
    expect(
      github('pull_request', {
        ...merged,
        pull_request: { ...merged.pull_request, merged_by: { login: 'carol' } },
        label: { name: 'ui' },
        assignee: { login: 'dan' },
        requested_reviewer: { login: 'eve' },
      }).pull_request,
    ).toMatchObject({ merged_by: 'carol', label: 'ui', assignee: 'dan', reviewer: 'eve' });
    const review = { state: 'CHANGES_REQUESTED', body: 'No', html_url: 'https://github.com/r', user: { login: 'bob' } };
    const reviewed = github('pull_request_review', { ...pullRequest(5, { action: 'submitted' }), review });
    expect(reviewed.pull_request?.review_state).toBe('changes_requested');
    expect(reviewed.review).toEqual({ body: 'No', url: 'https://github.com/r' });
    expect(reviewed.comment).toBeUndefined();
  });

  test('GitHub: where a comment stands', () => {
    const comment = { body: 'x', commit_id: one, path: 'a.ts', line: null, original_line: 4 };
    expect(
      github('pull_request_review_comment', { ...pullRequest(5, { action: 'created' }), comment }).comment,
    ).toMatchObject({
      path: 'a.ts',
      line: 4,
      sha: 'a1a1a1a',
    });
  });

  test('GitLab: who gained what', () => {
    const told = (changes: object) =>
      gitlab({
        object_kind: 'merge_request',
        user: { username: 'root' },
        object_attributes: { iid: 1, action: 'update' },
        changes,
      })?.pull_request;
    const people = (...names: string[]) => names.map((username, id) => ({ id, username }));
    expect(told({ assignees: { previous: [], current: people('ada', 'bea') } })?.assignee).toBe('ada, bea');
    expect(told({ assignees: { previous: people('ada'), current: [] } })?.assignee).toBe('ada');
    expect(told({ reviewers: { previous: [], current: people('ada') } })?.reviewer).toBe('ada');
  });

  test('Bitbucket: who merged, and what a reviewer said', () => {
    const pullrequest = { id: 1, closed_by: { account_id: '7', display_name: 'Ada' } };
    expect(bitbucket('pullrequest:fulfilled', { pullrequest })?.pull_request?.merged_by).toBe('7');
    expect(bitbucket('pullrequest:changes_request_created', { pullrequest })?.pull_request?.review_state).toBe(
      'changes_requested',
    );
  });

  test('Jira: the label and the assignee as people see them', () => {
    const items = [
      { field: 'labels', fromString: 'ui', toString: 'ui wontfix bug' },
      { field: 'assignee', from: null, to: '7', fromString: null, toString: 'Ada' },
    ];
    const events = readJiraEvents({
      webhookEvent: 'jira:issue_updated',
      user: { accountId: '9' },
      issue: { key: 'SOC-7', fields: { reporter: { accountId: '8' } } },
      changelog: { items },
    } as unknown as JsonObject);
    expect(events.map(({ type, data }) => [type, data.issue?.label, data.issue?.assignee])).toEqual([
      ['issue.labeled', 'wontfix', undefined],
      ['issue.assigned', undefined, 'Ada'],
    ]);
    expect(events[0]?.data).toMatchObject({ actor: { login: '9' }, author: { login: '8' } });
  });
});
