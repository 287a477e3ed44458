import { describe, expect, test } from '@jest/globals';
import { compileCondition } from '../../shared/mapping/template.ts';
import { routedEvents } from './event-names.ts';

describe('events of a route', () => {
  test.each([
    [['push'], ['push']],
    [
      ['issue.opened', 'pull_request'],
      ['issue.opened', 'pull_request'],
    ],
    [['issues', 'Issue Hook', 'issue'], ['issue']],
    [['Merge Request Hook'], ['pull_request']],
    [['merge_request_hook'], ['pull_request']],
    [['tag-push-hook'], ['push.tag']],
    [['pull_request_review'], ['pull_request.reviewed']],
    [['PUSH'], ['push']],
    [
      ['star', 'other.fork'],
      ['other.star', 'other.fork'],
    ],
    [['Confidential Issue Hook'], ['issue']],
    [['wiki_page_hook'], ['other.wiki_page']],
    [['*', 'push'], ['*']],
    [
      ['alert.*', 'status', 'workflow_run'],
      ['alert.*', 'run'],
    ],
    [['commit_comment', 'comment'], ['comment']],
    [
      ['create', 'delete'],
      ['other.create', 'other.delete'],
    ],
    [['create', 'push', 'delete'], ['push']],
  ])('%j are %j', (names, on) => {
    expect(routedEvents(names)).toEqual({ on });
  });

  test.each([
    ['pussh', 'push'],
    ['issuess', 'issues'],
    ['comit_comment', 'commit_comment'],
    ['issue.opend', 'issue.opened'],
    ['commit', 'comment'],
    ['comment.merged', 'comment.created'],
    ['', '*'],
  ])("'%s' is unknown, and %s was meant", (name, nearest) => {
    const events = routedEvents(['push', name]);
    if (!('unknown' in events)) throw new Error('It is known.');
    expect(events.unknown).toEqual([{ name, nearest }]);
  });

  const comment = (on: string) => ({ event: { family: 'comment' }, comment: { on } });
  const push = { event: { family: 'push' } };
  const issue = { event: { family: 'issue' } };
  test.each([
    [['commit_comment'], [comment('commit')], [comment('issue'), comment('diff')]],
    [['issue_comment'], [comment('issue'), comment('pull_request')], [comment('diff'), comment('commit')]],
    [['commit_comment', 'issues'], [comment('commit'), issue], [comment('issue')]],
    [
      ['commit_comment', 'comment.edited'],
      [comment('commit'), { ...comment('issue'), event: { family: 'comment', type: 'comment.edited' } }],
      [comment('issue')],
    ],
    [['pull_request_review_comment', 'commit_comment', 'push'], [push, comment('diff')], [comment('issue')]],
  ])('%j leave out what is not meant by them', (names, wanted, others) => {
    const events = routedEvents(names);
    const condition = compileCondition('if' in events ? (events.if ?? '') : '');
    expect(wanted.map((context) => condition.holds(context))).toEqual(wanted.map(() => true));
    expect(others.map((context) => condition.holds(context))).toEqual(others.map(() => false));
  });
});
