import { createHmac, randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type ChatHooks, startChatHooks } from '../fakes/chat-hooks.ts';
import { waitFor } from '../wait-for.ts';
import { makeWorkplace, type RunningReceiver, secret, startReceiver } from './receiver-process.ts';

/** A push as GitHub tells of it. */
const push = (message: string, changes: object = {}) => ({
  ref: 'refs/heads/feature/login',
  before: '1'.repeat(40),
  after: '2'.repeat(40),
  created: false,
  deleted: false,
  forced: false,
  compare: 'https://github.com/octo/widgets/compare/111111111111...222222222222',
  commits: [
    {
      id: '2'.repeat(40),
      message,
      url: `https://github.com/octo/widgets/commit/${'2'.repeat(40)}`,
      timestamp: '2026-01-31T12:00:00Z',
      author: { name: 'Ada', username: 'ada' },
      added: [],
      removed: [],
      modified: ['README.md'],
    },
  ],
  repository: { full_name: 'octo/widgets', html_url: 'https://github.com/octo/widgets', default_branch: 'main' },
  sender: { login: 'ada', type: 'User' },
  pusher: { name: 'ada' },
  ...changes,
});

function deliver(receiver: RunningReceiver, source: string, event: string, payload: object, id: string = randomUUID()) {
  const text = JSON.stringify(payload);
  return receiver.post(`/hooks/${source}`, text, {
    'x-hub-signature-256': `sha256=${createHmac('sha256', secret).update(text).digest('hex')}`,
    'x-github-event': event,
    'x-github-delivery': id,
  });
}

