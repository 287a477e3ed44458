import { expect, test } from '@jest/globals';
import type { Effect } from '../model/effect.ts';
import { createMemoryStore } from '../store/memory.ts';
import type { OpenTarget } from '../targets/target.ts';
import { perform } from './perform.ts';
import { objectionToActor } from './permit.ts';

const organization = (name: string, webUrl: string, members: readonly string[]): OpenTarget => ({
  membership: {
    organization: name,
    webUrl,
    isInTeam: async ({ login }, team) => members.includes(`${team}/${login}`),
  } as OpenTarget['membership'] & object,
});
const asked = (url: string): Effect =>
  ({ onlyFor: { login: 'alice', url, teams: [{ organization: 'Octo', team: 'leads' }] } }) as unknown as Effect;

test.each([
  ['a member of the team may', 'https://github.com', 'https://github.com/octo/widgets', ['leads/alice'], undefined],
  ['somebody else may not', 'https://github.com', 'https://github.com/octo/widgets', ['leads/bob'], 'alice is in none'],
  ['the same login elsewhere may not', 'https://github.com', 'https://ghe.example/o/r', ['leads/alice'], 'alice is in'],
  ['a gateway is believed', '', 'https://ghe.example/o/r', ['leads/alice'], undefined],
])('%s', async (_what, webUrl, url, members, expected) => {
  const targets = new Map([['people', organization('octo', webUrl, members)]]);
  const objection = await objectionToActor(asked(url), targets);
  if (expected === undefined) expect(objection).toBeUndefined();
  else expect(objection).toContain(expected);
});

test('an organisation of this name on another server is not asked', async () => {
  const targets = new Map([
    ['here', organization('octo', 'https://github.com', [])],
    ['there', organization('octo', 'https://ghe.example', ['leads/alice'])],
  ]);
  expect(await objectionToActor(asked('https://ghe.example/octo/widgets'), targets)).toBeUndefined();
  expect(await objectionToActor(asked('https://github.com/octo/widgets'), targets)).toContain('alice is in none');
});

test('where no target knows the organisation nobody may', async () => {
  const targets = new Map([['people', organization('acme', '', ['leads/alice'])]]);
  await expect(objectionToActor(asked(''), targets)).rejects.toMatchObject({ code: 'configuration' });
});

test('what is only for some is never done along with what is for all', async () => {
  const message = (id: string): Effect =>
    ({
      id,
      target: 'dev',
      subject: 'digest',
      receivedAt: 0,
      occurredAt: null,
      cause: { event: id, type: 'push.branch', source: 's', rule: 'r' },
      kind: 'post-message',
      message: { line: id, details: '', url: '', tone: 'plain' },
      isThreaded: false,
      digest: 'r',
    }) as unknown as Effect;
  const limited = { ...message('limited'), onlyFor: { login: 'alice', url: '', teams: [] } };
  const store = { ...createMemoryStore(), findBehind: async () => [limited, message('open')] };
  const targets = new Map<string, OpenTarget>([['dev', { room: { hasThreads: false, post: async () => undefined } }]]);
  const claimed = { effect: message('first'), attempt: 1, worker: 'w' };
  const finished = await perform(claimed, { targets, store, now: () => 1, random: () => 0 });
  expect(finished).toMatchObject({ outcome: { status: 'done' }, together: ['open'] });
});
