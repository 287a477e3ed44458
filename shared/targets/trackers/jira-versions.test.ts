import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { type FakeIssue, type FakeJira, startFakeJira } from '../../../test/fakes/jira.ts';
import { projectIdOf } from '../../../test/fakes/jira-versions.ts';
import { createHttp } from '../../clients/http.ts';
import { TicketwireError } from '../../errors.ts';
import type { VersionDraft } from '../../model/effect.ts';
import { createMemoryStore } from '../../store/memory.ts';
import { jira as jiraType } from './jira.ts';

const draft: VersionDraft = { name: 'v2', url: 'https://x.example/v2', releasedOn: null };
const released: VersionDraft = { ...draft, releasedOn: '2026-01-31' };

describe.each(['cloud', 'data-center'] as const)('versions of Jira, %s', (deployment) => {
  let jira: FakeJira;
  let now = 0;
  let ensure: (key: string, version: VersionDraft) => Promise<{ change: string }>;

  function open(given: Record<string, unknown> = {}): typeof ensure {
    const settings = z.strictObject(jiraType.options).parse({
      site: 'https://jira.example.com',
      ...(deployment === 'cloud' ? { user: jira.user } : {}),
      token: jira.token,
      'api-url': jira.apiUrl,
      ...given,
    });
    const openHttp = (timeoutMs: number) => createHttp({ timeoutMs });
    const { board } = createMemoryStore();
    const { named } = jiraType.create(settings, { name: 'soc', board, now: () => now, openHttp });
    if (named?.ensureVersion === undefined) throw new Error('Jira has no versions.');
    return named.ensureVersion;
  }
  const sent = () =>
    jira.requests.map(({ method, path }) => `${method} ${path.split('?')[0]?.split('/').slice(4).join('/')}`);
  const project = projectIdOf('SOC');
  const keep = (changes: object) =>
    jira.versions.all.push({ id: '5', name: 'v2', projectId: project, released: false, archived: false, ...changes });
  const failureOf = (made: Promise<unknown>) =>
    made.then(
      () => undefined,
      (error: unknown) => (error instanceof TicketwireError ? error : undefined),
    );

  beforeAll(async () => {
    jira = await startFakeJira({ deployment });
  });
  beforeEach(() => {
    jira.reset();
    now = 0;
    for (const key of ['SOC-8', 'SOC-9', 'P2P-1'])
      jira.issues.set(key, structuredClone(jira.issues.get('SOC-7') as FakeIssue));
    ensure = open();
  });
  afterEach(() => {
    expect(jira.faults).toEqual([]);
  });
  afterAll(() => jira.close());

  test('are made once in a project, and named on the ticket; a ticket that has it is left alone', async () => {
    expect(await ensure('SOC-7', draft)).toMatchObject({ change: 'versioned' });
    const lookup = [`GET project/${project}/versions`, 'POST version'];
    expect(sent()).toEqual(['GET issue/SOC-7', ...lookup, 'PUT issue/SOC-7']);
    expect(jira.versions.all).toMatchObject([{ name: 'v2', description: 'https://x.example/v2', released: false }]);
    expect(jira.issues.get('SOC-7')?.fields.versions).toEqual([jira.versions.all[0]?.id]);
    jira.requests.length = 0;
    expect(await ensure('SOC-7', draft)).toMatchObject({ change: 'unchanged' });
    expect(sent()).toEqual(['GET issue/SOC-7']);
  });

  test('are looked up once for the tickets of one delivery, and once in each project', async () => {
    await Promise.all(['SOC-7', 'SOC-8', 'SOC-9', 'P2P-1'].map((key) => ensure(key, draft)));
    expect(sent().filter((each) => each === 'POST version')).toHaveLength(2);
    expect(sent().filter((each) => each.endsWith('/versions'))).toHaveLength(2);
    expect(jira.requests).toHaveLength(4 + 4 + 4);
  });

  test('are looked up anew after a minute', async () => {
    await ensure('SOC-7', draft);
    jira.versions.all.length = 0;
    now = 60_000;
    expect(await ensure('SOC-8', draft)).toMatchObject({ change: 'versioned' });
  });

  test('are released on the day where that is wanted, made so or brought to it', async () => {
    await ensure('SOC-7', released);
    expect(jira.versions.all).toMatchObject([{ released: true, releaseDate: '2026-01-31' }]);
    jira.versions.all = [];
    keep({});
    await open()('SOC-8', released);
    expect(jira.versions.all).toMatchObject([{ id: '5', released: true, releaseDate: '2026-01-31' }]);
  });

  test('that are released already keep their day', async () => {
    keep({ released: true, releaseDate: '2025-01-01' });
    await ensure('SOC-7', released);
    expect(jira.versions.all).toMatchObject([{ releaseDate: '2025-01-01' }]);
    expect(sent().some((each) => each.startsWith('PUT version'))).toBe(false);
  });

  test('that are archived are left alone, and said', async () => {
    keep({ archived: true });
    const error = await failureOf(ensure('SOC-7', released));
    expect([error?.code, error?.message]).toEqual([
      'target-refused',
      "The version 'v2' of SOC is archived, and takes no ticket any more.",
    ]);
    expect(jira.versions.all).toMatchObject([{ released: false }]);
  });

  test('are found in any case, and the very name first', async () => {
    keep({ name: 'V2' });
    await ensure('SOC-7', draft);
    expect(jira.versions.all).toHaveLength(1);
    keep({ id: '6' });
    now = 60_000;
    await ensure('SOC-8', draft);
    expect(jira.issues.get('SOC-8')?.fields.versions).toEqual(['6']);
  });

  test.each([400, 409])('that somebody else made meanwhile (%i) are taken', async (status) => {
    jira.interfere(({ method }) => {
      if (method !== 'POST') return undefined;
      keep({});
      return { status, body: { errorMessages: [], errors: { name: 'A version with this name already exists.' } } };
    });
    expect(await ensure('SOC-7', draft)).toMatchObject({ change: 'versioned' });
    expect(jira.issues.get('SOC-7')?.fields.versions).toEqual(['5']);
  });

  test('that were made though no answer came are not made again', async () => {
    jira.interfere(({ method }) => (method === 'POST' ? { isCutAfter: true } : undefined));
    expect((await failureOf(ensure('SOC-7', draft)))?.code).toBe('network');
    jira.interfere(undefined);
    expect(await ensure('SOC-7', draft)).toMatchObject({ change: 'versioned' });
    expect(jira.versions.all).toHaveLength(1);
  });

  test('of a project that has none fail in words, and are no unknown ticket', async () => {
    jira.versions.without.push('SOC');
    const error = await failureOf(ensure('SOC-7', draft));
    expect(error?.code).toBe('target-refused');
    expect(error?.message).toContain('Versions of SOC cannot be listed: the project has none, or the user lacks');
    expect(await ensure('P2P-1', draft)).toMatchObject({ change: 'versioned' });
  });

  test('that the screen has no field for fail in words', async () => {
    jira.versions.isOffScreen = true;
    expect((await failureOf(ensure('SOC-7', draft)))?.message).toBe(
      "SOC-7 cannot be given a version: the screen for editing it has no field 'Fix versions'.",
    );
  });

  test('for another reason refused are told with it', async () => {
    jira.interfere(({ method }) =>
      method === 'POST' ? { status: 400, body: { errors: { name: 'Too odd.' } } } : undefined,
    );
    expect((await failureOf(ensure('SOC-7', draft)))?.message).toContain('Too odd.');
  });

  test('are given to no ticket that is not there, or is in a project that may not be touched', async () => {
    expect((await failureOf(ensure('SOC-404', draft)))?.code).toBe('target-not-found');
    ensure = open({ projects: ['P2P'] });
    expect((await failureOf(ensure('SOC-7', draft)))?.code).toBe('target-refused');
    jira.interfere(({ path }) =>
      path.includes('/issue/P2P-1')
        ? { status: 200, body: { fields: { summary: 'moved', project: { id: '1', key: 'SECRET' } } } }
        : undefined,
    );
    expect((await failureOf(ensure('P2P-1', draft)))?.message).toContain('P2P-1 is in no project');
    expect(jira.versions.all).toEqual([]);
  });
});