describe('messages', () => {
  const workplace = makeWorkplace();
  let hooks: ChatHooks;
  let receiver: RunningReceiver | undefined;
  beforeAll(async () => {
    hooks = await startChatHooks();
  });
  afterEach(async () => {
    await receiver?.kill('SIGTERM');
  });
  afterAll(async () => {
    await hooks.stop();
    workplace.remove();
  });

  async function start(name: string, configuration: string): Promise<RunningReceiver> {
    receiver = await startReceiver(`${workplace.directory}`, {
      configuration: workplace.write(`${name}.yml`, configuration),
      env: { TICKETWIRE_DATA: `${workplace.directory}/${name}` },
    });
    return receiver;
  }

  test('reach two rooms while a third fails, which is tried again by itself', async () => {
    const rooms = ['one', 'two', 'three'];
    const running = await start(
      'three',
      `
sources: { octo: { sender: github, secret: "${secret}" } }
targets: { ${rooms.map((room) => `${room}: { type: webhook, url: "${hooks.url(room)}" }`).join(', ')} }
rules: [{ name: Pushes, on: push, do: [${rooms.map((room) => `{ post: ${room} }`).join(', ')}] }]
`,
    );
    hooks.fail('two', 503, 1);
    expect((await deliver(running, 'octo', 'push', push('Let them in'))).json).toMatchObject({ effects: 3 });
    await waitFor(async () => hooks.said('one').length === 1 && hooks.said('three').length === 1);
    await waitFor(async () => hooks.said('two').length === 1);
    expect(rooms.map((room) => hooks.asked(room))).toEqual([1, 2, 1]);
    expect(hooks.said('one')[0]?.text).toContain('feature/login');
    expect(hooks.said('one')[0]?.details).toContain('Let them in');
  });

  test('are one where two hooks tell of one push', async () => {
    const running = await start(
      'twice',
      `
sources:
  organisation: { sender: github, secret: "${secret}", dedupe: subject }
  repository: { sender: github, secret: "${secret}", dedupe: subject }
targets: { twice: { type: webhook, url: "${hooks.url('twice')}" }, later: { type: webhook, url: "${hooks.url('later')}" } }
rules: [{ name: Pushes, on: push, do: [{ post: twice }] }]
`,
    );
    await Promise.all(['organisation', 'repository'].map((source) => deliver(running, source, 'push', push('Once'))));
    const other = { before: '2'.repeat(40), after: '3'.repeat(40) };
    await deliver(running, 'organisation', 'push', push('Another', other));
    await waitFor(async () => hooks.said('twice').length === 2);
    await deliver(running, 'repository', 'push', push('Another', other));
    const delivered = (await running.get('/api/v1/deliveries')).json.deliveries as { effects: { status: string }[] }[];
    expect(delivered).toHaveLength(4);
    expect(delivered.flatMap(({ effects }) => effects)).toHaveLength(2);
    expect(hooks.said('twice').map(({ details }) => /Once|Another/.exec(details)?.[0])).toEqual(['Once', 'Another']);
  });

  test('tell of an alert when something changes, however often its group is told of, and not again when delivered again', async () => {
    const running = await start(
      'alerts',
      `
sources: { prometheus: { sender: alertmanager, bearer: a-token-for-tests } }
targets: { alerts: { type: webhook, url: "${hooks.url('alerts')}" }, broken: { type: webhook, url: "${hooks.url('broken')}" } }
rules: [{ name: Alerts, on: alert, do: [{ post: alerts }, { post: broken }] }]
`,
    );
    const alert = (name: string, status: string) => ({
      status,
      labels: { alertname: name, severity: 'critical' },
      annotations: {},
      startsAt: '2026-01-31T12:00:00Z',
      endsAt: status === 'firing' ? '0001-01-01T00:00:00Z' : '2026-01-31T12:30:00Z',
      generatorURL: 'http://prometheus.test/graph',
      fingerprint: name,
    });
    const tell = (...alerts: object[]) => {
      const body = {
        version: '4',
        groupKey: 'g',
        status: 'firing',
        receiver: 'r',
        externalURL: 'http://am.test',
        alerts,
      };
      return running.post('/hooks/prometheus', JSON.stringify(body), { authorization: 'Bearer a-token-for-tests' });
    };
    hooks.fail('broken', 400, 1);
    const { json } = await tell(alert('a1', 'firing'));
    await tell(alert('a1', 'firing'), alert('a2', 'firing'));
    await tell(alert('a1', 'firing'), alert('a2', 'resolved'));
    const settled = async () => {
      const all = (await running.get('/api/v1/deliveries')).json.deliveries as { effects: { status: string }[] }[];
      return all.flatMap(({ effects }) => effects).every(({ status }) => !['due', 'running'].includes(status));
    };
    await waitFor(settled);
    const words = (room: string) =>
      hooks.said(room).map(({ text }) => /New alert: a\d|Alert closed: a\d/.exec(text)?.[0]);
    expect(words('alerts')).toEqual(['New alert: a1', 'New alert: a2', 'Alert closed: a2']);

    await running.post(`/api/v1/deliveries/${encodeURIComponent(String(json.delivery))}/redeliver`, '');
    await waitFor(settled);
    expect(hooks.said('alerts')).toHaveLength(3);
    expect(words('broken').filter((each) => each === 'New alert: a1')).toHaveLength(1);
  });

  test('of some seconds are said together, and of one window once', async () => {
    const running = await start(
      'digest',
      `
sources: { octo: { sender: github, secret: "${secret}" } }
targets: { digest: { type: webhook, url: "${hooks.url('digest')}" } }
rules: [{ name: Pushes, on: push, do: [{ post: { to: digest, every: 5s } }] }]
`,
    );
    // All of them in one window.
    await waitFor(async () => Date.now() % 5_000 < 500);
    await Promise.all(['First', 'Second', 'Third'].map((message) => deliver(running, 'octo', 'push', push(message))));
    expect(hooks.said('digest')).toEqual([]);
    await waitFor(async () => hooks.said('digest').length > 0);
    expect(hooks.said('digest')).toHaveLength(1);
    expect(hooks.said('digest')[0]?.text).toBe('3 messages: Pushes');
    await waitFor(async () => {
      const delivered = (await running.get('/api/v1/deliveries')).json.deliveries as {
        effects: { status: string }[];
      }[];
      return delivered.flatMap(({ effects }) => effects).every(({ status }) => status === 'done');
    });
    expect(hooks.asked('digest')).toBe(1);
  });

  test('say what the rule says, or the configuration for all rooms; an empty text says nothing', async () => {
    const running = await start(
      'texts',
      `
sources: { octo: { sender: github, secret: "${secret}" } }
targets: { own: { type: webhook, url: "${hooks.url('own')}" }, all: { type: webhook, url: "${hooks.url('all')}" } }
messages:
  push: "{{ actor.login }} pushed to {{ push.branch }}"
  push.tag: "{% if push.tag contains 'rc' %}{% else %}Tag {{ push.tag }}{% endif %}"
rules:
  - { name: Own words, on: push, do: [{ post: { to: own, text: "Look: **{{ push.branch }}**\\n- {{ actor.login }} @here" } }] }
  - { name: All, on: push, do: [{ post: all }] }
`,
    );
    await deliver(running, 'octo', 'push', push('x'));
    await deliver(running, 'octo', 'push', push('x', { ref: 'refs/tags/v1-rc.1' }));
    await deliver(running, 'octo', 'push', push('x', { ref: 'refs/tags/v1' }));
    await waitFor(async () => hooks.said('own').length === 3 && hooks.said('all').length === 2);
    expect(hooks.said('own')[0]).toMatchObject({ text: 'Look: feature/login', details: '- ada @here' });
    expect(
      hooks
        .said('all')
        .map(({ text }) => text)
        .toSorted(),
    ).toEqual(['Tag v1', 'ada pushed to feature/login']);
  });
});

