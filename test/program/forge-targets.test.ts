import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { senders } from '../../shared/senders/registry.ts';
import { type FakeGitea, giteaRepository, giteaToken, startFakeGitea } from '../fakes/gitea.ts';
import { type FakeGitlab, gitlabProject, gitlabToken, startFakeGitlab } from '../fakes/gitlab.ts';
import { type FakeLgtm, startFakeLgtm } from '../fakes/lgtm.ts';
import { waitFor } from '../wait-for.ts';
import { createBody, makeWorkplace, type RunningReceiver, secret, startReceiver } from './receiver-process.ts';

interface Shown {
  title: string;
  text: string;
  isOpen: boolean;
  labels: string[];
}

/** What differs between the two, so that one suite holds both. */
interface Forge {
  start(): Promise<FakeGitlab | FakeGitea>;
  target(url: string): string;
  /** The issues as they are at the forge. */
  shown(): Shown[];
  /** Requests of a whole life, without the API's base. */
  requests: { create: string; read: string; write: string };
  merged(url: string, title: string): { headers: Record<string, string>; body: unknown };
}

let gitlab: FakeGitlab;
let gitea: FakeGitea;
const forges: Record<string, Forge> = {
  gitlab: {
    start: async () => {
      gitlab = await startFakeGitlab({ basePath: '/gitlab' });
      return gitlab;
    },
    target: (url) => `{ type: gitlab-issues, project: ${gitlabProject}, token: ${gitlabToken}, url: "${url}" }`,
    shown: () =>
      gitlab.issues.map(({ title, description, state, labels }) => ({
        title,
        text: description ?? '',
        isOpen: state === 'opened',
        labels: [...labels].sort(),
      })),
    requests: {
      create: 'POST /projects/octo%2Fsub%2Fwidgets/issues',
      read: 'GET /projects/octo%2Fsub%2Fwidgets/issues/N',
      write: 'PUT /projects/octo%2Fsub%2Fwidgets/issues/N',
    },
    merged: (url, title) => ({
      headers: { 'x-gitlab-event': 'Merge Request Hook', 'idempotency-key': randomUUID() },
      body: {
        object_kind: 'merge_request',
        user: { username: 'octocat' },
        project: {
          id: 42,
          path_with_namespace: gitlabProject,
          web_url: `${url}/${gitlabProject}`,
          default_branch: 'main',
        },
        object_attributes: {
          iid: 1,
          title,
          description: '',
          state: 'merged',
          action: 'merge',
          source_branch: 'fix',
          target_branch: 'main',
          url: `${url}/${gitlabProject}/-/merge_requests/1`,
          updated_at: '2026-01-31 18:08:09 UTC',
        },
      },
    }),
  },
  gitea: {
    start: async () => {
      gitea = await startFakeGitea({ basePath: '/git' });
      return gitea;
    },
    target: (url) => `{ type: gitea-issues, repository: ${giteaRepository}, token: ${giteaToken}, url: "${url}" }`,
    shown: () =>
      gitea.issues.map(({ title, body, state, labels }) => ({
        title,
        text: body,
        isOpen: state === 'open',
        labels: labels.map(({ name }) => name).sort(),
      })),
    requests: {
      create: 'POST /repos/octo/widgets/issues',
      read: 'GET /repos/octo/widgets/issues/N',
      write: 'PATCH /repos/octo/widgets/issues/N',
    },
    merged: (url, title) => ({
      headers: { 'x-gitea-event': 'pull_request', 'x-gitea-delivery': randomUUID() },
      body: {
        action: 'closed',
        number: 900,
        repository: { full_name: giteaRepository, html_url: `${url}/${giteaRepository}`, default_branch: 'main' },
        sender: { login: 'octocat' },
        pull_request: {
          number: 900,
          title,
          body: '',
          merged: true,
          html_url: `${url}/${giteaRepository}/pulls/900`,
          head: { ref: 'fix' },
          base: { ref: 'main' },
          user: { login: 'octocat' },
        },
      },
    }),
  },
};

