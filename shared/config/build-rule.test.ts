import { describe, expect, test } from '@jest/globals';
import { jiraKeyReader } from '../mapping/keys.ts';
import type { HookEvent } from '../model/event.ts';
import type { TransitionStep } from '../model/rule.ts';
import { planStep } from '../routing/steps.ts';
import { buildRule } from './build-rule.ts';
import { ruleSchema } from './schema.ts';

describe('fields of a transition are templates', () => {
  const issue = { number: 5, title: 'SOC-7 is done', body: '', url: '', author: '', labels: [] };
  const event: HookEvent = {
    id: 'forge/1/0',
    sender: 'gitlab',
    source: 'forge',
    type: 'issue.closed',
    subject: 's',
    occurredAt: 5,
    data: { issue },
    payload: {},
  };
  const inputs = {
    context: { issue },
    receivedAt: 7,
    place: { target: 't', rule: 'R', position: 0 },
    keysIn: () => jiraKeyReader(['SOC']),
  };

  test.each<[string, Record<string, unknown> | undefined, unknown]>([
    ['a text', { resolution: 'Done' }, { resolution: 'Done' }],
    ['a template', { customfield_1: '{{ issue.number }}' }, { customfield_1: '5' }],
    [
      'templates in lists and objects',
      { a: [{ name: 'v{{ issue.number }}' }, 7, null] },
      { a: [{ name: 'v5' }, 7, null] },
    ],
    ['none', undefined, {}],
  ])('%s', (_what, fields, rendered) => {
    const parsed = ruleSchema.parse({ name: 'R', on: 'issue', do: [{ transition: { in: 't', to: 'Done', fields } }] });
    const [step] = buildRule(parsed, () => undefined).steps;
    const { effects } = planStep(step as TransitionStep, event, inputs);
    expect(effects).toMatchObject([{ kind: 'transition-ticket', key: 'SOC-7', fields: rendered }]);
  });
});
