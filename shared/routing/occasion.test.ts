import { describe, expect, test } from '@jest/globals';
import { jiraKeyReader } from '../mapping/keys.ts';
import { compileTemplate } from '../mapping/template.ts';
import type { Effect } from '../model/effect.ts';
import type { EventData, EventType, HookEvent } from '../model/event.ts';
import type { Step } from '../model/rule.ts';
import { planStep } from './steps.ts';

const release = {
  tag: 'v2',
  name: 'Two',
  body: 'SOC-1, SOC-4, P2P-3',
  url: 'https://x.example/v2',
  is_prerelease: false,
};
const pullRequest = {
  number: 5,
  title: 'SOC-1',
  body: '',
  branch: '',
  base: 'main',
  url: '',
  author: '',
  is_draft: false,
  is_fork: false,
  labels: [],
};
const push = {
  ref: 'refs/heads/main',
  branch: 'main',
  is_default_branch: true,
  url: '',
  commits: ['SOC-1'],
  paths: [],
};

function event(type: EventType, given: Partial<HookEvent> & { data: EventData }): HookEvent {
  return {
    id: type,
    sender: 'github',
    source: 's',
    type,
    subject: 'it',
    occurredAt: 86_400_000,
    payload: {},
    ...given,
  };
}

const common = { in: 'jira', tickets: ['title', 'body', 'commits'] as const };
const next: Step = { ...common, verb: 'transition', move: 'next', maxHops: 1 };
const versioned = (text: string, released = false): Step => ({
  ...common,
  verb: 'release',
  version: compileTemplate(text, 'data'),
  released,
});

function planned(step: Step, of: HookEvent, place = { target: 'jira', rule: 'R', position: 0 }) {
  if (step.verb === 'track' || step.verb === 'open' || step.verb === 'post' || !('tickets' in step))
    throw new Error('Nothing is tracked here.');
  const keysIn = () => jiraKeyReader(['SOC', 'P2P']);
  return planStep(step, of, { context: { ...of.data }, receivedAt: 7, place, keysIn });
}
const onceIds = (step: Step, of: HookEvent, place?: Parameters<typeof planned>[2]) =>
  planned(step, of, place).effects.map((effect: Effect) => 'onceId' in effect && effect.onceId);

describe('a step further is one and the same', () => {
  const ofRelease = (verb: string) => event(`release.${verb}`, { data: { release } });

  test.each(['created', 'published', 'released', 'prereleased'])(
    'for release.%s and the others of one release',
    (verb) => {
      expect(onceIds(next, ofRelease(verb))).toEqual(onceIds(next, ofRelease('published')));
    },
  );

  test('for each of the tickets only, and for each step of each rule', () => {
    const place = (rule: string, position: number) => ({ target: 'jira', rule, position });
    const all = [
      ...onceIds(next, ofRelease('published')),
      ...onceIds(next, ofRelease('published'), place('R', 1)),
      ...onceIds(next, ofRelease('published'), place('S', 0)),
      ...onceIds(next, { ...ofRelease('published'), subject: 'another' }),
    ];
    expect(new Set(all).size).toBe(12);
  });

  test('for everything that is told of one pull request', () => {
    const ofPullRequest = (type: EventType, occasion: string) =>
      onceIds(next, event(type, { occasion, data: { pull_request: pullRequest } }));
    expect(ofPullRequest('pull_request.merged', 'a')).toEqual(ofPullRequest('pull_request.labeled', 'b'));
  });

  test('for one push by whichever hook it is told, and another for the next', () => {
    const ofPush = (occasion: string, source: string) =>
      onceIds(next, event('push.branch', { id: source, source, occasion, data: { push } }));
    expect(ofPush('a', 'one')).toEqual(ofPush('a', 'two'));
    expect(ofPush('a', 'one')).not.toEqual(ofPush('b', 'one'));
  });

  test('and so is the word that is said of it', () => {
    const saying: Step = { ...next, comment: compileTemplate('Moved.', 'markdown') };
    const remarks = ['created', 'published'].map((verb) =>
      planned(saying, ofRelease(verb)).effects.map((effect) => 'remark' in effect && effect.remark?.id),
    );
    expect(remarks[0]).toEqual(remarks[1]);
  });
});

describe('nothing is moved and nothing versioned', () => {
  test.each<[string, Partial<typeof release> & { is_draft?: boolean }, string]>([
    ['edited', {}, 'an edited release moves nothing'],
    ['deleted', {}, 'a deleted release moves nothing'],
    ['unpublished', {}, 'a release that was taken back moves nothing'],
    ['created', { is_draft: true }, 'a draft of a release moves nothing'],
  ])('by release.%s', (verb, changes, reason) => {
    const given = event(`release.${verb}`, { data: { release: { ...release, ...changes } } });
    expect(planned(next, given)).toEqual({ effects: [], reason });
    expect(planned(versioned('{{ release.tag }}'), given)).toEqual({ effects: [], reason });
    const to: Step = { ...common, verb: 'transition', to: 'Done', maxHops: 1 };
    expect(planned(to, given)).toEqual({ effects: [], reason });
  });

  test('but what a rule says of it is said and labelled', () => {
    const given = event('release.deleted', { data: { release } });
    const label: Step = { ...common, verb: 'label', add: ['gone'], remove: [] };
    expect(planned(label, given).effects).toHaveLength(3);
  });
});

describe('a version', () => {
  const given = (changes: Partial<typeof release> = {}) =>
    event('release.published', { data: { release: { ...release, ...changes } } });
  const versionOf = (step: Step, of = given()) =>
    planned(step, of).effects.map((effect) => 'version' in effect && effect.version)[0];

  test('has its name by the template, its link, and the day of the event where it is released', () => {
    expect(versionOf(versioned('Widgets {{ release.tag }}'))).toEqual({
      name: 'Widgets v2',
      url: 'https://x.example/v2',
      releasedOn: null,
    });
    expect(versionOf(versioned('{{ release.tag }}', true))).toMatchObject({ releasedOn: '1970-01-02' });
  });

  test('has a name of one line and at most 255 characters, as the tag is written', () => {
    expect(versionOf(versioned(' {{ release.name }} '), given({ name: 'v2\n*beta*\u202e @x' }))).toMatchObject({
      name: 'v2 *beta* @x',
    });
    const long = versionOf(versioned('{{ release.name }}'), given({ name: 'x'.repeat(300) }));
    expect(long).toHaveProperty('name', `${'x'.repeat(254)}…`);
  });

  test('has no link that leads nowhere', () => {
    expect(versionOf(versioned('x'), given({ url: 'javascript:alert(1)' }))).toMatchObject({ url: '' });
  });

  test('without a name is a mistake of the configuration', () => {
    expect(() => planned(versioned('{{ release.name }}'), given({ name: ' ' }))).toThrow(
      "'{{ release.name }}', comes out empty",
    );
  });
});

describe('tickets', () => {
  test('of other projects than the step wants are left out', () => {
    const of = event('release.published', { data: { release } });
    const keys = planned({ ...next, projects: ['P2P'] }, of).effects.map((effect) => 'key' in effect && effect.key);
    expect(keys).toEqual(['P2P-3']);
  });

  test('are a thousand at most, and what is beyond is told', () => {
    const body = Array.from({ length: 1_001 }, (_, index) => `SOC-${index + 1}`).join(' ');
    const { effects, reason } = planned(next, event('release.published', { data: { release: { ...release, body } } }));
    expect(effects).toHaveLength(1_000);
    expect(reason).toBe('1001 tickets are named, and only the first 1000 are looked at');
  });
});
