import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { JsonObject } from '../../shared/model/json.ts';
import { createGithubAnswers, type GithubAnswers } from '../fakes/answers.ts';
import { type ForgeServer, startForgeServer } from '../fakes/forge-server.ts';
import { type FakeGithub, fakeToken, startFakeGithub } from '../fakes/github.ts';
import { createActor } from './commands.ts';
import { githubExamples } from './messages.ts';

const marker = /^<!-- ticketwire:comment:[0-9a-f]{64} -->\n/;

describe('answers on GitHub', () => {
  let github: FakeGithub;
  let answers: GithubAnswers;
  beforeAll(async () => {
    github = await startFakeGithub();
  });
  beforeEach(async () => {
    github.reset();
    answers = createGithubAnswers();
    github.interfere(answers.interfere);
    for (const title of ['One', 'Two']) await github.api('POST', '/repos/octo/gadgets/issues', { title });
  });
  afterEach(() => {
    expect(github.faults).toEqual([]);
  });
  afterAll(() => github.close());

  const targets = () => `
targets:
  issues: { type: github-issues, repository: octo/widgets, token: ${fakeToken}, api-url: "${github.apiUrl}" }
  people: { type: github-org, organization: octo, token: ${fakeToken}, api-url: "${github.apiUrl}" }`;
  const ping = `
  - name: Answers pings
    on: command.given
    command: ping
    do: [{ reply: "pong, {{ actor.login }}!" }, { react: heart }]`;
  const actor = (rules = ping) => createActor(`${targets()}\nrules:${rules}`);

  /** GitHub's own example of an event, in a repository of ours, in which somebody wrote this. */
  function example(name: string, action: string, text: string, changes: JsonObject = {}): JsonObject {
    const found = githubExamples().find(({ what }) => what === `${name}.${action}`);
    const payload = JSON.parse(
      JSON.stringify(found?.body).replaceAll('Codertocat/Hello-World', 'octo/gadgets'),
    ) as Record<string, JsonObject>;
    const holder = { issues: 'issue', pull_request: 'pull_request', pull_request_review: 'review' }[name] ?? 'comment';
    Object.assign(payload[holder] ?? {}, { body: text }, changes);
    return payload as JsonObject;
  }
  const commentsOf = async (number: number) => {
    const list = await github.api<{ body: string }[]>('GET', `/repos/octo/gadgets/issues/${number}/comments`);
    return list.map(({ body }) => body.replace(marker, '').trim());
  };

  test.each([
    ['issues', 'opened', 1, '/repos/octo/gadgets/issues/1'],
    ['issue_comment', 'created', 1, '/repos/octo/gadgets/issues/comments/492700400'],
    ['pull_request', 'opened', 2, '/repos/octo/gadgets/issues/2'],
    ['pull_request_review', 'submitted', 2, undefined],
  ])('%s: the answer stands under it, the reaction on it', async (name, action, number, path) => {
    const payload = example(name, action, 'Hello\n\n/ping\n');
    const { done } = await actor().deliver('github', name, payload);
    expect(done.map(({ outcome }) => outcome)).toMatchObject([
      { status: 'done', result: { change: 'replied', reference: `octo/gadgets#${number}` } },
      { status: 'done', result: { change: 'reacted' } },
    ]);
    expect(await commentsOf(number)).toEqual(['pong, Codertocat!']);
    const { review } = payload as { review?: { node_id: string } };
    const reacted = path === undefined ? [[review?.node_id, new Set(['HEART'])]] : [[path, new Set(['heart'])]];
    expect([...answers.reactions]).toEqual(reacted);
  });

  test.each([
    ['begins a thread', {}, 284312630],
    ['stands in a thread', { in_reply_to_id: 7 }, 7],
  ])('a comment on a line that %s is answered in it', async (_what, changes, thread) => {
    const payload = example('pull_request_review_comment', 'created', '/ping', changes);
    const { done } = await actor().deliver('github', 'pull_request_review_comment', payload);
    expect(done).toMatchObject([{ outcome: { status: 'done' } }, { outcome: { status: 'done' } }]);
    const [reply] = answers.comments;
    expect(reply).toMatchObject({ path: '/repos/octo/gadgets/pulls/2/comments', in_reply_to_id: thread });
    expect([...answers.reactions.keys()]).toEqual(['/repos/octo/gadgets/pulls/comments/284312630']);
  });

  test('a comment on a commit is answered on the commit', async () => {
    const { done } = await actor().deliver('github', 'commit_comment', example('commit_comment', 'created', '/ping'));
    expect(done).toMatchObject([{ outcome: { status: 'done' } }, { outcome: { status: 'done' } }]);
    expect(answers.comments).toMatchObject([
      { path: '/repos/octo/gadgets/commits/6113728f27ae82c7b1a177c8d03f9e96e0adf246/comments' },
    ]);
    expect([...answers.reactions.keys()]).toEqual(['/repos/octo/gadgets/comments/33548674']);
  });

  test.each(['issue_comment', 'pull_request_review_comment', 'commit_comment'])(
    '%s: told of twice, and tried again, it is answered once',
    async (name) => {
      const { deliver } = actor();
      const payload = example(name, 'created', '/ping');
      await deliver('github', name, payload, { id: 'one' });
      const again = await deliver('github', name, payload, { id: 'one', attempt: 2 });
      expect(again.done).toMatchObject([
        { outcome: { result: { change: 'answered' } } },
        { outcome: { result: { change: 'answered' } } },
      ]);
      const posted = github.requests.filter(({ method, path }) => method === 'POST' && !path.endsWith('/reactions'));
      expect(posted).toHaveLength(1);
    },
  );

  test.each([
    ['an edited comment', example('issue_comment', 'edited', '/ping')],
    ['a deleted comment', example('issue_comment', 'deleted', '/ping')],
    ['a comment of nobody known', example('issue_comment', 'created', '/ping', { user: null })],
    ['a bot', example('issue_comment', 'created', '/ping', { user: { login: 'x[bot]', type: 'Bot' } })],
    [
      'a text of our own, by whichever login',
      example('issue_comment', 'created', `<!-- ticketwire:comment:${'0'.repeat(64)} -->\n/ping`),
    ],
    [
      'an issue that was moved here',
      { ...example('issues', 'opened', '/ping'), changes: { old_issue: { number: 1 }, old_repository: { id: 1 } } },
    ],
    ['a ticket of our own', example('issues', 'opened', `<!-- ticketwire:v1:${'0'.repeat(64)} -->\n\n/ping`)],
  ])('%s gives no command', async (_what, payload) => {
    const { done } = await actor().deliver(
      'github',
      'issue' in payload && !('comment' in payload) ? 'issues' : 'issue_comment',
      payload,
    );
    expect(done).toEqual([]);
  });

  const forTeam = `
  - name: For maintainers
    on: command.given
    command: ship
    teams: [octo/leads, Octo/maintainers]
    do: [{ react: rocket }]`;
  const ship = () => actor(forTeam).deliver('github', 'issue_comment', example('issue_comment', 'created', '/ship'));

  test('a rule for teams is for their members alone', async () => {
    answers.teams.add('octo/leads').add('octo/maintainers');
    const refused = await ship();
    expect(refused.done.map(({ outcome }) => outcome)).toEqual([
      { status: 'skipped', reason: 'Codertocat is in none of the teams octo/leads, Octo/maintainers' },
    ]);
    const asked = 'whether Codertocat is in octo/leads or Octo/maintainers is asked when it is done';
    expect(refused.verdicts).toEqual([{ rule: 'For maintainers', isWanted: true, reason: asked }]);
    answers.members.add('octo/maintainers/Codertocat');
    expect((await ship()).done).toMatchObject([{ outcome: { status: 'done' } }]);
  });

  test('a rule for teams knows people by their numbers', async () => {
    answers.teams.add('octo/leads').add('octo/maintainers');
    answers.members.add('octo/maintainers/Codertocat').add('octo/maintainers/renamed');
    let accounts: { id: number; login: string }[] = [{ id: 99, login: 'Codertocat' }];
    github.interfere((request) => {
      const [, id, login] = /^\/users?\/(?:(\d+)|([^/]+))$/.exec(request.path) ?? [];
      if (id === undefined && login === undefined) return answers.interfere(request);
      const found = accounts.find((each) => (id === undefined ? each.login === login : each.id === Number(id)));
      return found === undefined ? { status: 404, body: {} } : { status: 200, body: found };
    });
    expect((await ship()).done).toMatchObject([{ outcome: { status: 'skipped' } }]);
    accounts = [
      { id: 99, login: 'Codertocat' },
      { id: 21_031_067, login: 'renamed' },
    ];
    expect((await ship()).done).toMatchObject([{ outcome: { status: 'done' } }]);
  });

  test('a team that cannot be seen lets nobody in, and says what is missing', async () => {
    answers.teams.add('octo/maintainers');
    answers.members.add('octo/maintainers/Codertocat');
    const { done } = await ship();
    expect(done).toMatchObject([{ outcome: { status: 'failed', code: 'target-not-found' } }]);
    expect(JSON.stringify(done)).toContain("octo has no team 'leads', or the credentials of 'people' may not see it");
  });

  test('help lists what can be given here, and by whom', async () => {
    const rules = `${ping}${forTeam}
  - { name: Elsewhere, on: command, command: move, repositories: [octo/widgets], do: [{ react: eyes }] }
  - { name: Parked, on: command, command: parked, enabled: false, do: [{ react: eyes }] }
  - { name: "Labels <b>it</b>", on: command, command: [label, "re*", "!rest"], association: [owner, member], do: [{ react: +1 }] }`;
    const { deliver } = actor(rules);
    const payload = example('issue_comment', 'created', '/ticketwire help');
    const { done, verdicts } = await deliver('github', 'issue_comment', payload);
    expect(done).toMatchObject([{ rule: 'ticketwire help', outcome: { result: { change: 'replied' } } }]);
    expect(verdicts.at(-1)).toEqual({ rule: 'ticketwire help', isWanted: true, reason: 'the commands are listed' });
    expect((await commentsOf(1))[0]?.split('\n')).toEqual([
      'Commands here, each on a line of its own:',
      '',
      '- `/ping`: Answers pings',
      '- `/ship`: For maintainers (for octo/leads or Octo/maintainers)',
      '- `/label`: Labels &lt;b&gt;it&lt;/b&gt; (for owner or member)',
      '- `/re*`: Labels &lt;b&gt;it&lt;/b&gt; (for owner or member)',
    ]);
  });

  test('help is for who asks for it, once, and other rules take no part in it', async () => {
    const elsewhere =
      '{ name: E, on: command, command: ["*", "!ticketwire"], repositories: [octo/gadgets], do: [{ react: eyes }] }';
    const other = '{ name: O, on: command, command: ticketwire, repositories: [octo/widgets], do: [{ react: eyes }] }';
    const { deliver } = actor(`${ping}\n  - ${elsewhere}\n  - ${other}`);
    const text = '/ticketwire help\n/ticketwire\n/ticketwire HELP\n/ticketwire what is this';
    const { done } = await deliver('github', 'issue_comment', example('issue_comment', 'created', text));
    expect(done.map(({ outcome }) => outcome.status === 'done' && outcome.result.change)).toEqual([
      'replied',
      'answered',
      'answered',
    ]);
    expect(await commentsOf(1)).toHaveLength(1);
  });

  test('help is silent where there are no commands, and where a rule has taken the name', async () => {
    const payload = example('issue_comment', 'created', '/ticketwire');
    const none = await actor('\n  - { name: P, on: push, do: [{ invite: people }] }').deliver(
      'github',
      'issue_comment',
      payload,
    );
    expect([none.done, none.verdicts.at(-1)?.reason]).toEqual([[], 'there are no commands here']);
    const parked = actor(
      `${ping}\n  - { name: T, on: command, command: ticketwire, enabled: false, do: [{ react: eyes }] }`,
    );
    expect((await parked.deliver('github', 'issue_comment', payload)).done.map(({ rule }) => rule)).toEqual([
      'ticketwire help',
    ]);
    const taken = actor(`${ping}\n  - { name: T, on: command, command: ticketwire, do: [{ react: eyes }] }`);
    expect((await taken.deliver('github', 'issue_comment', payload)).done.map(({ rule }) => rule)).toEqual(['T']);
  });

  test('a copied line, by a stranger or in another thread, does not stand for the answer', async () => {
    const { deliver } = actor();
    const onCommit = example('commit_comment', 'created', '/ping');
    const onLine = example('pull_request_review_comment', 'created', '/ping');
    await deliver('github', 'commit_comment', onCommit);
    await deliver('github', 'pull_request_review_comment', onLine);
    const [first, second] = answers.comments;
    Object.assign(first ?? {}, { user: { login: 'mallory', type: 'User' }, author_association: 'NONE' });
    Object.assign(second ?? {}, { in_reply_to_id: 99 });
    for (const [name, payload] of [
      ['commit_comment', onCommit],
      ['pull_request_review_comment', onLine],
    ] as const) {
      const { done } = await deliver('github', name, payload);
      expect(done[0]).toMatchObject({ outcome: { result: { change: 'replied' } } });
    }
  });

  test.each([
    ['FORBIDDEN', 'target-forbidden'],
    ['NOT_FOUND', 'target-not-found'],
    ['UNPROCESSABLE', 'target-refused'],
  ])("GitHub's %s to a reaction on a review is told", async (type, code) => {
    github.interfere(({ path }) =>
      path === '/graphql' ? { status: 200, body: { data: null, errors: [{ type, message: 'Because' }] } } : undefined,
    );
    const payload = example('pull_request_review', 'submitted', '/ping');
    const { done } = await actor().deliver('github', 'pull_request_review', payload);
    expect(done[1]).toMatchObject({ outcome: { status: 'failed', code } });
    expect(JSON.stringify(done[1])).toContain(
      "GitHub (GraphQL about octo/gadgets, target 'issues') answered: Because.",
    );
  });

  test('what the token may not do is said, with the permission', async () => {
    github.interfere(({ path }) =>
      path.endsWith('/reactions')
        ? { status: 403, body: { message: 'Resource not accessible by personal access token' } }
        : undefined,
    );
    const { done } = await actor().deliver('github', 'issue_comment', example('issue_comment', 'created', '/ping'));
    expect(done).toMatchObject([{ outcome: { status: 'done' } }, { outcome: { status: 'failed' } }]);
    expect(JSON.stringify(done[1])).toContain('issues: write');
  });
});

