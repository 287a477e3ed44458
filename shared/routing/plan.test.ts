import { describe, expect, test } from '@jest/globals';
import { compileCondition } from '../mapping/template.ts';
import type { EventType, HookEvent } from '../model/event.ts';
import type { Rule } from '../model/rule.ts';
import { type PlanInputs, plan, planInSteps } from './plan.ts';
import { indexRules } from './rule-index.ts';

function event(type: EventType, changes: Partial<HookEvent> = {}): HookEvent {
  const data = { alert: { id: '1', state: 'open' as const, severity: 'error' } };
  return {
    id: 'lgtm/1/0',
    sender: 'lgtm',
    source: 'lgtm',
    type,
    subject: 's',
    occurredAt: 5,
    data,
    payload: {},
    ...changes,
  };
}
function rule(name: string, changes: Partial<Rule> = {}): Rule {
  return { name, on: ['alert'], from: [], isEnabled: true, steps: [{ verb: 'track', in: 'issues' }], ...changes };
}
type Given = Partial<Omit<PlanInputs, 'rules'>> & { rules?: Rule[] };

function planned(given: HookEvent, inputs: Given) {
  return plan(given, inputsOf(given, inputs));
}
function inputsOf(given: HookEvent, { rules = [], ...inputs }: Given): PlanInputs {
  return {
    receivedAt: 7,
    rules: indexRules(rules),
    context: () => ({ alert: given.data.alert }),
    followed: [],
    draft: (step) => ({ title: `for ${step.in}`, body: '', labels: [] }),
    keysIn: () => () => [],
    answering: new Map(),
    deploys: () => ({ repository: 'octo/site', branch: 'main' }),
    message: () => undefined,
    isStoreless: false,
    ...inputs,
  };
}