describe.each(Object.entries(forges))('LGTM alerts become issues of %s', (name, forge) => {
  const workplace = makeWorkplace();
  let fake: FakeGitlab | FakeGitea;
  let receiver: RunningReceiver;

  beforeAll(async () => {
    fake = await forge.start();
    const configuration = `
sources:
  lgtm: { sender: lgtm, secret: "${secret}" }
  ${name}: { sender: ${name}, secret: "${secret}" }
targets:
  issues: ${forge.target(fake.url)}
rules:
  - { name: Alerts become issues, on: alert, do: [{ track: issues }] }
  - name: Merged work is done
    on: pull_request.merged
    do: [{ transition: { in: issues, to: closed, tickets: [title], comment: "/close {{ pull_request.title }}" } }]
`;
    receiver = await startReceiver(workplace.directory, {
      configuration: workplace.write('ticketwire.yml', configuration),
    });
  });
  afterEach(() => {
    expect(fake.faults).toEqual([]);
    if (name === 'gitlab') expect(gitlab.actions).toEqual([]);
    fake.requests.length = 0;
    fake.interfere(undefined);
  });
  afterAll(async () => {
    await receiver.kill('SIGTERM');
    await fake.close();
    workplace.remove();
  });

  const sent = () => fake.requests.map(({ method, path }) => `${method} ${path.split('?')[0]?.replace(/\d+$/, 'N')}`);
  const shown = (id: string) => forge.shown()[Number(id) - 1];
  async function create(key: string, changes: Record<string, unknown> = {}): Promise<string> {
    const { status, json } = await receiver.lgtm(createBody(key, changes));
    expect(status).toBe(201);
    return String(json['issue-id']);
  }
  const ask = async (transition: string, id: string) => (await receiver.lgtm({ transition, 'issue-id': id })).status;

  test('create opens one issue, and answers with its number as a text', async () => {
    const { status, json } = await receiver.lgtm(createBody('first'));
    expect({ status, json }).toEqual({ status: 201, json: { 'issue-id': '1' } });
    expect(sent().filter((line) => line === forge.requests.create)).toHaveLength(1);
    const [opened] = forge.shown();
    expect(opened).toMatchObject({
      title: 'Unused import (example_user/example_repo)',
      isOpen: true,
      labels: ['LGTM', 'ticketwire'],
    });
    expect(opened?.text.split('\n').slice(0, 3)).toEqual([
      expect.stringMatching(/^<!-- ticketwire:v1:[0-9a-f]{64} -->$/),
      '[Unused import](http://lgtm.example.com/rules/1000678)',
      '',
    ]);
    expect(opened?.text).toContain('> Import of "re" is not used.');
  });

  test('the same create again opens nothing, and another text is written', async () => {
    const id = await create('again');
    fake.requests.length = 0;
    expect((await receiver.lgtm(createBody('again'))).status).toBe(200);
    expect(sent()).toEqual([forge.requests.read]);
    expect((await receiver.lgtm(createBody('again', { message: '/close is not used.' }))).status).toBe(200);
    expect(sent().at(-1)).toBe(forge.requests.write);
    expect(shown(id)).toMatchObject({ isOpen: true, text: expect.stringContaining('> /close is not used.') });
  });

  test('close and reopen change the state, each with one write', async () => {
    const id = await create('life');
    fake.requests.length = 0;
    expect(await ask('close', id)).toBe(200);
    expect(shown(id)?.isOpen).toBe(false);
    expect(await ask('close', id)).toBe(200);
    expect(await ask('reopen', id)).toBe(200);
    expect(shown(id)?.isOpen).toBe(true);
    const { read, write } = forge.requests;
    expect(sent()).toEqual([read, write, read, read, write]);
  });

  test('suppress adds the label and leaves the state; unsuppress takes it off and reopens', async () => {
    const id = await create('suppressed');
    expect(await ask('suppress', id)).toBe(200);
    expect(shown(id)).toMatchObject({ isOpen: true, labels: ['LGTM', 'ticketwire', 'wontfix'] });
    await ask('close', id);
    expect(await ask('unsuppress', id)).toBe(200);
    expect(shown(id)).toMatchObject({ isOpen: true, labels: ['LGTM', 'ticketwire'] });
  });

  test('an issue that is gone is gone: 410 where it is to be open, and the next create opens another', async () => {
    const id = await create('gone');
    const isOurs = (path: string) => path.split('?')[0]?.endsWith(`/issues/${id}`) === true;
    fake.interfere(({ path }) => (isOurs(path) ? { status: 404, body: { message: '404 Not found' } } : undefined));
    expect([await ask('close', id), await ask('reopen', id)]).toEqual([200, 410]);
    expect(await create('gone')).not.toBe(id);
  });

  test('an issue of an earlier receiver is adopted by its number', async () => {
    const id = await create('old');
    expect(await ask('close', id)).toBe(200);
    expect(await ask('close', '999')).toBe(200);
    expect(await ask('reopen', '999')).toBe(410);
  });

  test('a merge closes what its title names, and only where it is of this project', async () => {
    const id = await create('merged');
    async function deliver(url: string): Promise<number> {
      const { headers, body } = forge.merged(url, `Closes #${id}`);
      const text = Buffer.from(JSON.stringify(body));
      const proof = senders[name]?.scheme.sign(text, secret, Date.now()) ?? {};
      const { status, json } = await receiver.post(`/hooks/${name}`, text, { ...headers, ...proof });
      expect(status).toBe(202);
      return Number(json.effects);
    }
    expect(await deliver('https://elsewhere.example')).toBe(0);
    expect(await deliver(fake.url)).toBe(1);
    await waitFor(async () => shown(id)?.isOpen === false);
    await waitFor(
      async () => (name === 'gitlab' ? gitlab.notesOf(Number(id)) : gitea.commentsOf(Number(id))).length === 1,
    );
  });
});