describe('answers on GitLab', () => {
  let gitlab: ForgeServer;
  let notes: { id: number; body: string; thread: string; internal?: boolean; author: { username: string } }[];
  let awards: string[];
  let isThreadOpen: boolean;
  beforeAll(async () => {
    gitlab = await startForgeServer({ basePath: '', apiPath: '/api/v4' }, ({ method, pathname, json }) => {
      if (pathname === '/user') return { status: 200, body: { username: 'ticketwire' } };
      if (pathname.endsWith('/award_emoji')) {
        const award = `${pathname} ${String(json.name)}`;
        const message = '404 Award Emoji Name has already been taken Not Found';
        if (awards.includes(award)) return { status: 404, body: { message } };
        awards.push(award);
        return { status: 201, body: { id: 1 } };
      }
      const thread = /\/discussions\/([0-9a-f]+)(\/notes)?$/.exec(pathname);
      if (method === 'GET') return { status: 200, body: thread === null ? notes : { notes } };
      if (thread !== null && !isThreadOpen)
        return { status: 400, body: { message: 'Discussion can not be replied to.' } };
      const note = { id: 100 + notes.length, thread: thread?.[1] ?? '', author: { username: 'ticketwire' } };
      notes.push({ ...note, ...(json as { body: string }) });
      return { status: 201, body: notes.at(-1) };
    });
  });
  beforeEach(() => {
    [notes, awards, isThreadOpen] = [[], [], true];
  });
  afterAll(() => gitlab.close());

  const { deliveries } = JSON.parse(readFileSync('test/fixtures/senders/gitlab.json', 'utf8')) as {
    deliveries: { what: string; headers: Record<string, string>; body: Record<string, JsonObject> }[];
  };
  const act = (what: string, { confidential = false, thread = 'abc123' as string | undefined } = {}) => {
    const found = deliveries.find((each) => each.what === what);
    const body = structuredClone(found?.body) ?? {};
    if (thread !== undefined && body.object_attributes?.note !== undefined)
      body.object_attributes.discussion_id = thread;
    const rule = `{ name: D, on: command, command: deploy, confidential: ${confidential}, do: [{ reply: { text: "/close it" } }, { react: hooray }] }`;
    const target = `{ type: gitlab-issues, url: "${gitlab.url}", project: octo/gadgets, token: t }`;
    const { deliver } = createActor(`targets:\n  gl: ${target}\nrules:\n  - ${rule}`);
    return deliver('gitlab', found?.headers['x-gitlab-event'] ?? '', body as JsonObject);
  };

  test.each([
    ['a comment on an issue', '/projects/octo%2Fwidgets/issues/23/notes/1241/award_emoji tada', 'abc123'],
    ['a comment on a merge request', '/projects/octo%2Fwidgets/merge_requests/7/notes/1241/award_emoji tada', 'abc123'],
    ['a comment on a line', '/projects/octo%2Fwidgets/merge_requests/7/notes/1241/award_emoji tada', 'abc123'],
  ])('%s is answered in its thread, and no quick action is taken', async (what, award, thread) => {
    const { done } = await act(what);
    expect(done).toMatchObject([{ outcome: { status: 'done' } }, { outcome: { status: 'done' } }]);
    expect(notes).toMatchObject([{ thread }]);
    expect(notes[0]?.body).toMatch(/ticketwire:comment/);
    expect(notes[0]?.body).not.toMatch(/^\/close/m);
    expect(awards).toEqual([award.replace(/merge_requests\/\d+/, awards[0]?.match(/merge_requests\/\d+/)?.[0] ?? '')]);
    const again = await act(what);
    expect(again.done).toMatchObject([
      { outcome: { result: { change: 'answered' } } },
      { outcome: { result: { change: 'answered' } } },
    ]);
  });

  test('a comment that takes no answers is answered beside it', async () => {
    isThreadOpen = false;
    await act('a comment on an issue');
    expect(notes).toMatchObject([{ thread: '' }]);
  });

  test('a comment that is gone is a failure that is told', async () => {
    gitlab.interfere(({ path }) =>
      path.endsWith('/award_emoji') ? { status: 404, body: { message: '404 Not found' } } : undefined,
    );
    const { done } = await act('a comment on an issue');
    gitlab.interfere(undefined);
    expect(done[1]).toMatchObject({ outcome: { status: 'failed', code: 'target-not-found' } });
  });

  test('an internal comment is answered by one, where a rule wants it', async () => {
    isThreadOpen = false;
    expect((await act('an internal comment on an open issue')).done).toEqual([]);
    await act('an internal comment on an open issue', { confidential: true });
    expect(notes).toMatchObject([{ internal: true }]);
  });

  test('what has no place or no reactions there is said', async () => {
    const snippet = await act('a comment on a snippet');
    expect([snippet.done, snippet.verdicts[0]?.reason]).toEqual([
      [],
      'it was given where no answer can be given; it was given where no answer can be given',
    ]);
    const commit = await act('a comment on a commit');
    expect(commit.done).toMatchObject([
      { outcome: { status: 'done', result: { change: 'replied' } } },
      { outcome: { status: 'skipped', reason: "GitLab's API puts no reactions on comments on commits" } },
    ]);
  });
});