describe('plan', () => {
  test('thousands of rules are looked at one by one, so that others get their turn', () => {
    const rules = Array.from({ length: 2_000 }, (_, index) => rule(`Rule ${index}`, { branches: ['never'] }));
    const steps = planInSteps(event('alert.opened'), inputsOf(event('alert.opened'), { rules }));
    let pauses = 0;
    while (steps.next().done !== true) pauses += 1;
    expect(pauses).toBe(2_000);
  });

  test.each<[EventType, string, boolean]>([
    ['alert.opened', 'open', true],
    ['alert.updated', 'open', true],
    ['alert.reopened', 'reopen', true],
    ['alert.closed', 'close', false],
    ['alert.suppressed', 'suppress', false],
    ['alert.unsuppressed', 'unsuppress', false],
  ])('%s asks to %s, and only what may open carries a draft', (type, change, hasDraft) => {
    const { effects } = planned(event(type), { rules: [rule('One')] });
    expect(effects).toMatchObject([{ kind: 'track-ticket', target: 'issues', subject: 's', change, receivedAt: 7 }]);
    expect(effects[0]?.kind === 'track-ticket' && effects[0].draft !== null).toBe(hasDraft);
  });

  test.each<[string, Partial<Rule>, string]>([
    ['a parked rule', { isEnabled: false }, 'parked'],
    ['another type', { on: ['alert.closed'] }, 'it is for alert.closed, and this is alert.opened'],
    ['another family', { on: ['run'] }, 'it is for run'],
    ['another source', { from: ['octo'] }, 'it is for source octo'],
    [
      'a condition that does not hold',
      { if: compileCondition('alert.severity == "note"') },
      'alert.severity == "note"',
    ],
  ])('%s plans nothing and says why', (_what, changes, reason) => {
    const { effects, verdicts } = planned(event('alert.opened'), { rules: [rule('One', changes)] });
    expect(effects).toEqual([]);
    expect(verdicts()).toEqual([{ rule: 'One', isWanted: false, reason: expect.stringContaining(reason) }]);
  });

  test.each([['alert'], ['alert.*'], ['alert.opened'], ['alert.open*']])('on: %s takes alert.opened', (on) => {
    expect(planned(event('alert.opened'), { rules: [rule('One', { on: [on] })] }).effects).toHaveLength(1);
  });

  test('two rules into one target: the first wins, and the second says so', () => {
    const { effects, verdicts } = planned(event('alert.opened'), { rules: [rule('One'), rule('Two')] });
    expect(effects.map(({ cause }) => cause.rule)).toEqual(['One']);
    expect(verdicts()[1]).toMatchObject({
      rule: 'Two',
      reason: expect.stringContaining("rule 'One' already tracks it"),
    });
  });

  test('two rules into two targets both act', () => {
    const other = rule('Two', { steps: [{ verb: 'track', in: 'jira' }] });
    const { effects } = planned(event('alert.opened'), { rules: [rule('One'), other] });
    expect(effects.map(({ target }) => target)).toEqual(['issues', 'jira']);
    expect(new Set(effects.map(({ id }) => id)).size).toBe(2);
  });

  test('what follows the subject is reached whatever the filters say, and once', () => {
    const followed = [{ target: 'issues', rule: 'Old name' }];
    const filtered = rule('One', { if: compileCondition('alert.severity == "note"') });
    for (const rules of [[filtered], [rule('One')], []]) {
      const { effects } = planned(event('alert.closed'), { rules, followed });
      expect(effects).toMatchObject([{ target: 'issues', change: 'close', cause: { rule: 'Old name' } }]);
    }
  });

  test('opening is decided by the filters alone', () => {
    const followed = [{ target: 'issues', rule: 'One' }];
    expect(planned(event('alert.opened'), { rules: [rule('One', { isEnabled: false })], followed }).effects).toEqual(
      [],
    );
  });

  test('a named ticket that nobody follows is looked up by the first rule for its source, whatever its condition', () => {
    const named = event('alert.closed', { data: { ticket: { key: '12' } } });
    const rules = [
      rule('Elsewhere', { from: ['octo'] }),
      rule('First', { if: compileCondition('alert.severity == "error"') }),
      rule('Second', { steps: [{ verb: 'track', in: 'jira' }] }),
    ];
    const { effects } = planned(named, { rules });
    expect(effects).toMatchObject([{ target: 'issues', adoptKey: '12', draft: null, cause: { rule: 'First' } }]);
  });

  test('a named ticket that is followed is first, and its name is used in no other target', () => {
    const named = event('alert.closed', { data: { ticket: { key: '12', target: 'jira' } } });
    const followed = [
      { target: 'issues', rule: 'One' },
      { target: 'jira', rule: 'Two' },
    ];
    const rules = [rule('One'), rule('Three', { steps: [{ verb: 'track', in: 'board' }] })];
    const { effects } = planned(named, { rules, followed });
    expect(effects.map(({ target }) => target)).toEqual(['jira', 'issues', 'board']);
    expect(effects.map((effect) => 'adoptKey' in effect && effect.adoptKey)).toEqual([null, null, null]);
  });

  test('the same event gives the same effect ids, another event others', () => {
    const ids = (given: HookEvent) => planned(given, { rules: [rule('One')] }).effects.map(({ id }) => id);
    expect(ids(event('alert.opened'))).toEqual(ids(event('alert.opened')));
    expect(ids(event('alert.opened', { id: 'lgtm/2/0' }))).not.toEqual(ids(event('alert.opened')));
  });

  test('an event carries its own time, and none where it is only the time of receipt', () => {
    const timeOf = (receivedAt: number) =>
      planned(event('alert.opened'), { rules: [rule('One')], receivedAt }).effects[0]?.occurredAt;
    expect(timeOf(7)).toBe(5);
    expect(timeOf(5)).toBeNull();
  });

  test.each<[string[], EventType, boolean]>([
    [['*'], 'other.star', false],
    [['other'], 'other.star', false],
    [['other.*', 'other.star'], 'other.star', true],
    [['command'], 'command.given', true],
    [['command.*'], 'command.given', true],
    [['release'], 'release.created', false],
    [['release.created'], 'release.created', true],
  ])('a rule for %j names %s itself: %s', (on, type, isNamed) => {
    const asked: boolean[] = [];
    planned(event(type), {
      rules: [rule('One', { on, steps: [{ verb: 'post', in: 'dev', isThreaded: false }] })],
      message: (_step, how) => {
        asked.push(how.isNamed);
        return undefined;
      },
    });
    expect(asked).toEqual([isNamed]);
  });

  test('what two rules would say in one room in the same words is said once', () => {
    const post = (text: string, target = 'dev') => ({
      verb: 'post' as const,
      in: target,
      isThreaded: false,
      text: { text, render: () => text },
    });
    const rules = [
      rule('One', { steps: [post('same'), post('same', 'ops')] }),
      rule('Two', { steps: [post('same')] }),
      rule('Three', { steps: [post('other')] }),
    ];
    const { effects, verdicts } = planned(event('alert.opened'), {
      rules,
      message: ({ text }) => ({
        line: text?.text ?? '',
        details: '',
        tone: 'bad',
        event: { id: 'e', type: 'alert.opened', source: 's', subject: 's', at: '', url: '' },
      }),
    });
    expect(effects.map(({ target, cause }) => `${cause.rule} in ${target}`)).toEqual([
      'One in dev',
      'One in ops',
      'Three in dev',
    ]);
    expect(verdicts()[1]?.reason).toBe("it is said in 'dev' already, in the same words");
  });

  test('an event without a life plans nothing', () => {
    expect(planned(event('other.push'), { rules: [rule('One', { on: ['other'] })] }).effects).toEqual([]);
  });
});
