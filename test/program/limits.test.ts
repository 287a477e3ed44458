import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type FakeGithub, startFakeGithub } from '../fakes/github.ts';
import { waitFor } from '../wait-for.ts';
import {
  createBody,
  githubConfiguration,
  makeWorkplace,
  type RunningReceiver,
  startReceiver,
} from './receiver-process.ts';

describe('what keeps a tracker from being asked too much', () => {
  let workplace: ReturnType<typeof makeWorkplace>;
  let github: FakeGithub;
  let receiver: RunningReceiver;
  beforeEach(async () => {
    workplace = makeWorkplace();
    github = await startFakeGithub();
  });
  afterEach(async () => {
    await receiver.kill('SIGKILL');
    expect(github.faults).toEqual([]);
    await github.close();
    workplace.remove();
  });
  const start = async (target = '', source = '') => {
    const text = githubConfiguration(github.apiUrl, source).replace(
      'type: github-issues,',
      `type: github-issues, ${target}`,
    );
    receiver = await startReceiver(workplace.directory, { configuration: workplace.write('ticketwire.yml', text) });
  };
  const creations = () =>
    github.requests.filter(({ method, path }) => method === 'POST' && path.endsWith('/issues')).length;
  const metric = async (name: string) => {
    const { text } = await receiver.get('/metrics');
    return text.split('\n').find((line) => line.startsWith(`${name} `) || line.startsWith(`${name}{`));
  };

  test('the limit of creating requests goes in one burst, holds over a restart, and counts no attempt', async () => {
    await start('limits: { per-minute: 3, per-hour: 100 },');
    const answers = await Promise.all(['a', 'b', 'c', 'd', 'e'].map((key) => receiver.lgtm(createBody(key))));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 201, 503, 503]);
    await receiver.kill('SIGKILL');
    await start('limits: { per-minute: 3, per-hour: 100 },');
    expect((await receiver.lgtm(createBody('f'))).status).toBe(503);
    expect(creations()).toBe(3);
    expect(await metric('ticketwire_effects{target="issues",status="due"}')).toMatch(/ 3$/);
    const { json } = await receiver.get('/api/v1/deliveries?limit=1');
    expect(json.deliveries).toMatchObject([
      { effects: [{ status: 'due', attempts: 0, message: expect.stringContaining('waits for its turn') }] },
    ]);
  });

  test('a tracker that keeps failing is left alone, visibly, and its senders are told at once', async () => {
    await start();
    github.interfere(() => ({ status: 500 }));
    await Promise.all(Array.from({ length: 10 }, (_, index) => receiver.lgtm(createBody(`failing-${index}`))));
    expect(creations()).toBe(10);
    expect(await metric('ticketwire_circuit_state{target="issues"}')).toMatch(/ 2$/);
    expect(receiver.log.find(({ circuit }) => circuit === 'open')).toMatchObject({ target: 'issues', level: 40 });

    github.interfere(undefined);
    const answer = await receiver.lgtm(createBody('while open'));
    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).toMatch(/^\d+$/);
    expect(creations()).toBe(10);
  });

  test("GitHub's own limit is waited for, and its time is kept", async () => {
    await start('', ', reply-within: 60s');
    github.interfere(({ method }) =>
      method === 'POST' ? { status: 403, headers: { 'retry-after': '3' } } : undefined,
    );
    const limited = receiver.lgtm(createBody('limited'));
    await waitFor(() => creations() > 0);
    github.interfere(undefined);
    const waited = await limited;
    expect(waited.status).toBe(201);
    expect(creations()).toBe(2);
    expect(await metric('ticketwire_attempt_errors_total{target="issues",code="rate-limited"}')).toMatch(/ 1$/);
  });
});
