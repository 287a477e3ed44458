import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { push, workflowRun } from './action/payloads.ts';
import {
  createBody,
  makeWorkplace,
  type RunningReceiver,
  runCommand,
  secret,
  startReceiver,
} from './receiver-process.ts';

const configuration = `
sources:
  octo: { sender: github, secret: "${secret}" }
  lgtm: { sender: lgtm, secret: "${secret}" }
  prometheus: { sender: alertmanager, secret: "an-alertmanager-secret" }
targets:
  board: { type: local }
rules:
  - { name: Failing runs, on: run, from: octo, branches: [main], do: [{ track: board }] }
  - { name: Alerts, on: alert, from: lgtm, do: [{ track: { in: board, title: "{{ alert.rule }}" } }] }
  - { name: Again, on: alert, do: [{ track: board }] }
`;

describe('what a delivery would do', () => {
  const workplace = makeWorkplace();
  let receiver: RunningReceiver;
  let file: string;
  beforeAll(async () => {
    file = workplace.write('ticketwire.yml', configuration);
    receiver = await startReceiver(workplace.directory, { configuration: file });
  });
  afterAll(async () => {
    await receiver.kill('SIGTERM');
    workplace.remove();
  });

  const run = (body: unknown, args: string[]) =>
    runCommand(['plan', '-', '--config', file, ...args], workplace.directory, { input: JSON.stringify(body) });
  const ask = (body: unknown) => receiver.post('/api/v1/plan', typeof body === 'string' ? body : JSON.stringify(body));

  test('the command shows each rule with its reason, and the effects with what they would write', async () => {
    const { status, stdout, stderr } = await run(createBody('one'), ['--source', 'lgtm']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const [event, ...lines] = stdout.split('\n');
    expect(event).toMatch(/^alert\.opened {2}lgtm:1000001:http/);
    expect(lines.slice(0, 4)).toEqual([
      '  does not  Failing runs: it is for run, and this is alert.opened',
      '  wants it  Alerts: all its filters hold',
      "  wants it  Again: rule 'Alerts' already tracks it in 'board'",
      'What would be done:',
    ]);
    expect(JSON.parse(lines[4] ?? '')).toMatchObject({
      rule: 'Alerts',
      kind: 'track-ticket',
      target: 'board',
      change: 'open',
      draft: { title: 'Unused import' },
    });
  });

  test('the command says which filter stopped a rule, as JSON too', async () => {
    const args = ['--source', 'octo', '--event', 'workflow_run', '--json'];
    const { stdout } = await run(workflowRun(1, { branch: 'topic' }), args);
    const planned = JSON.parse(stdout) as { events: { rules: object[] }[]; effects: object[] };
    expect(planned.effects).toEqual([]);
    expect(planned.events[0]?.rules[0]).toEqual({
      rule: 'Failing runs',
      isWanted: false,
      reason: 'its branches are main, and this has topic',
    });
  });

  test.each<[string, unknown, string[], number, string]>([
    ['an unknown source', {}, ['--source', 'lgmt'], 2, "No source is called 'lgmt'"],
    ['no source', {}, [], 2, '--source'],
    ['no event where one is needed', push([]), ['--source', 'octo'], 1, 'names the event in a header'],
    ['a body that is none', { transition: 'x' }, ['--source', 'lgtm'], 1, "The member 'transition' is none of"],
  ])('%s is an error that says so', async (_what, body, args, status, words) => {
    expect(await run(body, args)).toMatchObject({ status, stderr: expect.stringContaining(words) });
  });

  test('the API plans by the tickets that are there, and changes nothing', async () => {
    const { json } = await receiver.lgtm(createBody('followed'));
    const closing = { source: 'lgtm', body: { transition: 'close', 'issue-id': json['issue-id'] } };
    expect((await ask(closing)).json).toMatchObject({
      events: [{ type: 'alert.closed' }],
      effects: [{ kind: 'track-ticket', change: 'close', target: 'board', rule: 'Alerts' }],
    });
    const opening = { source: 'octo', event: 'workflow_run', body: JSON.stringify(workflowRun(2)) };
    expect((await ask(opening)).json).toMatchObject({ effects: [{ change: 'open', rule: 'Failing runs' }] });
    const { deliveries } = (await receiver.get('/api/v1/deliveries')).json as { deliveries: unknown[] };
    expect(deliveries).toHaveLength(1);
    expect((await receiver.get(`/api/v1/boards/board/${json['issue-id']}`)).json).toMatchObject({ state: 'open' });
  });

  test.each<[string, unknown, string]>([
    ['no source', { body: {} }, "'source'"],
    ['an unknown source', { source: 'x', body: {} }, "'source'"],
    ['no body', { source: 'lgtm' }, "'body'"],
    ['an event that is no text', { source: 'octo', event: 7, body: {} }, "'event'"],
    ['no event', { source: 'octo', body: {} }, 'names the event in a header'],
    ['a body that is no JSON', { source: 'lgtm', body: '{' }, 'not valid JSON'],
    ['no JSON at all', '{', 'not valid JSON'],
  ])('the API answers %s with 400', async (_what, body, words) => {
    expect(await ask(body)).toMatchObject({ status: 400, json: { code: 400, error: expect.stringContaining(words) } });
  });

  test('the API shows the first hundred events of a delivery, and the number of the others', async () => {
    const alerts = Array.from({ length: 130 }, (_, index) => ({
      status: 'firing',
      labels: { alertname: 'HighLoad', instance: `host-${index}` },
      annotations: {},
      startsAt: '2026-11-01T00:00:00Z',
      endsAt: '0001-01-01T00:00:00Z',
      fingerprint: String(index).padStart(16, '0'),
    }));
    const body = { version: '4', groupKey: '{}', status: 'firing', externalURL: 'http://a.example', alerts };
    const { json } = await ask({ source: 'prometheus', body });
    const plan = json as { events: unknown[]; effects: unknown[]; omitted?: object };
    expect(plan.events).toHaveLength(100);
    expect(plan.effects).toHaveLength(130);
    expect(plan.omitted).toEqual({ events: 30, effects: 0 });
    const whole = await run(body, ['--source', 'prometheus', '--json']);
    expect(JSON.parse(whole.stdout)).toMatchObject({ events: { length: 130 } });
  });
});
