import { describe, expect, test } from '@jest/globals';
import { forgeReferenceReader, githubReferenceReader, jiraKeyReader } from '../mapping/keys.ts';
import type { EventData, HookEvent } from '../model/event.ts';
import type { Place } from '../model/rule.ts';
import { planStep } from './steps.ts';

const eventWith = (data: EventData): HookEvent => ({
  id: 'forge/1/0',
  sender: 'gitlab',
  source: 'forge',
  type: 'issue.opened',
  subject: 's',
  occurredAt: 5,
  data,
  payload: {},
});
const inputs = (keysIn: ReturnType<typeof jiraKeyReader>) => ({
  context: {},
  receivedAt: 7,
  place: { target: 't', rule: 'R', position: 0 },
  keysIn: () => keysIn,
});
const onGithub = { full_name: 'octo/widgets', url: '', default_branch: 'main' };
const onGitlab = { ...onGithub, forge: 'gitlab' as const };
const issue = { number: 5, title: 'Like #6', body: '', url: '', author: '', labels: [] };

describe('tickets that an event names', () => {
  const keysOf = (data: EventData, tickets: readonly Place[]) => {
    const step = { verb: 'label' as const, in: 't', tickets, add: ['x'], remove: [] };
    const reader = githubReferenceReader({ repository: 'octo/widgets', webUrl: 'https://github.com' });
    return planStep(step, eventWith(data), inputs(reader)).effects.map((effect) => 'key' in effect && effect.key);
  };

  test('are those of its own repository where that is on GitHub', () => {
    expect(keysOf({ issue, repository: onGithub }, ['this', 'title'])).toEqual(['5', '6']);
  });

  test('are none of GitHub where another forge has a project of the same name', () => {
    expect(keysOf({ issue, repository: onGitlab }, ['this', 'title'])).toEqual([]);
  });

  describe('of another forge', () => {
    const namedIn = (data: EventData, tickets: readonly Place[], url = 'https://git.example') => {
      const step = { verb: 'label' as const, in: 't', tickets, add: ['x'], remove: [] };
      const reader = forgeReferenceReader({ project: 'octo/widgets', url });
      return planStep(step, eventWith(data), inputs(reader)).effects.map((effect) => 'key' in effect && effect.key);
    };
    const at = (forge: 'gitlab' | 'gitea') => ({ ...onGithub, forge, url: 'https://git.example/octo/widgets' });
    const pull = {
      number: 6,
      title: 'Closes #6 and #7 (#6)',
      body: '',
      url: '',
      author: '',
      labels: [],
      branch: 'x',
      base: 'main',
    } as unknown as NonNullable<EventData['pull_request']>;

    test('are those of its own project, on that server alone', () => {
      expect(namedIn({ issue, repository: at('gitlab') }, ['this', 'title'])).toEqual(['5', '6']);
      expect(namedIn({ issue, repository: at('gitlab') }, ['this', 'title'], 'https://gitlab.com')).toEqual([]);
      expect(namedIn({ issue, repository: onGithub }, ['this', 'title'])).toEqual([]);
    });

    test("are none by a merge request's number, which GitLab counts apart", () => {
      expect(namedIn({ pull_request: pull, repository: at('gitlab') }, ['this'])).toEqual([]);
      expect(namedIn({ pull_request: pull, repository: at('gitlab') }, ['title'])).toEqual(['6', '7']);
    });

    test('are a pull request itself where Gitea counts both as one, and else never its own number', () => {
      expect(namedIn({ pull_request: pull, repository: at('gitea') }, ['this'])).toEqual(['6']);
      expect(namedIn({ pull_request: pull, repository: at('gitea') }, ['title'])).toEqual(['7']);
    });
  });

  test.each([
    ['closed', [], ['12']],
    ['not planned', [], ['12']],
    ['open', [], ['12', '13']],
    ['closed', ['any-mention'], ['12', '13']],
    ['open', ['closing'], ['12']],
  ] as const)('moved to %s, with references %j, are %j', (to, [references], keys) => {
    const tickets = ['body'] as const;
    const step = { verb: 'transition', in: 't', to, tickets, references, maxHops: 1 } as const;
    const reader = githubReferenceReader({ repository: 'octo/widgets', webUrl: 'https://github.com' });
    const event = eventWith({ issue: { ...issue, body: 'Fixes #12. Like #13.' }, repository: onGithub });
    expect(planStep(step, event, inputs(reader)).effects.map((effect) => 'key' in effect && effect.key)).toEqual(keys);
  });

  test('without a closing keyword are named in the reason', () => {
    const step = { verb: 'transition', in: 't', to: 'closed', tickets: ['body'], maxHops: 1 } as const;
    const reader = githubReferenceReader({ repository: 'octo/widgets', webUrl: 'https://github.com' });
    const event = eventWith({ issue: { ...issue, body: 'Like #13.' }, repository: onGithub });
    expect(planStep(step, event, inputs(reader)).reason).toMatch(
      /^body of the event mention 13 without a closing keyword/,
    );
  });

  test('are named by an issue that has a key', () => {
    const step = { verb: 'label' as const, in: 't', tickets: ['this' as const], add: ['x'], remove: [] };
    const event = eventWith({ issue: { ...issue, key: 'SOC-7' } });
    const { effects } = planStep(step, event, inputs(jiraKeyReader(['SOC'])));
    expect(effects).toMatchObject([{ key: 'SOC-7' }]);
  });
});

test('nobody is invited to GitHub for what somebody of the same login did elsewhere', () => {
  const step = { verb: 'invite' as const, in: 't', teams: [], after: 0 };
  const actor = { login: 'octo', is_bot: false };
  const invite = (data: EventData) => planStep(step, eventWith({ ...data, actor }), inputs(jiraKeyReader([])));
  expect(invite({ repository: onGithub }).effects).toHaveLength(1);
  expect(invite({ repository: onGitlab })).toEqual({ effects: [], reason: 'octo is a user of gitlab' });
});

describe('an invitation', () => {
  const step = { verb: 'invite' as const, in: 't', teams: [], after: 3 };
  const plan = (author: EventData['author'], type: HookEvent['type'] = 'pull_request.merged') => {
    const pull = { number: 6 } as NonNullable<EventData['pull_request']>;
    const actor = { login: 'merger', is_bot: false };
    const data = { repository: onGithub, pull_request: pull, actor, ...(author === undefined ? {} : { author }) };
    return planStep(step, { ...eventWith(data), type }, inputs(jiraKeyReader([])));
  };
  const alice = { login: 'Alice', is_bot: false };

  test.each([
    ['a merge is one of them', undefined, 'pull_request.merged', 2],
    ['what is none counts for nothing', undefined, 'pull_request.reviewed', 3],
    ['enough were counted', 3, 'pull_request.merged', 0],
    ['what was counted may be too few', 2, 'pull_request.merged', 2],
  ] as const)('%s', (_what, counted, type, needed) => {
    const author = { ...alice, ...(counted === undefined ? {} : { merged_pull_requests: counted }) };
    expect(plan(author, type).effects).toMatchObject([{ merged: { needed, besides: 6 } }]);
  });

  test('is of the account, so that two of one person’s are done one after the other', () => {
    expect(plan({ ...alice, id: 21 }).effects).toMatchObject([{ subject: 'member:21', userId: 21 }]);
    expect(plan(alice).effects).toMatchObject([{ subject: 'member:alice', userId: null }]);
  });

  test('is not of whoever merged it, where its author is gone', () => {
    expect(plan(undefined).effects).toEqual([]);
  });
});
