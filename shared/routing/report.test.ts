import { expect, test } from '@jest/globals';
import type { HookEvent } from '../model/event.ts';
import type { ReportStep } from '../model/rule.ts';
import { reportOf } from './report.ts';

test('what is reported was done by whoever did it, and not by the author: so our own changes are known', () => {
  const event: HookEvent = {
    id: 'octo/1/0',
    sender: 'github',
    source: 'octo',
    type: 'issue.reopened',
    subject: 's',
    occurredAt: 0,
    data: {
      issue: {
        number: 7,
        title: '',
        body: '',
        url: 'https://github.com/octo/widgets/issues/7',
        author: 'bob',
        labels: [],
      },
      actor: { login: 'ticketwire[bot]', is_bot: true },
      author: { login: 'bob', is_bot: false },
    },
    payload: {},
  };
  expect(reportOf({ verb: 'report' } as ReportStep, event)).toMatchObject({ body: { by: 'ticketwire[bot]' } });
});
