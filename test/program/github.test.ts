import { createHmac, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { waitFor } from '../wait-for.ts';
import { push, workflowRun } from './action/payloads.ts';
import { type Answer, makeWorkplace, type RunningReceiver, secret, startReceiver } from './receiver-process.ts';

const configuration = `
sources:
  octo: { sender: github, secret: "${secret}" }
  narrow: { sender: github, secret: "${secret}", repositories: [octo/*, "!octo/private"] }
  organisation: { sender: github, secret: "${secret}", dedupe: subject }
  repository: { sender: github, secret: "${secret}", dedupe: subject }
  legacy: { sender: github, secret: "${secret}", allow-sha1: true }
targets:
  board: { type: local }
  issues: { type: github-issues, repository: octo/widgets, token: t, api-url: "http://127.0.0.1:9" }
rules:
  - { name: Failing runs, on: run, do: [{ track: board }] }
  - name: Many
    on: push
    do:
${`      - label: { in: issues, tickets: [commits], add: [seen] }\n`.repeat(11)}`;

describe("GitHub's hooks at the receiver", () => {
  const workplace = makeWorkplace();
  let receiver: RunningReceiver;
  beforeAll(async () => {
    const file = workplace.write('ticketwire.yml', configuration);
    receiver = await startReceiver(workplace.directory, { configuration: file });
  });
  afterAll(async () => {
    await receiver.kill('SIGTERM');
    workplace.remove();
  });

  function deliver(
    source: string,
    event: string,
    payload: unknown,
    { id = randomUUID(), key = secret, headers = {} }: { id?: string; key?: string; headers?: object } = {},
  ): Promise<Answer> {
    const body = JSON.stringify(payload);
    return receiver.post(`/hooks/${source}`, body, {
      'x-github-event': event,
      'x-github-delivery': id,
      'x-hub-signature-256': `sha256=${createHmac('sha256', key).update(body).digest('hex')}`,
      ...headers,
    });
  }

  test('a failing run becomes a ticket; the same delivery again is a duplicate', async () => {
    const id = randomUUID();
    const payload = workflowRun(1, { branch: 'first' });
    expect(await deliver('octo', 'workflow_run', payload, { id })).toMatchObject({
      status: 202,
      json: { delivery: id, effects: 1 },
    });
    expect(await deliver('octo', 'workflow_run', payload, { id })).toMatchObject({
      status: 200,
      json: { delivery: id, duplicate: true },
    });
    const { text } = await receiver.get('/metrics');
    expect(text).toMatch(/ticketwire_duplicates_total{source="[^"]+"} 1\n/);
  });

  test('a forged delivery never makes the genuine one with its id a duplicate', async () => {
    const id = randomUUID();
    const payload = workflowRun(2, { branch: 'forged' });
    const forged = await deliver('octo', 'workflow_run', payload, { id, key: 'another secret' });
    expect(forged.status).toBe(401);
    expect((await receiver.get(`/api/v1/deliveries/${id}`)).status).toBe(404);
    expect(await deliver('octo', 'workflow_run', payload, { id })).toMatchObject({ status: 202, json: { effects: 1 } });
    // The id of one source is nothing to another.
    expect((await deliver('narrow', 'workflow_run', payload, { id })).status).toBe(202);
  });

  test('a body that is sent again under the id of another delivery makes neither a duplicate of the other', async () => {
    const [seen, coming] = [workflowRun(21, { branch: 'seen' }), workflowRun(22, { branch: 'coming' })];
    await deliver('octo', 'workflow_run', seen, { id: 'guid-seen' });
    expect((await deliver('octo', 'workflow_run', seen, { id: 'guid-coming' })).status).toBe(202);
    const genuine = await deliver('octo', 'workflow_run', coming, { id: 'guid-coming' });
    expect(genuine).toMatchObject({ status: 202, json: { effects: 1 } });
    expect(genuine.json.delivery).toMatch(/^guid-coming~[0-9a-f]{16}$/);
    const again = await deliver('octo', 'workflow_run', coming, { id: 'guid-coming' });
    expect(again).toMatchObject({ status: 200, json: { delivery: genuine.json.delivery, duplicate: true } });
  });

  test('an empty id is none, and one that is too long is refused once its sender is known', async () => {
    const ids = await Promise.all([1, 2].map(() => deliver('octo', 'ping', { zen: 'x' }, { id: '' })));
    expect(ids.map(({ status }) => status)).toEqual([202, 202]);
    expect(ids[0]?.json.delivery).toMatch(/^[0-9a-f-]{36}$/);
    const id = 'x'.repeat(5_000);
    expect((await deliver('octo', 'ping', {}, { id })).status).toBe(400);
    const refusals = () => receiver.printed().split('matches no secret').length;
    const before = refusals();
    expect((await deliver('octo', 'ping', {}, { id, key: 'wrong' })).status).toBe(401);
    await waitFor(() => refusals() > before);
    expect(receiver.printed()).not.toContain('xxxxxxxxxx');
  });

  test('a push that names more tickets than one statement may hold is taken', async () => {
    const names = Array.from({ length: 200 }, (_, index) => `#${index + 1}`).join(' ');
    const payload = { ...push([names]), repository: { ...push([]).repository, full_name: 'octo/widgets' } };
    expect(await deliver('octo', 'push', payload)).toMatchObject({ status: 202, json: { effects: 2_200 } });
  });

  test('eight of one id at once: one is accepted, seven are duplicates', async () => {
    const id = randomUUID();
    const payload = workflowRun(3, { branch: 'at once' });
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => deliver('octo', 'workflow_run', payload, { id })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 200, 200, 200, 202]);
  });

  test('what two hooks tell of one happening is done once, the next happening again', async () => {
    const told = (number: number) => workflowRun(number, { branch: 'twice' });
    const both = await Promise.all([
      deliver('organisation', 'workflow_run', { ...told(4), organization: { login: 'octo' } }),
      deliver('repository', 'workflow_run', told(4)),
    ]);
    expect(both.map(({ status }) => status)).toEqual([202, 202]);
    expect(both.map(({ json }) => json.effects).sort()).toEqual([0, 1]);
    expect((await deliver('repository', 'workflow_run', told(5))).json.effects).toBe(1);
    // A source that does not say so is for itself.
    expect((await deliver('octo', 'workflow_run', told(5))).json.effects).toBe(1);
  });

  test('another repository asks for nothing', async () => {
    const about = (name: string) => {
      const payload = workflowRun(6, { branch: name });
      const repository = { ...payload.repository, full_name: name };
      return { ...payload, repository, workflow_run: { ...payload.workflow_run, head_repository: repository } };
    };
    for (const name of ['other/widgets', 'octo/private', 'octo']) {
      const answer = await deliver('narrow', 'workflow_run', about(name));
      expect(answer).toMatchObject({ status: 202, json: { effects: 0 } });
    }
    for (const name of ['octo/gears', 'Octo/Levers']) {
      expect((await deliver('narrow', 'workflow_run', about(name))).json.effects).toBe(1);
    }
  });

  test('SHA-1 counts only where it is allowed', async () => {
    const body = JSON.stringify(push([]));
    const headers = {
      'x-github-event': 'push',
      'x-github-delivery': randomUUID(),
      'x-hub-signature': `sha1=${createHmac('sha1', secret).update(body).digest('hex')}`,
    };
    expect((await receiver.post('/hooks/octo', body, headers)).status).toBe(401);
    expect((await receiver.post('/hooks/legacy', body, headers)).status).toBe(202);
  });

  test.each([
    ['an unknown event', 'tomorrow', {}],
    ['an unknown action', 'pull_request', { action: 'dreamt', pull_request: { number: 1 } }],
    ['an odd name', '__proto__', { __proto__: null }],
    ['a ping', 'ping', { zen: 'x', hook_id: 1 }],
  ])('%s is 202 with nothing to do', async (_what, event, payload) => {
    expect(await deliver('octo', event, payload)).toMatchObject({ status: 202, json: { effects: 0 } });
  });

  test('a form is taken, another type is 415, both only when signed', async () => {
    const body = new URLSearchParams({ payload: JSON.stringify(push([])) }).toString();
    const signature = { 'x-hub-signature-256': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}` };
    const common = { 'x-github-event': 'push', 'x-github-delivery': randomUUID() };
    const type = 'application/x-www-form-urlencoded';
    const post = (headers: Record<string, string>) => receiver.post('/hooks/octo', body, { ...common, ...headers });
    expect((await post({ ...signature, 'content-type': type })).status).toBe(202);
    expect((await post({ ...signature, 'content-type': 'text/plain' })).status).toBe(415);
    expect((await post({ 'content-type': 'text/plain' })).status).toBe(401);
  });
});
