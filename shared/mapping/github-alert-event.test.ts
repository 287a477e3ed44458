import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '../model/json.ts';
import { readGithubEvent } from './github-event.ts';

const repository = { full_name: 'octo/widgets' };
const read = (name: string, action: string, alert: unknown) =>
  readGithubEvent(name, { action, alert, repository, sender: { login: 'mona' } } as JsonObject);

describe("alerts in GitHub's webhooks", () => {
  test.each<[string, string, Record<string, unknown>, string, string]>([
    ['code_scanning_alert', 'created', { state: 'open' }, 'alert.opened', 'open'],
    ['code_scanning_alert', 'created', { state: null }, 'alert.opened', 'open'],
    ['code_scanning_alert', 'reopened', { state: 'open' }, 'alert.reopened', 'open'],
    ['code_scanning_alert', 'reopened_by_user', { state: 'open' }, 'alert.reopened', 'open'],
    ['code_scanning_alert', 'fixed', { state: null }, 'alert.closed', 'closed'],
    ['code_scanning_alert', 'closed_by_user', { state: 'dismissed' }, 'alert.suppressed', 'suppressed'],
    ['code_scanning_alert', 'closed_by_user', { state: 'fixed' }, 'alert.closed', 'closed'],
    ['dependabot_alert', 'created', { state: 'open' }, 'alert.opened', 'open'],
    ['dependabot_alert', 'reintroduced', { state: 'open' }, 'alert.reopened', 'open'],
    ['dependabot_alert', 'auto_reopened', { state: 'open' }, 'alert.reopened', 'open'],
    ['dependabot_alert', 'fixed', { state: 'fixed' }, 'alert.closed', 'closed'],
    ['dependabot_alert', 'auto_dismissed', { state: 'auto_dismissed' }, 'alert.suppressed', 'suppressed'],
    ['secret_scanning_alert', 'created', {}, 'alert.opened', 'open'],
    ['secret_scanning_alert', 'resolved', { resolution: 'revoked' }, 'alert.closed', 'closed'],
    ['secret_scanning_alert', 'resolved', { resolution: 'false_positive' }, 'alert.suppressed', 'suppressed'],
  ])('%s %s with %j is %s', (name, action, alert, type, state) => {
    const event = read(name, action, { number: 7, ...alert });
    expect(event).toMatchObject({ type, data: { alert: { id: '7', state }, actor: { login: 'mona' } } });
    expect(event.subject).toBe(`${name.replace('_alert', '').replace('_', '-')}:octo/widgets#7`);
  });

  test.each([
    ['code_scanning_alert', 'appeared_in_branch', { number: 7 }],
    ['code_scanning_alert', 'toString', { number: 7 }],
    ['dependabot_alert', 'assignees_changed', { number: 7 }],
    ['secret_scanning_alert', 'validated', { number: 7 }],
    ['code_scanning_alert', 'created', null],
    ['code_scanning_alert', 'created', { number: 'seven' }],
  ])('%s %s of %j is nothing that a ticket follows', (name, action, alert) => {
    expect(read(name, action, alert).type).toBe(`other.${name}`);
  });

  test('happened when GitHub last touched it', () => {
    const times = { created_at: '2026-01-01T00:00:00Z', fixed_at: '2026-01-03T00:00:00Z', updated_at: null };
    expect(read('dependabot_alert', 'fixed', { number: 7, ...times }).occurredAt).toBe(Date.parse('2026-01-03'));
    expect(read('dependabot_alert', 'fixed', { number: 7 }).occurredAt).toBeUndefined();
  });

  test('a secret is in no part of its event', () => {
    const alert = {
      number: 7,
      secret: 'hunter2-hunter2',
      secret_type: 'token hunter2-hunter2',
      html_url: 'https://x.y',
    };
    const { data } = read('secret_scanning_alert', 'created', alert);
    expect(JSON.stringify(data)).not.toContain('hunter2');
  });
});
