import { describe, expect, test } from '@jest/globals';
import { blocksOf } from '../../shared/mapping/inert-blocks.ts';
import type { JsonObject } from '../../shared/model/json.ts';
import { githubExamples, messagesOf, senderFixtures } from './messages.ts';

const html = 'https://github.com/octo/widgets';
const repository = { full_name: 'octo/widgets', html_url: html, default_branch: 'main' };
const user = (login: string) => ({ login, type: 'User' });
const common = { repository, sender: user('alice') };

/** As people read it: each link as `words <address>`. */
function shown(markdown: string): string {
  return blocksOf(markdown)
    .flatMap((block) => {
      if (block.kind === 'code') return block.text.split('\n').map((line) => `> ${line}`);
      const lines = block.kind === 'list' ? block.items.map((item) => [{ text: '- ' }, ...item.flat()]) : block.lines;
      return lines.map((runs) =>
        runs.map(({ text, href }) => (href === undefined ? text : `${text}<${href}>`)).join(''),
      );
    })
    .join('\n')
    .replaceAll(html, '~');
}

function say(name: string, body: object, sender = 'github'): string[] {
  const headers =
    sender === 'gitlab'
      ? { 'x-gitlab-event': name }
      : sender === 'bitbucket'
        ? { 'x-event-key': name }
        : { [`x-${sender}-event`]: name };
  return messagesOf({ sender, what: name, headers, body: body as JsonObject }).map(({ message }) => {
    if (message === undefined) return '';
    return `${shown(message.line)}${message.details === '' ? '' : `\n${shown(message.details)}`}`;
  });
}

const at = '[octo/widgets<~>]';
const commit = (id: string, message: string) => ({
  id: id.repeat(40).slice(0, 40),
  message,
  url: `${html}/commit/${id}`,
  author: { name: 'Alice', username: 'alice' },
});
const push = (changes: object = {}) => ({
  ...common,
  ref: 'refs/heads/feature/login',
  before: 'a1'.repeat(20),
  after: 'b2'.repeat(20),
  compare: `${html}/compare/a1...b2`,
  commits: [commit('c3', 'First line\n\nThe rest'), commit('d4', 'Second')],
  ...changes,
});
const pull = (changes: object = {}, about: object = {}) => ({
  ...common,
  pull_request: {
    number: 12,
    title: 'Faster widgets',
    body: '<!-- please fill in -->\nThey are twice as fast.',
    html_url: `${html}/pull/12`,
    user: user('bob'),
    head: { ref: 'feature/fast', repo: { full_name: 'octo/widgets' } },
    base: { ref: 'main' },
    ...about,
  },
  ...changes,
});
const issue = (changes: object = {}, about: object = {}) => ({
  ...common,
  issue: {
    number: 7,
    title: 'It *breaks*',
    body: 'Always.',
    html_url: `${html}/issues/7`,
    user: user('bob'),
    ...about,
  },
  ...changes,
});
const comment = {
  body: 'Fine with me.',
  html_url: `${html}/pull/12#c1`,
  user: user('alice'),
  commit_id: 'c3'.repeat(20),
  path: 'src/a b.ts',
  line: 3,
};
const review = (state: string, body: string | null) =>
  pull({ action: 'submitted', review: { state, body, html_url: `${html}/pull/12#r1`, user: user('alice') } });
const release = (changes: object) => ({
  ...common,
  action: 'published',
  release: { tag_name: 'v1.0', name: 'Spring', body: '- faster', html_url: `${html}/releases/tag/v1.0`, ...changes },
});
const run = (conclusion: string) => ({
  ...common,
  action: 'completed',
  workflow_run: {
    id: 1,
    name: 'CI',
    run_number: 88,
    conclusion,
    html_url: `${html}/actions/runs/1`,
    head_branch: 'feature/login',
    head_sha: 'e5'.repeat(20),
    head_repository: { full_name: 'octo/widgets' },
    display_title: 'Faster widgets',
  },
});

