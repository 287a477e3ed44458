import { afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Store } from '../../shared/store/store.ts';
import { connectPostgres, type TestPostgres } from '../fakes/postgres.ts';
import { createPipeline, type Pipeline } from './deliver.ts';
import { engines, type Opened } from './engines.ts';

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await connectPostgres();
});

const startedAt = Date.parse('2026-01-31T12:00:00Z');

/** An event about a repository, as each forge sends it. */
const senders: Record<
  string,
  (verb: 'failed' | 'passed', name: string, id: number) => { headers: Record<string, string>; body: unknown }
> = {
  github: (verb, name, id) => ({
    headers: { 'x-github-event': 'workflow_run' },
    body: {
      action: 'completed',
      repository: { id, full_name: name, html_url: `https://github.com/${name}`, default_branch: 'main' },
      sender: { login: 'alice' },
      workflow_run: {
        id: 5,
        name: 'CI',
        path: '.github/workflows/ci.yml',
        head_branch: 'main',
        conclusion: verb === 'failed' ? 'failure' : 'success',
        head_repository: { full_name: name },
      },
    },
  }),
  gitea: (verb, name, id) =>
    ({ ...senders.github?.(verb, name, id), headers: { 'x-gitea-event': 'workflow_run' } }) as never,
  gitlab: (verb, name, id) => ({
    headers: { 'x-gitlab-event': 'Pipeline Hook' },
    body: {
      object_kind: 'pipeline',
      object_attributes: { id: 5, status: verb === 'failed' ? 'failed' : 'success', ref: 'main', source: 'push' },
      project: { id, path_with_namespace: name, web_url: `https://gitlab.com/${name}` },
    },
  }),
  bitbucket: (verb, name, id) => ({
    headers: { 'x-event-key': 'repo:commit_status_updated' },
    body: {
      repository: { uuid: `{${id}}`, full_name: name, links: { html: { href: `https://bitbucket.org/${name}` } } },
      commit_status: { key: 'ci', state: verb === 'failed' ? 'FAILED' : 'SUCCESSFUL', refname: 'main' },
    },
  }),
};

describe.each(engines)('a renamed repository in the %s store', (engine, open) => {
  let opened: Opened;
  let store: Store;
  let pipeline: Pipeline;
  let minutes: number;
  beforeEach(async () => {
    opened = await open(postgres);
    store = opened.store;
    minutes = 0;
  });
  afterEach(() => opened.remove());

  const use = (sender: string) => {
    pipeline = createPipeline(
      store,
      `
sources: { forge: { sender: ${sender}, secret: abcdefgh-abcdefgh } }
targets: { board: { type: local } }
rules: [{ name: Tickets, on: run, repositories: [octo/old], do: [{ track: board }] }]
`,
    );
  };
  const tell = (sender: string, verb: 'failed' | 'passed', name: string, id = 7) => {
    minutes += 1;
    const { headers, body } = senders[sender]?.(verb, name, id) ?? { headers: {}, body: {} };
    const all = { 'content-type': 'application/json', ...headers };
    return pipeline.deliver({ body, headers: all, at: startedAt + minutes * 60_000 });
  };
  const states = async () => {
    const keys = ['BOARD-1', 'BOARD-2'].map((key) => store.board.find('board', { key }));
    return (await Promise.all(keys)).map((ticket) => ticket?.state);
  };

  // Senders differ before the store is asked, so one store is enough for them.
  const forges = engine === 'memory' ? Object.keys(senders) : ['github'];

  test.each(forges)('keeps its ticket, and matches its old name, on %s', async (sender) => {
    use(sender);
    expect((await tell(sender, 'failed', 'octo/old')).problems).toEqual([]);
    expect(await states()).toEqual(['open', undefined]);
    const { problems } = await tell(sender, 'passed', 'octo/new');
    expect(await states()).toEqual(['closed', undefined]);
    expect(problems).toEqual([expect.stringMatching(/^rule 'Tickets': .*octo\/old, which is octo\/new now/)]);
    await tell(sender, 'failed', 'octo/newest');
    expect(await states()).toEqual(['open', undefined]);
  });

  test('loses its old name to another repository that takes it', async () => {
    use('github');
    await tell('github', 'failed', 'octo/old', 7);
    await tell('github', 'failed', 'octo/new', 7);
    await tell('github', 'failed', 'octo/old', 8);
    expect(await states()).toEqual(['open', 'open']);
    expect((await tell('github', 'passed', 'octo/new', 7)).effects).toHaveLength(1);
    expect(await states()).toEqual(['closed', 'open']);
    expect((await tell('github', 'failed', 'octo/new', 7)).effects).toEqual([]);
    await tell('github', 'passed', 'octo/old', 8);
    expect(await states()).toEqual(['closed', 'closed']);
  });

  test('a repository that leaves its owner leaves the patterns of that owner', async () => {
    pipeline = createPipeline(
      store,
      `
sources: { forge: { sender: github, secret: abcdefgh } }
targets: { board: { type: local } }
rules:
  - { name: Owner, on: run, repositories: ["octo/*"], do: [{ track: board }] }
  - { name: Excluded, on: run, repositories: [octo/old, "!acme/*"], do: [{ track: board }] }
`,
    );
    expect((await tell('github', 'failed', 'octo/old')).effects).toHaveLength(1);
    expect((await tell('github', 'failed', 'acme/old')).effects).toEqual([]);
  });

  test('the event that renames a repository gives its old name', async () => {
    use('github');
    const repository = { id: 9, full_name: 'octo/new', html_url: 'https://github.com/octo/new' };
    const renaming = { action: 'renamed', changes: { repository: { name: { from: 'old' } } }, repository };
    const headers = { 'content-type': 'application/json', 'x-github-event': 'repository' };
    await pipeline.deliver({ body: renaming, headers, at: startedAt });
    expect(await store.repositories.find({ forge: 'github github.com', id: '9' })).toEqual({
      identity: 'octo/old',
      names: ['octo/old', 'octo/new'],
    });
  });
});
