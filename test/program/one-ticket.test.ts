import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type FakeGithub, startFakeGithub } from '../fakes/github.ts';
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
    configuration = workplace.write('ticketwire.yml', githubConfiguration(github.apiUrl, ', reply-within: 4s'));
    receiver = await startReceiver(workplace.directory, { configuration });
  });
  afterEach(async () => {
    await receiver.kill('SIGKILL');
    expect(github.faults).toEqual([]);
    await github.close();
    workplace.remove();
  });

  const issues = () => github.api<Issue[]>('GET', '/repos/octo/widgets/issues?state=all');
  const creations = () => github.requests.filter(({ method, path }) => method === 'POST' && path.endsWith('/issues'));

  test('eight creates at once, with a slow tracker, get one id', async () => {
    github.interfere(({ method }) => (method === 'POST' ? { delayMs: 1_500 } : { delayMs: 1_000 }));
    const answers = await Promise.all(Array.from({ length: 8 }, () => receiver.lgtm(createBody())));
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
    github.interfere(({ method }) => (method === 'POST' ? { delayMs: 5_000 } : undefined));
    const late = await receiver.lgtm(createBody());
    expect(late.status).toBe(503);
    expect(late.headers.get('retry-after')).toMatch(/^\d+$/);
    const next = await receiver.lgtm(createBody());
    expect({ status: next.status, json: next.json }).toEqual({ status: 200, json: { 'issue-id': '1' } });
    expect(creations()).toHaveLength(1);
  });

  test('an answer lost on the way is looked up by its marker before anything is created again', async () => {
    github.interfere(({ method }) => (method === 'POST' ? { isCutAfter: true } : undefined));
    expect((await receiver.lgtm(createBody())).status).toBe(503);
    github.interfere(undefined);
    await receiver.kill('SIGKILL');
    receiver = await startReceiver(workplace.directory, { configuration });
    const { status, json } = await untilAnswered(() => receiver.lgtm(createBody()));
    expect({ status, json }).toEqual({ status: 200, json: { 'issue-id': '1' } });
    expect(creations()).toHaveLength(1);
  });

  test('killed between the success of the tracker and our record, it finds the ticket after the restart', async () => {
    github.interfere(({ method }) => (method === 'POST' ? { delayMs: 3_000 } : undefined));
    const unanswered = receiver.lgtm(createBody()).catch(() => undefined);
    while ((await issues()).length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    await receiver.kill('SIGKILL');
    await unanswered;
    github.interfere(undefined);
    receiver = await startReceiver(workplace.directory, { configuration });
    const { json } = await untilAnswered(() => receiver.lgtm(createBody()));
    expect(json).toEqual({ 'issue-id': '1' });
    expect(creations()).toHaveLength(1);
    expect(await issues()).toHaveLength(1);
  });

  test('a marker in an issue that somebody else wrote is ignored', async () => {
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
    await untilTrue(() => github.requests.some(({ path }) => path.includes('labels=')));
    expect((await receiver.lgtm({ transition: 'close', 'issue-id': '1' })).status).toBe(200);
    const { json } = (await receiver.get('/api/v1/tickets')) as { json: { tickets?: { issuedId: string | null }[] } };
    expect(json.tickets?.map(({ issuedId }) => issuedId)).not.toContain('666');
  });

  test('whatever happens to the connection, each alert ends in one ticket', async () => {
    await receiver.kill('SIGTERM');
    const text = githubConfiguration(github.apiUrl, ', reply-within: 25s').replace(
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
    github.interfere(({ method }) => (method === 'POST' ? { delayMs: 1_000 } : undefined));
    const answer = receiver.lgtm(createBody());
    await untilTrue(() => creations().length === 1);
    expect(await receiver.kill('SIGTERM')).toBe(0);
    expect((await answer).status).toBe(201);
  });

  test('two alerts are two tickets, and a slow one delays no other', async () => {
    github.interfere(({ body }) => (body.includes('slow') ? { delayMs: 2_000 } : undefined));
    const slow = receiver.lgtm(createBody('slow'));
    const before = performance.now();
    expect((await receiver.lgtm(createBody('quick'))).status).toBe(201);
    const isQuickFirst = await Promise.race([slow.then(() => false), Promise.resolve(true)]);
    expect(isQuickFirst).toBe(true);
    expect(performance.now()).toBeGreaterThan(before);
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
  for (let tries = 0; tries < 8; tries += 1) {
    const answer = await ask();
    if (answer.status < 300) return answer;
  }
  throw new Error('The receiver never answered with an id.');
}

async function untilTrue(holds: () => boolean): Promise<void> {
  for (let tries = 0; tries < 400 && !holds(); tries += 1) await new Promise((resolve) => setTimeout(resolve, 50));
  expect(holds()).toBe(true);
}