describe('answers on Gitea', () => {
  let gitea: ForgeServer;
  let comments: { id: number; body: string; user: { login: string } }[];
  let reactions: string[];
  beforeAll(async () => {
    gitea = await startForgeServer({ basePath: '', apiPath: '/api/v1' }, ({ method, pathname, json }) => {
      if (pathname === '/user') return { status: 200, body: { login: 'ticketwire' } };
      if (pathname.endsWith('/reactions')) {
        const reaction = `${pathname} ${String(json.content)}`;
        const isThere = reactions.includes(reaction);
        if (!isThere) reactions.push(reaction);
        return { status: isThere ? 200 : 201, body: {} };
      }
      if (method === 'GET') return { status: 200, body: comments };
      comments.push({ id: comments.length + 1, body: String(json.body), user: { login: 'ticketwire' } });
      return { status: 201, body: comments.at(-1) };
    });
  });
  beforeEach(() => {
    [comments, reactions] = [[], []];
  });
  afterAll(() => gitea.close());

  test('a comment is answered under its issue, once', async () => {
    const { deliveries } = JSON.parse(readFileSync('test/fixtures/senders/gitea.json', 'utf8'));
    const { body } = deliveries.find(({ what }: { what: string }) => what === 'a comment');
    const target = `{ type: gitea-issues, url: "${gitea.url}", repository: octo/gadgets, token: t }`;
    const rule = '{ name: D, on: command, command: deploy, do: [{ reply: on its way }, { react: "-1" }] }';
    const { deliver } = createActor(`targets:\n  tea: ${target}\nrules:\n  - ${rule}`);
    for (const changes of [
      ['replied', 'reacted'],
      ['answered', 'answered'],
    ]) {
      const { done } = await deliver('gitea', 'issue_comment', body, { id: 'one' });
      expect(done.map(({ outcome }) => outcome.status === 'done' && outcome.result.change)).toEqual(changes);
    }
    expect(comments).toHaveLength(1);
    const review = deliveries.find(({ what }: { what: string }) => what === 'a review, pull_request_comment');
    const text = JSON.parse(JSON.stringify(review.body));
    text.review.content = '/deploy';
    const { done } = await deliver('gitea', 'pull_request_comment', text);
    expect(done).toMatchObject([
      { outcome: { status: 'done', result: { change: 'replied' } } },
      { outcome: { status: 'skipped', reason: 'Gitea puts no reactions on reviews' } },
    ]);
    expect(reactions).toEqual(['/repos/octo/widgets/issues/comments/12/reactions -1']);
  });
});