describe('GitHub, in words', () => {
  test.each<[string, string, object, string]>([
    [
      'commits',
      'push',
      push(),
      `${at} alice pushed 2 commits<~/compare/a1...b2> to feature/login<~/tree/feature/login>\n- [c3c3c3c<~/commit/c3>] First line – Alice\n- [d4d4d4d<~/commit/d4>] Second – Alice`,
    ],
    [
      'one commit',
      'push',
      push({ commits: [commit('c3', 'Only')] }),
      `${at} alice pushed 1 commit<~/compare/a1...b2> to feature/login<~/tree/feature/login>\n- [c3c3c3c<~/commit/c3>] Only – Alice`,
    ],
    [
      'a force push',
      'push',
      push({ forced: true, commits: [] }),
      `${at} alice force-pushed feature/login<~/tree/feature/login>, from a1a1a1a to b2b2b2b`,
    ],
    [
      'a new branch',
      'push',
      push({ created: true, before: '0'.repeat(40), commits: [] }),
      `${at} alice created the branch feature/login<~/tree/feature/login>`,
    ],
    [
      'a deleted branch',
      'push',
      push({ deleted: true, after: '0'.repeat(40), commits: [] }),
      `${at} alice deleted the branch feature/login, which was at a1a1a1a`,
    ],
    [
      'a tag',
      'push',
      push({ ref: 'refs/tags/v1/rc', before: '0'.repeat(40), commits: [], head_commit: commit('c3', 'Tagged') }),
      `${at} alice pushed the tag v1/rc<~/tree/v1/rc>\n- [c3c3c3c<~/commit/c3>] Tagged – Alice`,
    ],
    ['a new branch, told by its other event', 'create', { ...common, ref: 'x', ref_type: 'branch' }, ''],
    [
      'a pull request',
      'pull_request',
      pull({ action: 'opened' }),
      `${at} alice opened #12<~/pull/12> Faster widgets (feature/fast into main)\n> They are twice as fast.`,
    ],
    [
      'a draft',
      'pull_request',
      pull({ action: 'opened' }, { draft: true, body: null }),
      `${at} alice opened the draft #12<~/pull/12> Faster widgets (feature/fast into main)`,
    ],
    [
      'a merge',
      'pull_request',
      pull({ action: 'closed' }, { merged: true, merged_by: user('alice') }),
      `${at} alice merged #12<~/pull/12> Faster widgets into main`,
    ],
    [
      'a merge that a queue made for somebody',
      'pull_request',
      pull({ action: 'closed', sender: user('queue[bot]') }, { merged: true, merged_by: user('carol') }),
      `${at} carol merged #12<~/pull/12> Faster widgets into main`,
    ],
    [
      'a pull request that is closed',
      'pull_request',
      pull({ action: 'closed' }, { merged: false }),
      `${at} alice closed #12<~/pull/12> Faster widgets without merging it`,
    ],
    [
      'a label',
      'pull_request',
      pull({ action: 'labeled', label: { name: 'ui' } }),
      `${at} alice put the label ui on #12<~/pull/12> Faster widgets`,
    ],
    [
      'a reviewer',
      'pull_request',
      pull({ action: 'review_requested', requested_reviewer: user('carol') }),
      `${at} alice asked carol to review #12<~/pull/12> Faster widgets`,
    ],
    [
      'a team of reviewers',
      'pull_request',
      pull({ action: 'review_requested', requested_team: { name: 'Core' } }),
      `${at} alice asked Core to review #12<~/pull/12> Faster widgets`,
    ],
    [
      'commits on a pull request',
      'pull_request',
      pull({ action: 'synchronize' }),
      `${at} alice updated #12<~/pull/12> Faster widgets`,
    ],
    [
      'an action that GitHub will invent',
      'pull_request',
      pull({ action: 'put_to_rest' }),
      `${at} alice: put to rest #12<~/pull/12> Faster widgets`,
    ],
    [
      'an approval',
      'pull_request_review',
      review('approved', 'Well done.'),
      `${at} alice approved<~/pull/12#r1> #12<~/pull/12> Faster widgets\n> Well done.`,
    ],
    [
      'a refusal',
      'pull_request_review',
      review('changes_requested', null),
      `${at} alice requested changes<~/pull/12#r1> to #12<~/pull/12> Faster widgets`,
    ],
    [
      'a review in words',
      'pull_request_review',
      review('commented', 'Hm.'),
      `${at} alice reviewed<~/pull/12#r1> #12<~/pull/12> Faster widgets\n> Hm.`,
    ],
    ['a review of comments on lines alone', 'pull_request_review', review('commented', null), ''],
    [
      'a comment on a line',
      'pull_request_review_comment',
      pull({ action: 'created', comment }),
      `${at} alice commented<~/pull/12#c1> on #12<~/pull/12> Faster widgets at src/a b.ts:3\n> Fine with me.`,
    ],
    [
      'a comment on a commit',
      'commit_comment',
      { ...common, action: 'created', comment: { ...comment, path: null, line: null } },
      `${at} alice commented<~/pull/12#c1> on the commit c3c3c3c\n> Fine with me.`,
    ],
    [
      'a comment that somebody else deletes',
      'issue_comment',
      issue({ action: 'deleted', comment: { ...comment, user: user('mallory') } }),
      `${at} alice deleted a comment on #7<~/issues/7> It *breaks*`,
    ],
    ['an issue', 'issues', issue({ action: 'opened' }), `${at} alice opened #7<~/issues/7> It *breaks*\n> Always.`],
    [
      'an issue that will not be done',
      'issues',
      issue({ action: 'closed' }, { state_reason: 'not_planned' }),
      `${at} alice closed #7<~/issues/7> It *breaks* as not planned`,
    ],
    [
      'an assignee',
      'issues',
      issue({ action: 'assigned', assignee: user('carol') }),
      `${at} alice assigned #7<~/issues/7> It *breaks* to carol`,
    ],
    [
      'a milestone',
      'issues',
      issue({ action: 'milestoned', milestone: { title: 'v2' } }),
      `${at} alice put #7<~/issues/7> It *breaks* into the milestone v2`,
    ],
    [
      'an issue of a deleted user, by nobody',
      'issues',
      { repository, action: 'reopened', issue: { number: 7, title: 'x', user: null } },
      `${at} Somebody reopened #7 x`,
    ],
    [
      'a release',
      'release',
      release({}),
      `${at} alice published the release v1.0<~/releases/tag/v1.0> Spring\n> - faster`,
    ],
    [
      'a pre-release',
      'release',
      release({ prerelease: true, name: null, body: null }),
      `${at} alice published the pre-release v1.0<~/releases/tag/v1.0>`,
    ],
    [
      'a draft of a release',
      'release',
      { ...release({ draft: true, body: '' }), action: 'created' },
      `${at} alice prepared the release v1.0<~/releases/tag/v1.0> Spring`,
    ],
    [
      'a run that failed',
      'workflow_run',
      run('failure'),
      `${at} CI #88<~/actions/runs/1> failed on feature/login\nFaster widgets (e5e5e5e)`,
    ],
    [
      'a run that took too long',
      'workflow_run',
      run('timed_out'),
      `${at} CI #88<~/actions/runs/1> ran out of time on feature/login\nFaster widgets (e5e5e5e)`,
    ],
    [
      'a deployment',
      'deployment_status',
      {
        ...common,
        deployment: { ref: 'main', sha: 'x', environment: 'production' },
        deployment_status: {
          state: 'failure',
          environment_url: 'https://widgets.example/',
          description: 'No space left',
        },
      },
      `${at} alice's deployment of main to production<https://widgets.example/> failed\nNo space left`,
    ],
    [
      'an alert',
      'code_scanning_alert',
      {
        ...common,
        action: 'created',
        alert: {
          number: 4,
          html_url: `${html}/security/code-scanning/4`,
          rule: { description: 'Zip slip', security_severity_level: 'high' },
          most_recent_instance: { message: { text: 'Unchecked path.' }, location: { path: 'a.js', start_line: 9 } },
        },
      },
      `${at} New alert: Zip slip<~/security/code-scanning/4> (high) in a.js:9\n> Unchecked path.`,
    ],
    [
      'wiki pages',
      'gollum',
      {
        ...common,
        pages: [
          { title: 'Home', action: 'edited', html_url: `${html}/wiki/Home` },
          { title: 'New', action: 'created', html_url: `${html}/wiki/New` },
        ],
      },
      `${at} alice changed 2 pages of the wiki\n- Home<~/wiki/Home>: edited\n- New<~/wiki/New>: created`,
    ],
    [
      'a fork',
      'fork',
      { ...common, forkee: { full_name: 'alice/w', html_url: 'https://github.com/alice/w' } },
      `${at} alice forked the repository to alice/w<https://github.com/alice/w>`,
    ],
    ['a star', 'watch', { ...common, action: 'started' }, `${at} alice starred the repository`],
    [
      'a member',
      'member',
      { ...common, action: 'added', member: user('carol') },
      `${at} alice added the collaborator carol`,
    ],
    [
      'a status that is no run',
      'status',
      { ...common, context: 'ci/x', state: 'pending', target_url: 'https://ci.example/1' },
      `${at} Status ci/x<https://ci.example/1>: pending`,
    ],
    [
      'an organisation',
      'organization',
      {
        action: 'member_added',
        organization: { login: 'octo' },
        sender: user('alice'),
        membership: { user: user('carol') },
      },
      'alice added carol to the organisation octo',
    ],
    [
      'an event that GitHub will invent',
      'quantum_leap',
      { ...common, action: 'created', quantum_leap: { name: 'Q', html_url: `${html}/q` } },
      `${at} alice created the quantum leap Q<~/q>`,
    ],
  ])('%s', (_what, name, body, text) => {
    expect(say(name, body)).toEqual([text]);
  });

  test.each<[string, string, string]>([
    [
      'gitlab',
      'a merge request, merge',
      '[octo/widgets<https://gitlab.example/octo/widgets>] Administrator merged !1<https://gitlab.example/octo/widgets/-/merge_requests/1> SOC-7 faster widgets into main',
    ],
    [
      'gitlab',
      'a merge request, unapproved',
      '[octo/widgets<https://gitlab.example/octo/widgets>] Administrator withdrew the approval of !1<https://gitlab.example/octo/widgets/-/merge_requests/1> SOC-7 faster widgets',
    ],
    [
      'gitea',
      'a review, pull_request_rejected',
      '[octo/widgets<https://gitea.example/octo/widgets>] reviewer requested changes<https://gitea.example/octo/widgets/pulls/2> to #2<https://gitea.example/octo/widgets/pulls/2> SOC-7 better\n> /merge',
    ],
    [
      'bitbucket',
      'Data Center: pr:reviewer:needs_work',
      '[PROJ/widgets<https://bitbucket.example/projects/PROJ/repos/widgets>] Administrator requested changes to #11<https://bitbucket.example/projects/PROJ/repos/widgets/pull-requests/11> SOC-7 new',
    ],
    [
      'jira',
      'an issue that is done',
      'Mia closed SOC-7<https://acme.atlassian.net/browse/SOC-7> It breaks (from In Progress to Done)',
    ],
    [
      'jira',
      'an issue that is begun',
      'Mia moved SOC-7<https://acme.atlassian.net/browse/SOC-7> It breaks from To Do to In Progress',
    ],
    [
      'jira',
      'Data Center: a comment, with its issue',
      'Paul commented<https://jira.example/jira/browse/SOC-7?focusedCommentId=10100> on SOC-7<https://jira.example/jira/browse/SOC-7> It breaks\n> **Fixed** by [the log](https://e.example/log).',
    ],
    [
      'jira',
      'Data Center: a comment that is deleted',
      'Paul deleted a comment on SOC-7<https://jira.example/jira/browse/SOC-7> It breaks',
    ],
    [
      'jira',
      'Data Center: an issue that is linked and gets a file',
      'Paul edited SOC-7<https://jira.example/jira/browse/SOC-7> It breaks\n- Link: This issue blocks SOC-8\n- Attachment: trace.log',
    ],
    ['jira', 'work, created', 'Paul logged 2h on issue 10002\n> On the `parser`'],
    ['jira', 'work, updated', 'Paul changed work of 2h on issue 10002\n> On the `parser`'],
    ['jira', 'work, deleted', 'Work of 2h on issue 10002: deleted'],
    ['jira', 'Data Center: work, with its issue', 'Paul logged work on SOC-7<https://jira.example/jira/browse/SOC-7>'],
    ['jira', 'an attachment', 'Paul attached trace.log'],
    [
      'jira',
      'an attachment, with its issue',
      'Paul attached trace.log to SOC-7<https://jira.example/jira/browse/SOC-7>',
    ],
    ['jira', 'an attachment that is deleted', 'Attachment trace.log: deleted'],
    ['jira', 'a link of issues', 'Link of issues 18715 duplicates 11917: created'],
    ['jira', 'votes that are switched off', 'Paul turned off the option voting'],
    ['jira', 'a sprint', 'Somebody started the sprint Sprint 4'],
    [
      'pagerduty',
      'an incident that is resolved',
      '[API Service<https://acme.pagerduty.com/services/PF9KMXH>] Alert closed: A little bump in the road<https://acme.pagerduty.com/incidents/PGR0VU2> (high)',
    ],
    [
      'sonarqube',
      'a quality gate that fails',
      '[Widgets<https://sonar.example/dashboard?id=org%3Awidgets>] New alert: Quality gate failed on main<https://sonar.example/dashboard?id=org%3Awidgets&branch=main> (error)\n> new_coverage is 71.4, and must be at least 80\n> new_security_rating is 4, and must be at most 1',
    ],
    [
      'sentry',
      'a new issue',
      '[front-end] New alert: ReferenceError: heck is not defined<https://sentry.io/organizations/test-org/issues/1170820242/> (error) in /runner\n> heck is not defined\n- In: ?(runner)',
    ],
    [
      'snyk',
      'a test that found one issue and lost another',
      '[snyk/goof:package.json<https://app.snyk.io/org/my-org/project/af137b96-6966-46c1-826b-2e79ac49bbd9>] Alert closed: ReDoS<https://app.snyk.io/org/my-org/project/af137b96-6966-46c1-826b-2e79ac49bbd9#issue-npm%3Ams%3A20170412> (low)',
    ],
    [
      'lgtm',
      'an alert',
      '[example_user/example_repo<http://lgtm.example.com/projects/Git/example_user/example_repo>] New alert: Unused import<http://lgtm.example.com/issues/1000001/python/8cdXzW+PyA3qiHBbWFomoMGtiIE=> in /example.py\n> Import of "re" is not used.',
    ],
    [
      'grafana',
      'one alert that fires and one that is resolved',
      '[Hosts] New alert: High memory usage<https://play.grafana.org/alerting/1afz29v7z/edit>\n> This alert was triggered for zone us-1\n> The system has high memory usage',
    ],
    [
      'alertmanager',
      'an alert that fires',
      '[api-1] New alert: HighErrorRate<http://prometheus.example/graph?g0.expr=up> (critical)\n> Error rate above 5% on api-1\n> 5xx ratio is 0.09',
    ],
  ])('%s: %s', (sender, what, text) => {
    // Only as far as it fits on a page here: the first three lines.
    const told = senderFixtures().find((each) => each.sender === sender && each.what === what);
    const [first] = told === undefined ? [] : messagesOf(told);
    expect(
      `${shown(first?.message?.line ?? '')}\n${shown(first?.message?.details ?? '')}`
        .trim()
        .split('\n')
        .slice(0, 3)
        .join('\n'),
    ).toBe(text);
  });

  test('a long push lists its first commits, and says how many there are more', () => {
    const commits = Array.from({ length: 32 }, (_, index) => commit('c3', `Commit ${index + 1}`));
    const [text = ''] = say('push', push({ commits }));
    const lines = text.split('\n');
    expect(lines[0]).toContain('alice pushed 32 commits<');
    expect(lines.slice(-2)).toEqual(['- [c3c3c3c<~/commit/c3>] Commit 20 – Alice', '- and 12 more']);
  });

  test('what GitHub tells of a branch by two events is said once', () => {
    const names = githubExamples().filter(({ what }) => what === 'create' || what === 'delete');
    expect(names.length).toBeGreaterThan(4);
    expect(names.flatMap((told) => messagesOf(told).map(({ message }) => message))).toEqual(names.map(() => undefined));
  });
});
