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

interface Issue {
  number: number;
}

describe('one alert is one ticket', () => {
  let workplace: ReturnType<typeof makeWorkplace>;
  let github: FakeGithub;
  let receiver: RunningReceiver;
  let configuration: string;

  beforeEach(async () => {
    workplace = makeWorkplace();
    github = await startFakeGithub();
    configuration = workplace.write('ticketwire.yml', githubConfiguration(github.apiUrl, ', reply-within: 60s'));
    receiver = await startReceiver(workplace.directory, { configuration });
  });
  afterEach(async () => {
    await receiver.kill('SIGKILL');
    expect(github.faults).toEqual([]);
    await github.close();
    workplace.remove();
  });

  const restart = async ({ replyWithin = '60s' } = {}) => {
    await receiver.kill('SIGKILL');
    configuration = workplace.write(
      'ticketwire.yml',
      githubConfiguration(github.apiUrl, `, reply-within: ${replyWithin}`),
    );
    receiver = await startReceiver(workplace.directory, { configuration });
  };

  const issues = () => github.api<Issue[]>('GET', '/repos/octo/widgets/issues?state=all');
  const creations = () => github.requests.filter(({ method, path }) => method === 'POST' && path.endsWith('/issues'));

  test('eight creates at once, with a slow tracker, get one id', async () => {
    const { promise: allCame, resolve: answer } = Promise.withResolvers<void>();
    github.interfere(() => ({ answersAfter: allCame }));
    const asked = Array.from({ length: 8 }, () => receiver.lgtm(createBody()));
    const stored = async () => (await receiver.get('/api/v1/deliveries')).json.deliveries as unknown[];
    await waitFor(async () => (await stored()).length === 8);
    answer();
    const answers = await Promise.all(asked);
    expect(answers.map(({ json }) => json)).toEqual(Array(8).fill({ 'issue-id': '1' }));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 200, 200, 200, 201]);
    expect(await issues()).toHaveLength(1);
  });

  test('a create after a restart gets the same id', async () => {
    expect((await receiver.lgtm(createBody())).json).toEqual({ 'issue-id': '1' });
    await receiver.kill('SIGKILL');
    receiver = await startReceiver(workplace.directory, { configuration });
    expect((await receiver.lgtm(createBody())).json).toEqual({ 'issue-id': '1' });
    expect(creations()).toHaveLength(1);
  });

  test('a tracker slower than reply-within is 503 with Retry-After, and the next create gets the one ticket', async () => {
    await restart({ replyWithin: '1s' });
    const { promise: isLate, resolve: answer } = Promise.withResolvers<void>();
    github.interfere(({ method }) => (method === 'POST' ? { answersAfter: isLate } : undefined));
    const late = await receiver.lgtm(createBody());
    expect(late.status).toBe(503);
    expect(late.headers.get('retry-after')).toMatch(/^\d+$/);
    answer();
    const next = await untilAnswered(() => receiver.lgtm(createBody()));
    expect({ status: next.status, json: next.json }).toEqual({ status: 200, json: { 'issue-id': '1' } });
    expect(creations()).toHaveLength(1);
  });

  test('an answer lost on the way is looked up by its marker before anything is created again', async () => {
    await restart({ replyWithin: '4s' });
    github.interfere(({ method }) => (method === 'POST' ? { isCutAfter: true } : undefined));
    expect((await receiver.lgtm(createBody())).status).toBe(503);
    github.interfere(undefined);
    await restart();
    const { status, json } = await untilAnswered(() => receiver.lgtm(createBody()));
    expect({ status, json }).toEqual({ status: 200, json: { 'issue-id': '1' } });
    expect(creations()).toHaveLength(1);
  });

  test('killed between the success of the tracker and our record, it finds the ticket after the restart', async () => {
    const { promise: isKilled, resolve: answer } = Promise.withResolvers<void>();
    github.interfere(({ method }) => (method === 'POST' ? { answersAfter: isKilled } : undefined));
    const unanswered = receiver.lgtm(createBody()).catch(() => undefined);
    await waitFor(async () => (await issues()).length > 0);
    await receiver.kill('SIGKILL');
    answer();
    await unanswered;
    github.interfere(undefined);
    receiver = await startReceiver(workplace.directory, { configuration });
    const { json } = await untilAnswered(() => receiver.lgtm(createBody()));
    expect(json).toEqual({ 'issue-id': '1' });
    expect(creations()).toHaveLength(1);
    expect(await issues()).toHaveLength(1);
  });

  test('a marker in an issue that somebody else wrote is ignored', async () => {
    await restart({ replyWithin: '4s' });
    github.interfere(({ method, path }) => {
      if (method === 'POST') return { status: 502 };
      if (!path.includes('labels=')) return undefined;
      const forged = {
        number: 666,
        state: 'open',
        user: { login: 'octo' },
        body: postedBody(),
        labels: [{ name: 'ticketwire' }],
      };
      return { status: 200, body: [{ ...forged, created_at: new Date().toISOString() }] };
    });
    const postedBody = () => (JSON.parse(creations()[0]?.body ?? '{"body":""}') as { body: string }).body;
    expect((await receiver.lgtm(createBody())).status).toBe(503);
    await receiver.kill('SIGKILL');
    receiver = await startReceiver(workplace.directory, { configuration });
    await waitFor(() => github.requests.some(({ path }) => path.includes('labels=')));
    expect((await receiver.lgtm({ transition: 'close', 'issue-id': '1' })).status).toBe(200);
    const { json } = (await receiver.get('/api/v1/tickets')) as { json: { tickets?: { issuedId: string | null }[] } };
    expect(json.tickets?.map(({ issuedId }) => issuedId)).not.toContain('666');
  });

  test('whatever happens to the connection, each alert ends in one ticket', async () => {
    await receiver.kill('SIGTERM');
    const text = githubConfiguration(github.apiUrl, ', reply-within: 60s').replace(
      'type: github-issues,',
      'type: github-issues, timeout: 700ms,',
    );
    receiver = await startReceiver(workplace.directory, { configuration: workplace.write('ticketwire.yml', text) });
    const faults = {
      reset: { isReset: true },
      cut: { isCutAfter: true },
      half: { cutAfterBytes: 100 },
      stall: { delayMs: 1_500 },
      error: { status: 502, body: 'Bad gateway' },
    };
    const struck = new Set<string>();
    github.interfere(({ method, body }) => {
      const [name, fault] = Object.entries(faults).find(([each]) => body.includes(`python/${each}`)) ?? [];
      if (method !== 'POST' || name === undefined || struck.has(name)) return undefined;
      struck.add(name);
      return fault;
    });
    const answers = await Promise.all(Object.keys(faults).map((name) => receiver.lgtm(createBody(name))));
    expect(answers.map(({ status }) => status < 300)).toEqual(Object.keys(faults).map(() => true));
    expect(new Set(answers.map(({ json }) => json['issue-id'])).size).toBe(Object.keys(faults).length);
    expect(struck.size).toBe(Object.keys(faults).length);
    expect(await issues()).toHaveLength(Object.keys(faults).length);
  });

  test('SIGTERM lets a create that is at its tracker end, and answers it', async () => {
    const { promise: isStopping, resolve: answer } = Promise.withResolvers<void>();
    github.interfere(({ method }) => (method === 'POST' ? { answersAfter: isStopping } : undefined));
    const create = receiver.lgtm(createBody());
    await waitFor(() => creations().length === 1);
    const ended = receiver.kill('SIGTERM');
    await waitFor(() => receiver.log.some(({ msg }) => msg === 'stopping'));
    answer();
    expect((await create).status).toBe(201);
    expect(await ended).toBe(0);
  });

  test('two alerts are two tickets, and a slow one delays no other', async () => {
    const { promise: isQuickDone, resolve: answer } = Promise.withResolvers<void>();
    github.interfere(({ body }) => (body.includes('slow') ? { answersAfter: isQuickDone } : undefined));
    const slow = receiver.lgtm(createBody('slow'));
    await waitFor(() => creations().some(({ body }) => body.includes('slow')));
    expect((await receiver.lgtm(createBody('quick'))).status).toBe(201);
    answer();
    expect((await slow).status).toBe(201);
    expect(await issues()).toHaveLength(2);
  });
});

describe('on GitHub Enterprise Server', () => {
  test('every request goes below the base path', async () => {
    const workplace = makeWorkplace();
    const github = await startFakeGithub({ basePath: '/api/v3' });
    const configuration = workplace.write('ticketwire.yml', githubConfiguration(github.apiUrl));
    const receiver = await startReceiver(workplace.directory, { configuration });
    try {
      expect((await receiver.lgtm(createBody())).status).toBe(201);
      for (const transition of ['close', 'reopen', 'suppress', 'unsuppress']) {
        expect((await receiver.lgtm({ transition, 'issue-id': 1 })).status).toBe(200);
      }
      expect(github.faults).toEqual([]);
      expect(github.requests.length).toBeGreaterThan(5);
    } finally {
      await receiver.kill('SIGTERM');
      await github.close();
      workplace.remove();
    }
  });
});

async function untilAnswered(ask: () => ReturnType<RunningReceiver['lgtm']>) {
  return waitFor(async () => {
    const answer = await ask();
    return answer.status < 300 && answer;
  });
}
