import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { type FakeIssue, type FakeJira, startFakeJira } from '../../../test/fakes/jira.ts';
import { keepNotes, notesOf } from '../../../test/fakes/jira-notes.ts';
import { createHttp } from '../../clients/http.ts';
import { TicketwireError } from '../../errors.ts';
import { createMemoryStore } from '../../store/memory.ts';
import { jira as jiraType } from './jira.ts';
import type { Move, NamedTickets } from './named-tickets.ts';

const workflow = {
  'To Do': { next: 'In Progress' },
  'In Progress': { next: 'Done', prev: 'To Do' },
  Done: { prev: 'In Progress' },
};
/** Every status leads to every other, and the names of transitions are not those of statuses. */
const transitions = [
  { id: '11', name: 'Start', from: ['To Do', 'Done'], to: 'In Progress' },
  { id: '21', name: 'Stop', from: ['In Progress'], to: 'To Do' },
  { id: '31', name: 'Finish', from: ['In Progress'], to: 'Done' },
];

describe.each(['cloud', 'data-center'] as const)('moves of a workflow, %s', (deployment) => {
  const isCloud = deployment === 'cloud';
  let jira: FakeJira;
  let tickets: NamedTickets;

  function open(given: Record<string, unknown> = {}): NamedTickets {
    const settings = z.strictObject(jiraType.options).parse({
      site: 'https://jira.example.com',
      ...(isCloud ? { user: jira.user } : {}),
      token: jira.token,
      'api-url': jira.apiUrl,
      workflow,
      ...given,
    });
    const openHttp = (timeoutMs: number) => createHttp({ timeoutMs });
    const { named } = jiraType.create(settings, {
      name: 'soc',
      board: createMemoryStore().board,
      now: () => 0,
      openHttp,
    });
    if (named === undefined) throw new Error('Jira has no named tickets.');
    return named;
  }

  const issue = (key = 'SOC-7') => jira.issues.get(key) as FakeIssue;
  const step = (onceId: string, changes: { move?: string; maxHops?: number } = {}): Move => ({
    move: 'next',
    onceId,
    maxHops: 1,
    fields: {},
    ...changes,
  });
  const move = (onceId: string, changes: { move?: string; maxHops?: number } = {}) =>
    tickets.ensureMoved('SOC-7', step(onceId, changes));
  const changeOf = async (moved: ReturnType<typeof move>) => {
    const result = await moved;
    return 'skipped' in result ? result.skipped : result.change;
  };
  const methods = () => jira.requests.map(({ method }) => method).join(' ');
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
    jira.transitions = structuredClone(transitions);
    tickets = open();
  });
  afterEach(() => {
    expect(jira.faults).toEqual([]);
  });
  afterAll(() => jira.close());

  test('go by the status that the ticket is in, by two requests each, and by one at the end', async () => {
    expect([await changeOf(move('a')), issue().status]).toEqual(['moved', 'In Progress']);
    expect([await changeOf(move('b')), issue().status]).toEqual(['moved', 'Done']);
    expect([await changeOf(move('c')), issue().status]).toEqual(['unchanged', 'Done']);
    expect(methods()).toBe('GET POST GET POST GET');
    expect([await changeOf(move('d', { move: 'prev' })), issue().status]).toEqual(['moved', 'In Progress']);
  });

  test('are made once for one happening, whoever asks again: one request, and nothing is moved', async () => {
    await move('a');
    jira.requests.length = 0;
    expect(await changeOf(move('a'))).toBe('unchanged');
    tickets = open();
    expect(await changeOf(move('a'))).toBe('unchanged');
    expect([methods(), issue().status]).toEqual(['GET GET', 'In Progress']);
    expect(await changeOf(move('b'))).toBe('moved');
    issue().status = 'To Do';
    expect([await changeOf(move('a')), await changeOf(move('b')), issue().status]).toEqual([
      'unchanged',
      'unchanged',
      'To Do',
    ]);
  });

  test.each(['by the same program', 'by another one'])(
    'that were made though no answer came are known again %s',
    async (who) => {
      jira.interfere(({ method }) => (method === 'POST' ? { isCutAfter: true } : undefined));
      expect((await failureOf(move('a')))?.code).toBe('network');
      jira.interfere(undefined);
      if (who === 'by another one') tickets = open();
      expect([await changeOf(move('a')), issue().status]).toEqual(['unchanged', 'In Progress']);
      expect(methods()).toBe('GET POST GET');
    },
  );

  test('of which the request never arrived are made by the next try', async () => {
    jira.interfere(({ method }) => (method === 'POST' ? { isReset: true } : undefined));
    expect((await failureOf(move('a')))?.code).toBe('network');
    jira.interfere(undefined);
    expect([await changeOf(move('a')), issue().status]).toEqual(['moved', 'In Progress']);
  });

  test('made by another program between reading and writing count as made', async () => {
    jira.interfere(({ method, body }) => {
      if (method !== 'POST') return undefined;
      issue().status = 'In Progress';
      keepNotes(issue(), JSON.parse(body), isCloud);
      return undefined;
    });
    expect([await changeOf(move('a')), methods()]).toEqual(['unchanged', 'GET POST GET']);
    expect(issue().status).toBe('In Progress');
  });

  test('that Jira refuses for another reason fail', async () => {
    jira.interfere(({ method }) => (method === 'POST' ? { status: 400, body: { errorMessages: ['No.'] } } : undefined));
    expect((await failureOf(move('a')))?.message).toContain('No.');
  });

  test('begun before a crash go on to where they were to lead, and not a step further', async () => {
    jira.transitions = [
      { id: '1', name: 'x', from: ['To Do'], to: 'In Review' },
      { id: '2', name: 'y', from: ['In Review'], to: 'In Progress' },
      { id: '3', name: 'z', from: ['In Progress'], to: 'Done' },
    ];
    let posts = 0;
    jira.interfere(({ method }) => {
      posts += method === 'POST' ? 1 : 0;
      return posts === 2 ? { isReset: true } : undefined;
    });
    expect((await failureOf(move('a', { maxHops: 2 })))?.code).toBe('network');
    expect(issue().status).toBe('In Review');
    jira.interfere(undefined);
    tickets = open();
    expect([await changeOf(move('a', { maxHops: 2 })), issue().status]).toEqual(['moved', 'In Progress']);
    expect([await changeOf(move('a', { maxHops: 2 })), issue().status]).toEqual(['unchanged', 'In Progress']);
  });

  test('leave a ticket in a status that the workflow does not have alone, and name the status', async () => {
    issue().status = 'Abandoned';
    expect(await changeOf(move('a'))).toBe(
      "SOC-7 is in 'Abandoned', a status that the workflow of 'soc' does not have.",
    );
    expect(methods()).toBe('GET');
  });

  test('find statuses in any case, by their names and not by those of transitions', async () => {
    tickets = open({ workflow: { 'to do': { next: 'IN PROGRESS' }, 'in progress': {} } });
    jira.transitions.push({ id: '99', name: 'In Progress', from: ['To Do'], to: 'Abandoned' });
    expect([await changeOf(move('a')), issue().status]).toEqual(['moved', 'In Progress']);
  });

  test('that take more than one transition need as many, and say so', async () => {
    tickets = open({ workflow: { 'To Do': { next: 'Done' }, Done: {} } });
    expect((await failureOf(move('a')))?.message).toContain("no transition fits 'Done'");
    const moved = await move('a', { maxHops: 2 });
    expect(moved).toMatchObject({
      change: 'moved',
      note: "Moved by 'Start' to 'In Progress', then 'Finish' to 'Done'.",
    });
  });

  test('at a target without a workflow are a mistake of the configuration', async () => {
    tickets = open({ workflow: undefined });
    expect((await failureOf(move('a')))?.code).toBe('configuration');
  });

  test.each<[string, (maxHops: number) => Promise<unknown>]>([
    ['a status', (maxHops) => tickets.ensureMoved('SOC-7', { to: 'Done', maxHops, fields: {} })],
    ['a move', (maxHops) => move('a', { maxHops })],
  ])('where several ways are open the shortest of the workflow leads to %s', async (_to, go) => {
    tickets = open({
      workflow: {
        'To Do': { next: 'Done', review: 'In Review', start: 'In Progress' },
        'In Review': { back: 'In Progress' },
        'In Progress': { next: 'Done' },
        Done: {},
      },
    });
    jira.transitions = [
      { id: '1', name: 'a', from: ['To Do'], to: 'In Review' },
      { id: '2', name: 'b', from: ['To Do'], to: 'In Progress' },
      { id: '3', name: 'c', from: ['In Review', 'In Progress'], to: 'Done' },
    ];
    expect(await go(3)).toMatchObject({ change: 'moved', note: "Moved by 'b' to 'In Progress', then 'c' to 'Done'." });
    expect(issue().status).toBe('Done');
  });

  test('keep the last fifty steps, and none is lost among them', async () => {
    for (let number = 0; number < 60; number += 1) {
      issue().status = 'To Do';
      await move(`step-${number}`);
    }
    const { properties, histories } = notesOf(issue());
    if (isCloud) expect(JSON.stringify([...properties]).match(/step-/g)).toHaveLength(50);
    else expect(histories).toHaveLength(60);
    expect(await changeOf(move('step-59'))).toBe('unchanged');
    expect(await changeOf(move('step-12'))).toBe('unchanged');
  });

  describe('of several tickets', () => {
    beforeEach(() => {
      jira.issues.set('SOC-1', { ...structuredClone(issue()), status: 'To Do' });
      jira.issues.set('SOC-4', { ...structuredClone(issue()), status: 'In Progress' });
    });
    const all = (keys: string[]) =>
      Promise.all(
        keys.map((key) =>
          tickets.ensureMoved(key, step(`of ${key}`)).then(
            (result) => ('change' in result ? result.change : 'skipped'),
            (error: unknown) => (error instanceof TicketwireError ? error.code : 'odd'),
          ),
        ),
      );

    test('each goes by its own status: nothing that one of them showed is taken for another', async () => {
      expect(await all(['SOC-1', 'SOC-4'])).toEqual(['moved', 'moved']);
      expect([issue('SOC-1').status, issue('SOC-4').status]).toEqual(['In Progress', 'Done']);
    });

    test('one that is not there harms no other, before or after it', async () => {
      expect(await all(['SOC-404'])).toEqual(['target-not-found']);
      expect(await all(['SOC-1', 'SOC-405', 'SOC-4'])).toEqual(['moved', 'target-not-found', 'moved']);
      expect(jira.requests).toHaveLength(6);
    });
  });

  test('that were not asked for by name note nothing, and read nothing of it', async () => {
    await tickets.ensureMoved('SOC-7', { to: 'In Progress', maxHops: 1, fields: {} });
    expect(jira.requests.map(({ path, body }) => path + body).join()).not.toMatch(
      /properties|changelog|historyMetadata/,
    );
  });
});
