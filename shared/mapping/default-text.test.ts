import { describe, expect, test } from '@jest/globals';
import type { AlertFacts, HookEvent } from '../model/event.ts';
import { defaultTextOf } from './default-text.ts';

function textOf(alert: Partial<AlertFacts>) {
  const event = { type: 'alert.opened', data: { alert: { id: '1', state: 'open', ...alert } } } as unknown as HookEvent;
  return defaultTextOf(event, 'Lint');
}

describe('the default text of an alert', () => {
  test('names the rule by its id, the severity, and all places', () => {
    const body = textOf({
      rule: 'Cross-site scripting',
      rule_id: 'js/xss',
      severity: 'high',
      file: 'C:\\sdk\\x.h',
      line: 3,
      details: [{ name: 'Also in', value: 'b.js, line 7' }],
    }).body();
    expect(body).toContain('Rule `js/xss`, severity `high`');
    expect(body).toContain('In `C:\\sdk\\x.h`, line 3:');
    expect(body).toContain('- Also in: `b.js, line 7`');
  });

  test('says nothing of a severity that is unknown', () => {
    expect(textOf({ rule_id: 'r' }).body()).toMatch(/Rule `r`$/);
  });

  test.each<[Partial<AlertFacts>, string]>([
    [{ rule: 'A rule', message: 'words', project: 'octo/widgets' }, 'A rule (octo/widgets)'],
    [{ message: 'words', project: 'octo/widgets' }, 'words (octo/widgets)'],
    [{ project: 'octo/widgets' }, 'Alert (octo/widgets)'],
    [{}, 'Alert'],
  ])('is titled for %j: %j', (alert, title) => {
    expect(textOf(alert).title()).toBe(title);
  });
});
