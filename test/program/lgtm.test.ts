import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { type FakeGithub, startFakeGithub } from '../fakes/github.ts';
import { waitFor } from '../wait-for.ts';
import {
  createBody,
  githubConfiguration,
  makeWorkplace,
  type RunningReceiver,
  secret,
  sign,
  startReceiver,
} from './receiver-process.ts';

interface Issue {
  number: number;
  title: string;
  body: string;
  state: string;
  state_reason: string | null;
  labels: { name: string }[];
}

describe('LGTM alerts become issues of GitHub', () => {
  const workplace = makeWorkplace();
  let github: FakeGithub;
  let receiver: RunningReceiver;

  beforeAll(async () => {
    github = await startFakeGithub();
    const configuration = workplace.write('ticketwire.yml', githubConfiguration(github.apiUrl));
    receiver = await startReceiver(workplace.directory, { configuration });
  });
  afterEach(() => {
    expect(github.faults).toEqual([]);
    github.requests.length = 0;
    github.interfere(undefined);
  });
  afterAll(async () => {
    await receiver.kill('SIGTERM');
    await github.close();
    workplace.remove();
  });

  const issue = (id: unknown) => github.api<Issue>('GET', `/repos/octo/widgets/issues/${id}`);
  const sent = () => github.requests.map(({ method, path }) => `${method} ${path}`);
  const labelsOf = ({ labels }: Issue) => labels.map(({ name }) => name).sort();
  async function create(key: string, changes: Record<string, unknown> = {}): Promise<string> {
    const { status, json } = await receiver.lgtm(createBody(key, changes));
    expect(status).toBe(201);
    github.requests.length = 0;
    return String(json['issue-id']);
  }

  test('create opens one issue with one request and answers 201 with its number as a text', async () => {
    const { status, json } = await receiver.lgtm(createBody('first'));
    expect({ status, json }).toEqual({ status: 201, json: { 'issue-id': '1' } });
    expect(sent()).toEqual(['POST /repos/octo/widgets/issues']);

    const opened = await issue(1);
    expect(opened.title).toBe('Unused import (example_user/example_repo)');
    expect(labelsOf(opened)).toEqual(['LGTM', 'ticketwire']);
    const [marker, ...lines] = opened.body.split('\n');
    expect(marker).toMatch(/^<!-- ticketwire:v1:[0-9a-f]{64} -->$/);
    expect(lines).toEqual([
      '[Unused import](http://lgtm.example.com/rules/1000678)',
      '',
      'In `/example.py`:',
      '',
      '> ```',
      '> Import of "re" is not used.',
      '> ```',
      '',
      '[View alert on LGTM](http://lgtm.example.com/issues/1000001/python/first)',
      '',
    ]);
  });

  test('the same create again is answered 200 with the same id, and opens nothing', async () => {
    const id = await create('again');
    const { status, json } = await receiver.lgtm(createBody('again'));
    expect({ status, json }).toEqual({ status: 200, json: { 'issue-id': id } });
    expect(sent()).toEqual([`GET /repos/octo/widgets/issues/${id}`]);
  });

  test('a create with another message updates the issue', async () => {
    const id = await create('changing');
    const { status } = await receiver.lgtm(createBody('changing', { message: 'Import of "sys" is not used.' }));
    expect(status).toBe(200);
    expect((await issue(id)).body).toContain('> Import of "sys" is not used.');
    expect(sent()).toEqual([`GET /repos/octo/widgets/issues/${id}`, `PATCH /repos/octo/widgets/issues/${id}`]);
  });

  test('close and reopen change the state, whether the id comes as a text or a number', async () => {
    const id = await create('life');
    const closed = await receiver.lgtm({ transition: 'close', 'issue-id': Number(id) });
    expect({ status: closed.status, json: closed.json }).toEqual({ status: 200, json: { 'issue-id': id } });
    expect(await issue(id)).toMatchObject({ state: 'closed', state_reason: 'completed' });
    const reopened = await receiver.lgtm({ transition: 'reopen', 'issue-id': id });
    expect({ status: reopened.status, json: reopened.json }).toEqual({ status: 200, json: { 'issue-id': id } });
    expect(await issue(id)).toMatchObject({ state: 'open' });
  });

  test('closing twice writes once', async () => {
    const id = await create('closing twice');
    await receiver.lgtm({ transition: 'close', 'issue-id': id });
    github.requests.length = 0;
    expect((await receiver.lgtm({ transition: 'close', 'issue-id': id })).status).toBe(200);
    expect(sent()).toEqual([`GET /repos/octo/widgets/issues/${id}`]);
  });

  test('suppress adds the label and leaves the state; unsuppress takes it off and reopens', async () => {
    const id = await create('suppressed');
    expect((await receiver.lgtm({ transition: 'suppress', 'issue-id': id })).status).toBe(200);
    const suppressed = await issue(id);
    expect(suppressed.state).toBe('open');
    expect(labelsOf(suppressed)).toEqual(['LGTM', 'ticketwire', 'wontfix']);
    await receiver.lgtm({ transition: 'close', 'issue-id': id });
    expect((await receiver.lgtm({ transition: 'unsuppress', 'issue-id': id })).status).toBe(200);
    const unsuppressed = await issue(id);
    expect(unsuppressed.state).toBe('open');
    expect(labelsOf(unsuppressed)).toEqual(['LGTM', 'ticketwire']);
  });

  test('an alert that is suppressed from the start carries the label from the start', async () => {
    const id = await create('suppressed at once', { suppressed: true });
    expect(labelsOf(await issue(id))).toEqual(['LGTM', 'ticketwire', 'wontfix']);
  });

  test('the rule is called by its properties before its deprecated name', async () => {
    const query = { name: 'Old name', url: 'http://lgtm.example.com/rules/1', properties: { name: 'New name' } };
    const id = await create('names', { query });
    expect((await issue(id)).title).toBe('New name (example_user/example_repo)');
  });

  test('an issue of an earlier receiver is adopted by its number', async () => {
    const old = await github.api<Issue>('POST', '/repos/octo/widgets/issues', { title: 'Made by hand', body: 'Hello' });
    const { status, json } = await receiver.lgtm({ transition: 'close', 'issue-id': old.number });
    expect({ status, json }).toEqual({ status: 200, json: { 'issue-id': String(old.number) } });
    expect((await issue(old.number)).state).toBe('closed');
    expect((await receiver.lgtm({ transition: 'reopen', 'issue-id': old.number })).status).toBe(200);
    expect(await issue(old.number)).toMatchObject({ state: 'open', body: 'Hello' });
  });

  test('a pull request is never taken for a ticket', async () => {
    github.interfere(({ method }) =>
      method === 'GET'
        ? { status: 200, body: { number: 900, state: 'open', title: 'Change', pull_request: {} } }
        : undefined,
    );
    expect((await receiver.lgtm({ transition: 'close', 'issue-id': 900 })).status).toBe(503);
    expect(github.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
  });

  test.each([
    ['close', 200],
    ['suppress', 200],
    ['reopen', 410],
    ['unsuppress', 410],
  ])('%s of an issue that never was is answered %i', async (transition, status) => {
    const answer = await receiver.lgtm({ transition, 'issue-id': '99999' });
    expect(answer.status).toBe(status);
    if (status === 410) expect(answer.json).toEqual({ code: 410, error: expect.stringContaining('99999') });
    else expect(answer.json).toEqual({ 'issue-id': '99999' });
  });

  test('an issue that was deleted is gone: 410 on reopen, and the next create opens a new one', async () => {
    const id = await create('deleted');
    github.interfere(({ method, path }) =>
      method === 'GET' && path.endsWith(`/${id}`)
        ? { status: 410, body: { message: 'This issue was deleted' } }
        : undefined,
    );
    expect((await receiver.lgtm({ transition: 'reopen', 'issue-id': id })).status).toBe(410);
    const { status, json } = await receiver.lgtm(createBody('deleted'));
    expect(status).toBe(201);
    expect(json['issue-id']).not.toBe(id);
  });

  test('a token that lost its access makes no ticket gone', async () => {
    const id = await create('unreachable');
    github.interfere(() => ({ status: 404, body: { message: 'Not Found' } }));
    expect((await receiver.lgtm({ transition: 'reopen', 'issue-id': id })).status).toBe(503);
    github.interfere(undefined);
    expect((await receiver.lgtm(createBody('unreachable'))).json).toEqual({ 'issue-id': id });
  });

  test("a person's 'not planned' stays closed", async () => {
    const id = await create('not planned');
    await github.api('PATCH', `/repos/octo/widgets/issues/${id}`, { state: 'closed', state_reason: 'not_planned' });
    const { status, json } = await receiver.lgtm(createBody('not planned'));
    expect({ status, json }).toEqual({ status: 200, json: { 'issue-id': id } });
    expect((await issue(id)).state).toBe('closed');
  });

  test.each([401, 403, 422])(
    'a refusal of GitHub with %i is 503 for LGTM, with the cause in the log only',
    async (refused) => {
      github.interfere(() => ({ status: refused, body: { message: 'Refused for a test' } }));
      const { status, json, headers } = await receiver.lgtm(createBody(`refused ${refused}`));
      expect(status).toBe(503);
      expect(headers.get('retry-after')).toMatch(/^\d+$/);
      expect(json).toEqual({ code: 503, error: expect.not.stringContaining('Refused for a test') });
      const isToldWhy = () =>
        receiver.log.some(({ msg }) => String(msg).includes(`answered ${refused}: Refused for a test`));
      await waitFor(isToldWhy);
    },
  );

  test.each<[string, unknown, string]>([
    ['an unknown transition', { transition: 'explode', 'issue-id': '1' }, 'transition'],
    ['no transition', { 'issue-id': '1' }, 'transition'],
    ['__proto__ as a transition', { transition: '__proto__', 'issue-id': '1' }, 'transition'],
    ['no issue-id', { transition: 'close' }, 'issue-id'],
    ['an object as issue-id', { transition: 'close', 'issue-id': {} }, 'issue-id'],
    ['an issue-id on create', { ...createBody(), 'issue-id': '1' }, 'issue-id'],
    ['no project', { ...createBody(), project: undefined }, 'project'],
    ['no alert', { ...createBody(), alert: undefined }, 'alert'],
    ['no alert.url', createBody('x', { url: undefined }), 'alert.url'],
    ['no alert.message', createBody('x', { message: undefined }), 'alert.message'],
    ['no alert.file', createBody('x', { file: undefined }), 'alert.file'],
    ['no alert.query.name', createBody('x', { query: { url: 'http://l' } }), 'alert.query.name'],
    ['no alert.query.url', createBody('x', { query: { name: 'n' } }), 'alert.query.url'],
  ])('%s is 400 and names the member', async (_what, body, member) => {
    const { status, json } = await receiver.lgtm(body);
    expect(status).toBe(400);
    expect(json).toEqual({ code: 400, error: expect.stringContaining(member) });
    expect(github.requests).toEqual([]);
  });

  test.each([
    ['null', 'null'],
    ['a number', '7'],
    ['a list', '[]'],
    ['a text', '"x"'],
    ['nothing', ''],
    ['half an object', '{"transition":'],
  ])('%s as a signed body is 400', async (_what, body) => {
    const { status, json } = await receiver.post('/hooks/lgtm', body, { 'x-lgtm-signature': sign(body) });
    expect(status).toBe(400);
    expect(json.code).toBe(400);
  });

  test('unknown members are ignored, on create and on the others', async () => {
    const id = await create('unknown members', { future: { deep: [1] } });
    const answer = await receiver.lgtm({ transition: 'close', 'issue-id': id, project: {}, alert: {}, extra: 1 });
    expect(answer.status).toBe(200);
  });

  test.each<[string, Record<string, string>]>([
    ['no signature', {}],
    ['a wrong one', { 'x-lgtm-signature': sign('{}', 'another secret') }],
    ['a prefixed one', { 'x-lgtm-signature': `sha1=${sign('{}')}` }],
    ['one of an empty secret', { 'x-lgtm-signature': sign('{}', '') }],
    ['one that is not ASCII', { 'x-lgtm-signature': 'Ã©'.repeat(20) }],
  ])('%s is 401, in one and the same text', async (_what, headers) => {
    const answer = await receiver.post('/hooks/lgtm', '{}', headers);
    expect(answer.status).toBe(401);
    expect(answer.json).toEqual({ code: 401, error: expect.stringContaining("source 'lgtm'") });
    expect(answer.text).toBe((await receiver.post('/hooks/lgtm', '{"other":1}')).text);
    expect(answer.headers.get('x-powered-by')).toBeNull();
  });

  test.each<[string, Record<string, string>]>([
    ['retry-after', { 'retry-after': '99999999999999' }],
    ['x-ratelimit-reset', { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1764000000000000' }],
  ])('an absurd %s of GitHub harms nobody', async (name, headers) => {
    github.interfere(({ method }) => (method === 'POST' ? { status: 403, headers, body: {} } : undefined));
    expect((await receiver.lgtm(createBody(`absurd ${name}`))).status).toBe(503);
    expect((await receiver.get('/healthz')).status).toBe(200);
  });

  test('a message of blanks holds up nobody, and its alert gets its ticket', async () => {
    for (const blank of [' ', '\n', '\t', '\u00a0']) {
      const { status } = await receiver.lgtm(
        createBody(`blank ${blank.charCodeAt(0)}`, { message: `${blank.repeat(400_000)}x` }),
      );
      expect(status).toBe(201);
    }
    expect(github.requests.every(({ body }) => [...body].length < 150_000)).toBe(true);
  });

  test('no log line holds the secret, the token, a signature or a payload', () => {
    const printed = receiver.printed();
    expect(printed).not.toContain(secret);
    expect(printed).not.toContain('ghp_a_token_for_tests_only');
    expect(printed).not.toContain('Unused import');
    expect(printed).not.toContain(sign(JSON.stringify(createBody('first'))));
    const deliveries = receiver.log.filter(({ msg }) => msg === 'delivery');
    expect(deliveries.length).toBeGreaterThan(30);
    expect(deliveries.every(({ delivery, source, status }) => delivery && source === 'lgtm' && status)).toBe(true);
  });
});