describe('routes', () => {
  const workplace = makeWorkplace();
  let hooks: ChatHooks;
  let receiver: RunningReceiver;
  beforeAll(async () => {
    hooks = await startChatHooks();
    const configuration = `
targets:
  dev: { type: webhook, url: "${hooks.url('dev')}" }
  ops: { type: webhook, url: "${hooks.url('ops')}" }
  board: { type: local }
`;
    receiver = await startReceiver(workplace.directory, {
      configuration: workplace.write('ticketwire.yml', configuration),
    });
  });
  beforeEach(async () => {
    const remove = async (path: string) => {
      const headers = receiver.credentials();
      const { status } = await fetch(`${receiver.address}/api/v1${path}`, { method: 'DELETE', headers });
      expect(status).toBeLessThan(300);
    };
    const all = async (what: 'routes' | 'rules' | 'sources') =>
      (await receiver.get(`/api/v1/${what}`)).json[what] as { name: string; repository: string }[];
    for (const repository of new Set((await all('routes')).map((route) => route.repository))) {
      await remove(`/routes?repository=${encodeURIComponent(repository)}`);
    }
    for (const { name } of await all('rules')) await remove(`/rules/${encodeURIComponent(name)}`);
    for (const { name } of await all('sources')) await remove(`/sources/${name}`);
    await ask('PUT', '/routes/defaults', { events: ['push', 'pull_request', 'issue', 'comment'] });
  });
  afterAll(async () => {
    await receiver.kill('SIGTERM');
    await hooks.stop();
    workplace.remove();
  });

  const ask = async (method: string, path: string, body?: object) => {
    const response = await fetch(`${receiver.address}/api/v1${path}`, {
      method,
      headers: { ...receiver.credentials(), 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, json: (await response.json()) as Record<string, unknown> };
  };
  const add = (repository: string, room: string, events?: string[]) =>
    ask('POST', '/routes', { repository, room, ...(events === undefined ? {} : { events }) });
  const listed = async () =>
    ((await ask('GET', '/routes')).json.routes as { repository: string; room: string; events: string[] }[]).map(
      ({ repository, room, events }) => `${repository} > ${room}: ${events.join(' ')}`,
    );

  test('are added with the events of the defaults, given others, and removed', async () => {
    expect(await add('octo/widgets', 'dev')).toMatchObject({
      status: 201,
      json: { repository: 'octo/widgets', room: 'dev', isFollowed: true, sources: [] },
    });
    expect((await ask('PUT', '/routes/defaults', { events: ['release', 'Push Hook'] })).json).toEqual({
      events: ['release', 'Push Hook'],
    });
    expect((await add('octo/gadgets', 'ops')).status).toBe(201);
    expect(await listed()).toEqual([
      'octo/widgets > dev: push pull_request issue comment',
      'octo/gadgets > ops: release push.branch push.deleted',
    ]);
    expect((await add('Octo/Widgets', 'dev', ['issues'])).status).toBe(200);
    expect((await add('octo/widgets', 'ops', ['*'])).status).toBe(201);
    expect((await listed()).slice().sort()).toEqual([
      'Octo/Widgets > dev: issue',
      'octo/gadgets > ops: release push.branch push.deleted',
      'octo/widgets > ops: *',
    ]);
    expect(await ask('DELETE', '/routes?repository=octo/widgets&room=dev')).toMatchObject({
      status: 200,
      json: { routes: [{ room: 'dev' }], sources: [] },
    });
    expect(await ask('DELETE', '/routes?repository=octo/gadgets')).toMatchObject({ status: 200 });
    expect(await listed()).toEqual(['octo/widgets > ops: *']);
  });

  test.each([
    [
      { repository: 'octo/widgets', room: 'dev', events: ['push', 'isues'] },
      "No event is called 'isues' (did you mean 'issues'?). Nothing was changed.",
    ],
    [{ repository: 'octo/widgets', room: 'dve' }, "No room is called 'dve'. Did you mean 'dev'?"],
    [{ repository: 'octo/widgets', room: 'board' }, "The target 'board' is no room. Known: dev, ops."],
    [{ repository: 'widgets', room: 'dev' }, 'give owner/name'],
    [{ repository: 'octo/wid gets', room: 'dev' }, 'is no repository'],
    [{ repository: '!octo/widgets', room: 'dev' }, 'is no repository'],
    [{ repository: 'octo/widgets' }, "The member 'room' is missing."],
    [
      { repository: 'octo/widgets', room: 'dev', event: ['push'] },
      "The member 'event' is unknown. Did you mean 'events'?",
    ],
    [{ repository: 'octo/widgets', room: 'dev', events: [] }, 'Name at least one event'],
    [{ repository: 'octo/widgets', room: 'dev', events: 'push' }, "The member 'events' is not a list of texts."],
  ])('that are wrong change nothing: %j', async (body, words) => {
    await add('octo/widgets', 'dev', ['push']);
    const { status, json } = await ask('POST', '/routes', body);
    expect({ status, error: json.error }).toEqual({ status: 400, error: expect.stringContaining(words) });
    expect(await listed()).toEqual(['octo/widgets > dev: push']);
  });

  test('defaults that are wrong change nothing', async () => {
    const refused = await ask('PUT', '/routes/defaults', { events: ['push', 'bogus'] });
    expect(refused.status).toBe(400);
    expect((await ask('GET', '/routes/defaults')).json.events).toEqual(['push', 'pull_request', 'issue', 'comment']);
  });

  test('that are not there are told apart from those that are', async () => {
    await add('octo/widgets', 'dev');
    expect(await ask('DELETE', '/routes?repository=octo/widget')).toMatchObject({
      status: 404,
      json: { error: "The repository 'octo/widget' has no routes. Did you mean 'octo/widgets'?" },
    });
    expect(await ask('DELETE', '/routes?repository=octo/widgets&room=ops')).toMatchObject({
      status: 404,
      json: { error: "The repository 'octo/widgets' has no route to 'ops'. It has routes to: dev." },
    });
    expect((await ask('DELETE', '/routes')).status).toBe(400);
  });

  test('carry messages; the last one of a registered repository takes its secret along', async () => {
    const register = await ask('POST', '/sources', { name: 'widgets', sender: 'github', repository: 'octo/widgets' });
    const key = String(register.json.secret);
    const tell = (event: string, payload: object) => {
      const text = JSON.stringify(payload);
      return receiver.post('/hooks/widgets', text, {
        'x-hub-signature-256': `sha256=${createHmac('sha256', key).update(text).digest('hex')}`,
        'x-github-event': event,
        'x-github-delivery': randomUUID(),
      });
    };
    expect((await add('octo/widgets', 'dev', ['push'])).json.sources).toEqual(['widgets']);
    await add('octo/widgets', 'ops', ['create', 'commit_comment']);
    expect((await tell('push', push('Old branch'))).json).toMatchObject({ effects: 1 });
    const made = { ...push(''), ref: 'feature/login', ref_type: 'branch', master_branch: 'main' };
    expect((await tell('create', made)).json).toMatchObject({ effects: 1 });
    await waitFor(async () => hooks.said('dev').length === 1 && hooks.said('ops').length === 1);
    expect(hooks.said('ops')[0]?.text).toBe('[octo/widgets] ada created the branch feature/login');

    expect((await ask('DELETE', '/routes?repository=octo/widgets&room=ops')).json).toMatchObject({ sources: [] });
    expect((await tell('push', push('Still known'))).status).toBe(202);
    expect((await ask('DELETE', '/routes?repository=OCTO/widgets')).json).toMatchObject({ sources: ['widgets'] });
    expect((await tell('push', push('Gone'))).status).toBe(404);
    expect((await ask('GET', '/sources')).json.sources).toEqual([]);
  });

  test('leave a source that another rule names', async () => {
    await ask('POST', '/sources', { name: 'widgets', sender: 'github', repository: 'octo/widgets' });
    await ask('POST', '/rules', { name: 'Runs', on: 'run', from: 'widgets', do: [{ track: 'board' }] });
    await add('octo/widgets', 'dev');
    expect((await ask('DELETE', '/routes?repository=octo/widgets')).json).toMatchObject({ sources: [] });
    expect((await ask('GET', '/sources')).json.sources).toHaveLength(1);
  });

  test('have a page, which says what is wrong and changes nothing then', async () => {
    const post = async (path: string, form: Record<string, string>, headers: Record<string, string> = {}) => {
      const body = new URLSearchParams(form);
      const response = await fetch(`${receiver.address}/admin/routes${path}`, {
        method: 'POST',
        body,
        headers: { ...receiver.credentials(), ...headers },
      });
      return { status: response.status, text: await response.text() };
    };
    const added = await post('', { repository: 'octo/<b>widgets</b>', room: 'dev', events: 'Push Hook, issues' });
    expect(added.status).toBe(200);
    expect(added.text).toContain('octo/&lt;b&gt;widgets&lt;/b&gt; &gt; dev is added.');
    expect(added.text).toContain('push.branch, push.deleted, issue');
    expect(added.text).not.toContain('<b>');
    const wrong = await post('', { repository: 'octo/widgets', room: 'dev', events: 'push pussh' });
    expect(wrong).toMatchObject({ status: 400, text: expect.stringContaining('did you mean &#39;push&#39;?') });
    expect(wrong.text).toContain('value="push pussh"');
    expect(await listed()).toHaveLength(1);
    expect((await post('/defaults', { events: 'push release' })).text).toContain('New routes are for: push, release.');
    const foreign = await post(
      '/remove',
      { repository: 'octo/<b>widgets</b>', room: 'dev' },
      { origin: 'https://evil.test' },
    );
    expect(foreign.status).toBe(401);
    expect(await listed()).toHaveLength(1);
    await post('/remove', { repository: 'octo/<b>widgets</b>', room: 'dev' });
    expect(await listed()).toEqual([]);
  });
});