describe('what a person decides on an issue of GitLab', () => {
  const workplace = makeWorkplace();
  let lgtm: FakeLgtm;
  let receiver: RunningReceiver;

  beforeAll(async () => {
    gitlab = await startFakeGitlab();
    lgtm = await startFakeLgtm(secret);
    const configuration = `
sources: { lgtm: { sender: lgtm, secret: "${secret}" }, gitlab: { sender: gitlab, secret: "${secret}" } }
targets:
  issues: { type: gitlab-issues, project: ${gitlabProject}, token: ${gitlabToken}, url: "${gitlab.url}" }
  lgtm-server: { type: lgtm, url: "${lgtm.url}", secret: "${secret}", source: lgtm }
rules:
  - { name: Alerts become issues, on: alert, do: [{ track: issues }] }
  - { name: LGTM hears of it, on: issue, from: gitlab, do: [{ report: lgtm-server }] }
`;
    receiver = await startReceiver(workplace.directory, {
      configuration: workplace.write('ticketwire.yml', configuration),
    });
  });
  afterAll(async () => {
    await receiver.kill('SIGTERM');
    expect([gitlab.faults, lgtm.faults]).toEqual([[], []]);
    await gitlab.close();
    await lgtm.close();
    workplace.remove();
  });

  const labelled = (...names: string[]) => names.map((title, id) => ({ id, title }));
  /** What became of it. */
  async function tell(changes: object, by = 'octocat'): Promise<string> {
    const id = randomUUID();
    const [issue] = gitlab.issues;
    const body = Buffer.from(
      JSON.stringify({
        object_kind: 'issue',
        event_type: 'issue',
        user: { username: by },
        project: { id: 42, path_with_namespace: gitlabProject, web_url: `${gitlab.url}/${gitlabProject}` },
        object_attributes: {
          iid: 1,
          title: issue?.title,
          description: '',
          action: 'update',
          url: issue?.web_url,
          updated_at: issue?.updated_at,
        },
        changes,
      }),
    );
    const proof = senders.gitlab?.scheme.sign(body, secret, Date.now()) ?? {};
    const headers = { 'x-gitlab-event': 'Issue Hook', 'idempotency-key': id, ...proof };
    expect((await receiver.post('/hooks/gitlab', body, headers)).status).toBe(202);
    let effect = { status: 'due', message: '' };
    await waitFor(async () => {
      const { json } = await receiver.get(`/api/v1/deliveries/${id}`);
      [effect = effect] = json.effects as (typeof effect)[];
      return !['due', 'running'].includes(effect.status);
    });
    return `${effect.status}: ${effect.message}`;
  }

  test('is told to LGTM: a label wontfix, and its end; not what we did ourselves', async () => {
    expect((await receiver.lgtm(createBody('told'))).status).toBe(201);
    const [issue] = gitlab.issues;
    const change = (labels: string[]) => {
      if (issue !== undefined) Object.assign(issue, { labels, updated_at: new Date().toISOString() });
    };
    change(['LGTM', 'later', 'ticketwire', 'wontfix']);
    const put = { labels: { previous: labelled('LGTM'), current: labelled('LGTM', 'later', 'wontfix') } };
    expect(await tell(put, 'Ticketwire-Bot')).toMatch(/^skipped: .*its changes are our own/);
    expect(lgtm.told).toEqual([]);
    expect(await tell(put)).toBe('done: told');
    change(['LGTM', 'ticketwire']);
    const taken = { labels: { previous: labelled('LGTM', 'wontfix'), current: labelled('LGTM') } };
    expect(await tell(taken)).toBe('done: told');
    expect(lgtm.told).toEqual([
      { 'issue-id': '1', transition: 'suppress' },
      { 'issue-id': '1', transition: 'unsuppress' },
    ]);
  });
});