describe('a command is answered only on its own server', () => {
  const rule = '{ name: P, on: command, command: ping, do: [{ reply: pong }] }';
  const payload: JsonObject = {
    action: 'created',
    repository: { full_name: 'octo/widgets', html_url: 'https://github.com/octo/widgets' },
    issue: { number: 1 },
    comment: { id: 1, body: '/ping', user: { login: 'octo', type: 'User' } },
  };
  test('and only in a repository', async () => {
    const target = '{ type: github-issues, repository: o/r, token: t }';
    const { deliver } = createActor(`targets:\n  to: ${target}\nrules:\n  - ${rule}`);
    const elsewhere = { ...payload, repository: { full_name: 'octo/..', html_url: 'https://github.com/octo/..' } };
    const { done, verdicts } = await deliver('github', 'issue_comment', elsewhere);
    expect([done, verdicts[0]?.reason]).toEqual([[], "'octo/..' is no repository's name"]);
  });

  test.each([
    [
      '{ type: gitlab-issues, project: octo/widgets, token: t, url: "http://127.0.0.1:9" }',
      "it was given on github.com, and 'to' is on 127.0.0.1:9",
    ],
    [
      '{ type: gitlab-issues, project: octo/widgets, token: t }',
      "it was given on github.com, and 'to' is on gitlab.com",
    ],
    [
      '{ type: github-issues, repository: octo/widgets, token: t, api-url: "https://ghe.example/api/v3" }',
      "it was given on github.com, and 'to' is on ghe.example",
    ],
  ])('%s', async (target, reason) => {
    const { deliver } = createActor(`targets:\n  to: ${target}\nrules:\n  - ${rule}`);
    const { done, verdicts } = await deliver('github', 'issue_comment', payload);
    expect([done, verdicts[0]?.reason]).toEqual([[], reason]);
  });
});
