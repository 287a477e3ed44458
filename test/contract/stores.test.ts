import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import pino from 'pino';
import { openPostgresStore } from '../../receiver/store/postgres.ts';
import { openSqliteStore } from '../../receiver/store/sqlite.ts';
import type { Effect } from '../../shared/model/effect.ts';
import type { Outcome } from '../../shared/model/outcome.ts';
import type { Ticket, TicketRecord } from '../../shared/model/ticket.ts';

import type { Acceptance, ClaimedEffect, DeliveryPage, Store, StoreChange } from '../../shared/store/store.ts';
import { connectPostgres, startPostgres, type TestPostgres } from '../fakes/postgres.ts';
import { waitFor } from '../wait-for.ts';
import { engines, type Opened, start } from './engines.ts';
import { captureStatements, findFullScans } from './query-plans.ts';

/** Of all tests in this file. */
const captured = captureStatements();

/** What a store makes due now is due then: PostgreSQL has a clock of its own. */
const laterOnAnyClock = Date.now() + 3_600_000;

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await connectPostgres();
});

const ticket: Ticket = {
  key: '12',
  reference: 'octo/widgets#12',
  url: 'https://github.com/octo/widgets/issues/12',
  title: 'Unused import',
  state: 'open',
  reason: null,
  labels: ['LGTM'],
};
const done: Outcome = { status: 'done', result: { change: 'created', ticket, issuedId: '12' } };

function effect(id: string, subject: string, target = 'issues'): Effect {
  return {
    id,
    target,
    subject,
    receivedAt: start,
    occurredAt: start,
    cause: { event: `lgtm/${id}/0`, type: 'alert.opened', source: 'lgtm', rule: 'One' },
    kind: 'track-ticket',
    change: 'open',
    draft: { title: 't', body: 'b', labels: [] },
    adoptKey: null,
    data: { alert: { id: subject, state: 'open' } },
  };
}
function acceptance(id: string, effects: Effect[], source = 'lgtm'): Acceptance {
  const headers = { 'content-type': 'application/json', authorization: 'Bearer x', 'x-lgtm-signature': 'y' };
  return {
    delivery: { id, source, receivedAt: start, headers, body: Buffer.from('{}') },
    events: ['alert.opened'],
    effects,
  };
}
function record(changes: Partial<TicketRecord> = {}): TicketRecord {
  const { id, state } = { id: 's', state: 'open' as const };
  return {
    target: 'issues',
    subject: 's',
    source: 'lgtm',
    rule: 'One',
    ticket,
    issuedId: '12',
    draftHash: 'h',
    intendedAt: start,
    triedAt: start,
    appliedAt: start,
    appliedReceivedAt: start + 1,
    appliedOrigin: 'https://alerts.example',
    seenAt: start + 5,
    data: { alert: { id, state } },
    ...changes,
  };
}

describe.each(engines)('the %s store', (_engine, open) => {
  let opened: Opened;
  let store: Store;

  beforeEach(async () => {
    opened = await open(postgres);
    store = opened.store;
  });
  afterEach(() => opened.remove());

  const claim = (now = start, limit = 10) => store.claimDue({ worker: 'w', limit, now, leaseMs: 15_000 });
  const finish = (claimed: ClaimedEffect, outcome: Outcome, save?: TicketRecord) =>
    store.finish({
      ...claimed,
      startedAt: start,
      endedAt: start + 1,
      outcome,
      ...(save === undefined ? {} : { ticket: { save } }),
    });
  const listed = async (page: Partial<DeliveryPage> = {}) =>
    (await store.history.deliveries({ limit: 10, ...page })).deliveries;
  const idsOf = (claimed: readonly ClaimedEffect[]) => claimed.map((each) => each.effect.id);
  const first = (claimed: readonly ClaimedEffect[]) => {
    const [one] = claimed;
    if (one === undefined) throw new Error('Nothing was claimed.');
    return one;
  };

  test('keeps a delivery and its effects, and gives the effects back as they were', async () => {
    const planned = effect('a', 's');
    expect(await store.accept(acceptance('1', [planned]))).toEqual({ isDuplicate: false, newEffects: 1 });
    expect(await claim()).toEqual([{ effect: planned, attempt: 1, worker: 'w' }]);
  });

  test('a second delivery of the same id changes nothing; another source may use the id', async () => {
    await store.accept(acceptance('1', [effect('a', 's')]));
    expect(await store.accept(acceptance('1', [effect('b', 's2')]))).toEqual({ isDuplicate: true, newEffects: 0 });
    const other = await store.accept(acceptance('1', [effect('c', 's3')], 'other'));
    expect(other).toEqual({ isDuplicate: false, newEffects: 1 });
    expect(idsOf(await claim())).toEqual(['a', 'c']);
  });

  test('a delivery that cannot be stored whole is not stored at all', async () => {
    if (_engine === 'memory') return;
    await store.accept(acceptance('1', [effect('a', 's')]));
    const broken = { ...effect('c', 's3'), target: null as never };
    await expect(store.accept(acceptance('2', [effect('b', 's2'), broken]))).rejects.toMatchObject({
      code: 'store-unavailable',
    });
    expect(await listed()).toHaveLength(1);
    expect(idsOf(await claim())).toEqual(['a']);
  });

  test('one effect of a target and subject at a time, in the order of acceptance; others go on', async () => {
    await store.accept(acceptance('1', [effect('a1', 'a'), effect('b1', 'b')]));
    await store.accept(acceptance('2', [effect('a2', 'a'), effect('a-elsewhere', 'a', 'jira')]));
    const claimed = await claim();
    expect(idsOf(claimed)).toEqual(['a1', 'b1', 'a-elsewhere']);
    expect(await claim()).toEqual([]);
    await finish(first(claimed), done);
    expect(idsOf(await claim())).toEqual(['a2']);
  });

  test('a delivery may claim its own effects, unless an earlier one of the subject goes first', async () => {
    await store.accept(acceptance('1', [effect('a1', 'a')]));
    const own = { worker: 'w', leaseMs: 15_000, effectIds: ['a2', 'b1', 'b2', 'elsewhere'] };
    const brought = [effect('a2', 'a'), effect('b1', 'b'), effect('b2', 'b'), effect('unnamed', 'c')];
    const { claimed } = await store.accept({ ...acceptance('2', brought), claim: own });
    // PostgreSQL and the memory leave it to the next claim.
    if (_engine.startsWith('sqlite')) expect(claimed).toEqual(['b1']);
    else expect(claimed).toBeUndefined();
    const later = idsOf(await claim());
    expect([...(claimed ?? []), ...later].sort()).toEqual(['a1', 'b1', 'unnamed']);
    for (const id of ['a1', 'b1', 'unnamed']) {
      const planned = [effect('a1', 'a'), ...brought].find((each) => each.id === id);
      if (planned !== undefined) await finish({ effect: planned, attempt: 1, worker: 'w' }, done);
    }
    expect(idsOf(await claim()).sort()).toEqual(['a2', 'b2']);
  });

  test('a claim with a delivery takes nothing that is known already', async () => {
    await store.accept(acceptance('1', [effect('a', 's')]));
    const again = { ...acceptance('1', [effect('a', 's')]), claim: { worker: 'v', leaseMs: 15_000, effectIds: ['a'] } };
    expect((await store.accept(again)).claimed ?? []).toEqual([]);
    expect(await claim()).toMatchObject([{ attempt: 1, worker: 'w' }]);
  });

  test('a target takes no more than its share, and another goes on', async () => {
    const many = Array.from({ length: 5 }, (_, index) => effect(`a${index}`, `s${index}`));
    await store.accept(acceptance('1', [...many, effect('b', 't', 'others')]));
    const share = { worker: 'w', now: start, leaseMs: 15_000, maxPerTarget: 3 };
    expect(idsOf(await store.claimDue({ ...share, limit: 3 }))).toEqual(['a0', 'a1', 'a2']);
    const running = ['issues', 'issues', 'issues'];
    expect(idsOf(await store.claimDue({ ...share, limit: 3, running }))).toEqual(['b']);
    expect(idsOf(await store.claimDue({ ...share, limit: 5, running: ['issues', 'issues'] }))).toEqual(['a3']);
  });

  test('an effect to be tried again holds back its successors, not others, until its time', async () => {
    await store.accept(acceptance('1', [effect('a1', 'a'), effect('a2', 'a')]));
    await finish(first(await claim()), { status: 'retry', code: 'network', message: 'm', notBefore: start + 5_000 });
    expect(await claim(start + 4_999)).toEqual([]);
    expect(await store.nextDueAt(start)).toBe(start + 5_000);
    const again = await claim(start + 5_000);
    expect(again).toMatchObject([{ effect: { id: 'a1' }, attempt: 2 }]);
    await finish(first(again), { status: 'failed', code: 'target-refused', message: 'no' });
    expect(idsOf(await claim())).toEqual(['a2']);
  });

  test('a sender that asks again hurries what waits for another try, but not what is held', async () => {
    await store.accept(acceptance('1', [effect('a', 's'), effect('b', 't'), effect('c', 'u')]));
    const [a, b, c] = await claim();
    if (a === undefined || b === undefined || c === undefined) throw new Error('Three effects were to be claimed.');
    const retry: Outcome = { status: 'retry', code: 'network', message: 'm', notBefore: start + 50_000 };
    await finish(a, retry);
    await finish(b, { ...retry, heldUntil: start + 10_000 });
    await finish(c, retry);
    await store.accept(acceptance('2', [effect('a2', 's'), effect('b2', 't')]));
    // The hurried try takes the place of the one that was waited for.
    expect(await claim()).toMatchObject([{ effect: { id: 'a' }, attempt: 1 }]);
    expect(idsOf(await claim(start + 9_999))).toEqual([]);
    expect(idsOf(await claim(start + 10_000))).toEqual(['b']);
    expect(idsOf(await claim(start + 50_000))).toContain('c');
  });

  test('a lease that ran out gives the effect to another, and the late worker changes nothing', async () => {
    await store.accept(acceptance('1', [effect('a', 's')]));
    const late = first(await claim());
    expect(await claim(start + 14_999)).toEqual([]);
    await store.extendLeases({ worker: 'w', effectIds: ['a'], leaseUntil: start + 20_000 });
    expect(await claim(start + 19_999)).toEqual([]);
    const taken = await store.claimDue({ worker: 'v', limit: 1, now: start + 20_000, leaseMs: 15_000 });
    expect(taken).toMatchObject([{ attempt: 2, worker: 'v' }]);
    await finish(late, { status: 'failed', code: 'internal', message: 'late' }, record());
    expect(await store.tickets.find('issues', 's')).toBeUndefined();
    await finish(first(taken), done, record());
    expect(await store.tickets.find('issues', 's')).toEqual(record());
  });

  test('delivering again makes the dead letters of a delivery due, and only those', async () => {
    await store.accept(acceptance('1', [effect('a', 's'), effect('b', 't')]));
    const [a, b] = await claim();
    if (a === undefined || b === undefined) throw new Error('Two effects were to be claimed.');
    await finish(a, { status: 'failed', code: 'target-refused', message: 'no' });
    await finish(b, done);
    expect(await store.accept(acceptance('1', [effect('a', 's')]))).toEqual({ isDuplicate: true, newEffects: 0 });
    expect(await claim(laterOnAnyClock)).toMatchObject([{ effect: { id: 'a' }, attempt: 1 }]);
  });

  test('a dead letter is revived by itself, or replaced by new effects of its delivery', async () => {
    const failed: Outcome = { status: 'failed', code: 'target-refused', message: 'no' };
    const { delivery } = acceptance('1', []);
    await store.accept(acceptance('1', [effect('a', 's'), effect('b', 't')]));
    for (const each of await claim()) await finish(each, failed);
    expect(await store.reviveEffect('a')).toBe(true);
    expect(await store.reviveEffect('a')).toBe(false);
    expect(await store.reviveEffect('unknown')).toBe(false);
    expect(await claim(laterOnAnyClock)).toMatchObject([{ effect: { id: 'a' }, attempt: 1 }]);
    await store.addEffects({ delivery, effects: [effect('b again', 't')] });
    expect(idsOf(await claim(laterOnAnyClock))).toEqual(['b again']);
    const [shown] = await listed({ limit: 1 });
    expect(shown?.effects.map(({ id, status }) => [id, status])).toEqual([
      ['a', 'running'],
      ['b', 'skipped'],
      ['b again', 'running'],
    ]);
  });

  test('an intent is fresh once, and is forgotten on demand', async () => {
    const intent = { target: 'issues', subject: 's', source: 'lgtm', rule: 'One', data: {}, at: start };
    expect(await store.tickets.intend(intent)).toMatchObject({
      isFresh: true,
      record: { ticket: null, intendedAt: start },
    });
    await store.tickets.noteTry('issues', 's', start + 9);
    const known = await store.tickets.intend({ ...intent, at: start + 99 });
    expect(known).toMatchObject({ isFresh: false, record: { intendedAt: start, triedAt: start + 9 } });
    await store.tickets.forget('issues', 's');
    expect((await store.tickets.intend(intent)).isFresh).toBe(true);
  });

  test('a ticket is found by what its sender was told, and no other source finds it', async () => {
    await store.accept(acceptance('1', [effect('a', 's')]));
    await finish(first(await claim()), done, record());
    expect(await store.tickets.findIssued('lgtm', '12')).toMatchObject({
      target: 'issues',
      subject: 's',
      data: record().data,
    });
    expect(await store.tickets.findIssued('other', '12')).toBeUndefined();
  });

  test('a ticket is found by its reference, whatever its case, and what was heard of its alert stays with it', async () => {
    await store.accept(acceptance('1', [effect('a', 's'), effect('b', 't')]));
    const [a, b] = await claim();
    if (a === undefined || b === undefined) throw new Error('Two effects were to be claimed.');
    const reference = 'Octo/Widgets#12';
    await finish(a, done, record({ ticket: { ...ticket, reference } }));
    const other = { ...ticket, key: '120', reference: 'octo/widgets#120' };
    await finish(b, done, record({ subject: 't', ticket: other, issuedId: '120' }));
    const found = async () => (await store.tickets.findByReference('octo/WIDGETS#12')).map((each) => each.subject);
    expect(await found()).toEqual(['s']);
    expect(await store.tickets.findByReference('octo/widgets#1')).toEqual([]);

    await store.tickets.noteSuppression('issues', 's', { change: 'suppress', at: start + 7 });
    await store.tickets.noteSuppression('issues', 'nobody', { change: 'suppress', at: start });
    await store.accept(acceptance('2', [effect('c', 's')]));
    await finish(first(await claim()), done, record({ ticket: { ...ticket, reference } }));
    const known = await store.tickets.findByReference(reference);
    expect(known).toMatchObject([{ subject: 's', ticket: { reference }, issuedId: '12' }]);
    expect(known[0]?.suppression).toEqual({ change: 'suppress', at: start + 7 });
    expect((await store.tickets.find('issues', 't'))?.suppression).toBeUndefined();

    await store.tickets.forget('issues', 's');
    expect(await found()).toEqual([]);
    await store.tickets.intend({ target: 'issues', subject: 's', source: 'lgtm', rule: 'One', data: {}, at: start });
    expect((await store.tickets.find('issues', 's'))?.suppression).toBeUndefined();
  });

  test('a number that a source knows for another ticket already is issued with its project, in the outcome too', async () => {
    await store.accept(acceptance('1', [effect('a', 's'), effect('b', 't', 'others')]));
    const [a, b] = await claim();
    if (a === undefined || b === undefined) throw new Error('Two effects were to be claimed.');
    await finish(a, done, record());
    const other = { ...ticket, reference: 'octo/gadgets#12' };
    const created: Outcome = { status: 'done', result: { change: 'created', ticket: other, issuedId: '12' } };
    await finish(b, created, record({ target: 'others', subject: 't', ticket: other }));
    expect(await store.findOutcome('b')).toMatchObject({ result: { issuedId: 'octo/gadgets#12' } });
    expect(await store.tickets.findIssued('lgtm', '12')).toMatchObject({ target: 'issues' });
    expect(await store.tickets.findIssued('lgtm', 'octo/gadgets#12')).toMatchObject({ target: 'others' });
  });

  test('counts creating requests of a target, and says when there is room again', async () => {
    const limits = { perMinute: 2, perHour: 3 };
    const take = (at: number, target = 'issues') => store.tickets.takeCreation(target, limits, at);
    const taken = await Promise.all([take(start), take(start), take(start)]);
    expect(taken.filter((freeAt) => freeAt === undefined)).toHaveLength(2);
    expect(taken.filter((freeAt) => freeAt !== undefined)).toEqual([start + 60_000]);
    expect(await take(start, 'others')).toBeUndefined();
    expect(await take(start + 60_000)).toBeUndefined();
    expect(await take(start + 120_000)).toBe(start + 3_600_000);
  });

  test('a put-off effect has not been attempted', async () => {
    await store.accept(acceptance('1', [effect('a', 's')]));
    await finish(first(await claim()), { status: 'retry', code: 'not-ready', message: 'later', notBefore: start });
    expect(await claim()).toMatchObject([{ attempt: 1 }]);
  });

  test('tells who follows a subject: tickets first, then effects that are about to', async () => {
    await store.accept(acceptance('1', [effect('a', 's')]));
    await finish(first(await claim()), done, record());
    await store.accept(acceptance('2', [effect('b', 's', 'jira'), effect('c', 's')]));
    expect(await store.findFollowed('s')).toEqual([
      { target: 'issues', rule: 'One' },
      { target: 'jira', rule: 'One' },
    ]);
    expect(await store.findFollowed('t')).toEqual([]);
  });

  const post = (id: string, subject: string, notBefore?: number): Effect => ({
    ...effect(id, subject, 'dev'),
    kind: 'post-message',
    message: {
      line: `line ${id}`,
      details: '',
      tone: 'bad',
      event: { id, type: 'alert.opened', source: 's', subject, at: '2026-01-31T00:00:00.000Z', url: '' },
    },
    isThreaded: true,
    digest: 'One',
    ...(notBefore === undefined ? {} : { notBefore }),
  });

  test('finds kept effects in any state', async () => {
    await store.accept(acceptance('1', [effect('a', 's'), effect('b', 't')]));
    await finish(first(await claim()), done);
    const found = await store.findEffects(['a', 'b', 'unknown']);
    expect(found.toSorted((left, right) => (left.id < right.id ? -1 : 1))).toEqual([
      effect('a', 's'),
      effect('b', 't'),
    ]);
    expect(await store.findEffects([])).toEqual([]);
  });

  test('knows a repository by its id under every name, until another takes the name', async () => {
    const { repositories } = store;
    const [one, two] = [
      { forge: 'github github.com', id: '1' },
      { forge: 'github github.com', id: '2' },
    ];
    expect(await repositories.find(one)).toBeUndefined();
    await repositories.note({ ...one, name: 'octo/old', at: start });
    const renamed = { identity: 'octo/old', names: ['octo/old', 'octo/new'] };
    expect(await repositories.note({ ...one, name: 'octo/new', at: start + 1 })).toEqual(renamed);
    expect(await repositories.find(one)).toEqual(renamed);
    const taking = await repositories.note({ ...two, name: 'octo/old', at: start + 2 });
    expect(taking).toEqual({ identity: 'octo/old~2', names: ['octo/old'] });
    expect(await repositories.find(one)).toEqual({ identity: 'octo/old', names: ['octo/new'] });
    expect(await repositories.find({ forge: 'gitea git.example', id: '1' })).toBeUndefined();
  });

  test('an effect with a time of its own waits for it, and nothing hurries it', async () => {
    const later = laterOnAnyClock + 60_000;
    await store.accept(acceptance('1', [post('a', 'd', later)]));
    await store.accept(acceptance('2', [post('b', 'd', later)]));
    expect(await claim(laterOnAnyClock)).toEqual([]);
    expect(await store.nextDueAt(start)).toBe(later);
    expect(idsOf(await claim(later))).toEqual(['a']);
  });

  test.each<Outcome>([
    { status: 'done', result: { change: 'posted' }, note: '3 messages in one' },
    { status: 'failed', code: 'target-refused', message: 'No.' },
  ])('what waits behind an effect may be done with it, and ends as it does: %j', async (outcome) => {
    await store.accept(acceptance('1', [post('a', 'd'), post('b', 'd'), post('c', 'other')]));
    await store.accept(acceptance('2', [post('e', 'd')]));
    await store.accept(acceptance('3', [post('f', 'd', laterOnAnyClock + 60_000)]));
    const claimed = await claim(laterOnAnyClock);
    expect(idsOf(claimed)).toEqual(['a', 'c']);
    const behind = await store.findBehind(first(claimed).effect, laterOnAnyClock);
    expect(behind.map(({ id }) => id)).toEqual(['b', 'e']);
    expect(behind[0]).toEqual(post('b', 'd'));
    const together = ['b', 'e'];
    await store.finish({ ...first(claimed), startedAt: start, endedAt: start + 1, outcome, together });
    expect(await store.findOutcome('e')).toEqual(outcome);
    // The claim of `c` was never ended.
    expect(idsOf(await claim(laterOnAnyClock + 60_000))).toEqual(['c', 'f']);
  });

  test('what was to be done together waits on when it is tried again, or the claim was lost', async () => {
    await store.accept(acceptance('1', [post('a', 'd'), post('b', 'd')]));
    const claimed = first(await claim(laterOnAnyClock));
    const retry = { status: 'retry', code: 'network', message: 'm', notBefore: laterOnAnyClock + 5 } as const;
    const times = { startedAt: start, endedAt: start + 1, together: ['b'] };
    await store.finish({ ...claimed, ...times, worker: 'another', outcome: done });
    await store.finish({ ...claimed, ...times, outcome: retry });
    expect(await store.findOutcome('b')).toBeUndefined();
    expect(idsOf(await claim(laterOnAnyClock + 5))).toEqual(['a']);
  });

  test('remembers what was said first about a subject, until nothing was said for long', async () => {
    await store.accept(acceptance('1', [post('a', 's'), post('b', 's')]));
    const posted = (at: number, tone: 'bad' | 'good') => {
      const message = { ...first0(post('a', 's')), tone };
      const applied = { appliedAt: at, appliedReceivedAt: at + 1, appliedOrigin: 'https://alerts.example' };
      return { target: 'dev', subject: 's', reference: 'm1', message, tone, occasion: 'o', event: 'e', at, ...applied };
    };
    const first0 = (each: Effect) => (each.kind === 'post-message' ? each.message : (undefined as never));
    const said: Outcome = { status: 'done', result: { change: 'posted' } };
    for (const save of [posted(start, 'bad'), posted(start + 10, 'good')]) {
      const claimed = first(await claim(laterOnAnyClock));
      await store.finish({ ...claimed, startedAt: start, endedAt: start + 1, outcome: said, message: { save } });
      expect(await store.messages.find('dev', 's')).toEqual(save);
    }
    expect(await store.messages.find('dev', 'other')).toBeUndefined();
    await store.prune({ before: start + 10, limit: 10 });
    expect(await store.messages.find('dev', 's')).toBeDefined();
    await store.prune({ before: start + 11, limit: 10 });
    expect(await store.messages.find('dev', 's')).toBeUndefined();
  });

  test('whoever is told in a room about a subject does not follow it', async () => {
    await store.accept(acceptance('1', [post('a', 's'), effect('b', 's')]));
    expect(await store.findFollowed('s')).toEqual([{ target: 'issues', rule: 'One' }]);
  });

  test('tells watchers what became due and how attempts ended, until they stop watching', async () => {
    const seen: StoreChange[] = [];
    const unwatch = store.watch((change) => seen.push(change));
    await store.accept(acceptance('1', [effect('a', 's')]));
    await finish(first(await claim()), done);
    // Receivers that share a store hear only of the id.
    const told = _engine.startsWith('sqlite') ? { outcome: done } : {};
    const ended = { kind: 'ended', effectId: 'a', ...told } as const;
    await waitFor(() => seen.some(({ kind }) => kind === 'ended'));
    unwatch();
    await store.accept(acceptance('2', []));
    expect(seen.filter(({ kind }, index) => kind !== seen[index - 1]?.kind)).toEqual([{ kind: 'due' }, ended]);
    expect(await store.findOutcome('a')).toEqual(done);
    expect(await store.findOutcome('b')).toBeUndefined();
  });

  test('shows deliveries with what became of them, newest first', async () => {
    await store.accept(acceptance('1', [effect('a', 's')]));
    await store.accept(acceptance('2', []));
    await finish(first(await claim()), { status: 'failed', code: 'target-refused', message: 'GitHub said no.' });
    const [second, one] = await listed();
    expect(second).toMatchObject({ source: 'lgtm', id: '2', receivedAt: start, events: ['alert.opened'], effects: [] });
    expect(one).toMatchObject({ source: 'lgtm', id: '1' });
    const shown = {
      id: 'a',
      target: 'issues',
      subject: 's',
      rule: 'One',
      kind: 'track-ticket',
      status: 'failed',
      attempts: 1,
    };
    expect(one?.effects).toMatchObject([{ ...shown, message: 'GitHub said no.' }]);
    const idsFor = async (page: Partial<DeliveryPage>) => (await listed(page)).map(({ id }) => id);
    expect(await idsFor({ status: 'failed' })).toEqual(['1']);
    expect(await idsFor({ status: 'done' })).toEqual([]);
    expect(await idsFor({ source: 'other' })).toEqual([]);
    expect(await idsFor({ before: second?.position ?? 0 })).toEqual(['1']);
    expect(await idsFor({ text: 's' })).toEqual(['1']);
    expect(await idsFor({ text: '%' })).toEqual([]);
    const [detail] = await store.history.delivery({ id: '1' });
    expect(Buffer.from(detail?.delivery.body ?? []).toString()).toBe('{}');
    expect(await store.history.delivery({ id: '1', source: 'other' })).toEqual([]);
    expect(await listed({ limit: 1 })).toHaveLength(1);
  });

  test('removes old deliveries whose effects have ended, and keeps unfinished ones, newer ones and tickets', async () => {
    await store.accept(acceptance('ended', [effect('a', 's')]));
    await finish(first(await claim()), done, record());
    await store.accept(acceptance('unfinished', [effect('b', 't')]));
    await store.accept(acceptance('without effects', []));
    const newer = acceptance('newer', []);
    await store.accept({ ...newer, delivery: { ...newer.delivery, receivedAt: start + 1 } });

    expect(await store.prune({ before: start + 1, limit: 1 })).toBe(1);
    expect(await store.prune({ before: start + 1, limit: 10 })).toBe(1);
    expect((await listed()).map(({ id }) => id)).toEqual(['newer', 'unfinished']);
    expect(await store.tickets.find('issues', 's')).toEqual(record());
    expect(idsOf(await claim())).toEqual(['b']);
    expect(await store.prune({ before: start + 1, limit: 10 })).toBe(0);
  });

  test('keeps a board: one ticket per subject, numbered per target, with its history', async () => {
    const draft = { title: 't', body: 'b', labels: ['x'] };
    const made = await Promise.all([1, 2, 3].map(() => store.board.ensure('board', 's', draft, start)));
    expect(made.map(({ key }) => key)).toEqual(['BOARD-1', 'BOARD-1', 'BOARD-1']);
    expect((await store.board.ensure('board', 't', draft, start)).key).toBe('BOARD-2');
    expect((await store.board.ensure('other', 's', draft, start)).key).toBe('OTHER-1');
    await store.board.change('other', 'OTHER-1', { what: 'closed', state: 'closed', reason: 'done' }, start);
    const successors = await Promise.all([1, 2].map(() => store.board.ensure('other', 's', draft, start)));
    expect(successors.map(({ key }) => key)).toEqual(['OTHER-2', 'OTHER-2']);
    expect(await store.board.find('other', { key: 'OTHER-1' })).toMatchObject({ state: 'closed' });
    expect(await store.board.find('other', { subject: 's' })).toMatchObject({ key: 'OTHER-2' });
    const closed = await store.board.change(
      'board',
      'BOARD-1',
      { what: 'closed', state: 'closed', reason: 'done' },
      start + 1,
    );
    expect(closed).toMatchObject({ state: 'closed', reason: 'done', labels: ['x'], updatedAt: start + 1 });
    expect(await store.board.find('board', { subject: 's' })).toEqual(closed);
    expect(await store.board.history('board', 'BOARD-1')).toEqual([
      { at: start, what: 'created' },
      { at: start + 1, what: 'closed' },
    ]);
    expect(await store.board.change('board', 'BOARD-9', { what: 'closed' }, start)).toBeUndefined();
  });

  test('what it holds outlives it, and what was running is taken up again', async () => {
    if (opened.reopen === undefined) return;
    await store.accept(acceptance('1', [effect('a', 's'), effect('b', 't')]));
    await finish(first(await claim(start, 1)), done, record());
    await claim();
    store = await opened.reopen();
    expect(await store.tickets.find('issues', 's')).toEqual(record());
    // An embedded store knows that nobody else can hold the lease; a shared one waits for its end.
    const takenAt = _engine.startsWith('sqlite') ? start : start + 15_000;
    expect(await claim(takenAt)).toMatchObject([{ effect: { id: 'b' }, attempt: 2 }]);
  });

  test('tells that it can be written, as often as it is asked', async () => {
    await store.checkWritable();
    await store.checkWritable();
  });

  test('many writes at once are all done, each by itself', async () => {
    const accepted = await Promise.all(
      Array.from({ length: 300 }, (_, index) =>
        store.accept(acceptance(`${index % 200}`, [effect(`e${index}`, `s${index}`)])),
      ),
    );
    expect(accepted.filter(({ isDuplicate }) => isDuplicate)).toHaveLength(100);
    expect(await claim(start, 1_000)).toHaveLength(200);
  });
});

test('the sqlite store keeps no header that proves who called', async () => {
  const { DatabaseSync } = await import('node:sqlite');
  const directory = mkdtempSync(join(tmpdir(), 'ticketwire-store-'));
  const store = await openSqliteStore(directory, () => start);
  await store.accept(acceptance('1', []));
  await store.close();
  const database = new DatabaseSync(join(directory, 'ticketwire.sqlite'));
  expect(database.prepare('select headers from deliveries where seq = 1').all()).toEqual([
    { headers: '{"content-type":"application/json"}' },
  ]);
  database.close();
  rmSync(directory, { recursive: true });
});

test('the sqlite store gives back the room of what was removed', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'ticketwire-store-'));
  const store = await openSqliteStore(directory, () => start);
  const body = Buffer.alloc(100_000, 'x');
  for (let id = 0; id < 50; id += 1) {
    const { delivery } = acceptance(`${id}`, []);
    await store.accept({ delivery: { ...delivery, body }, events: [], effects: [] });
  }
  const pages = async () => {
    const { DatabaseSync } = await import('node:sqlite');
    const database = new DatabaseSync(join(directory, 'ticketwire.sqlite'), { readOnly: true });
    const { page_count } = database.prepare('pragma page_count').get() as { page_count: number };
    database.close();
    return page_count;
  };
  const before = await pages();
  expect(await store.prune({ before: start + 1, limit: 100 })).toBe(50);
  expect(await pages()).toBeLessThan(before / 5);
  await store.close();
  rmSync(directory, { recursive: true });
});

describe('stores on one database', () => {
  test('count creating requests together', async () => {
    const url = await postgres.createDatabase();
    const log = pino({ level: 'silent' });
    const opened = await Promise.all([1, 2, 3].map(() => openPostgresStore(url, log)));
    const taken = await Promise.all(
      Array.from({ length: 90 }, (_, index) =>
        opened[index % 3]?.store.tickets.takeCreation('issues', { perMinute: 20, perHour: 100 }, start),
      ),
    );
    expect(taken.filter((freeAt) => freeAt === undefined)).toHaveLength(20);
    await Promise.all(opened.map(({ store }) => store.close()));
  });

  test('hurry the same effects without waiting for each other', async () => {
    const url = await postgres.createDatabase();
    const log = pino({ level: 'silent' });
    const opened = await Promise.all([1, 2].map(() => openPostgresStore(url, log)));
    const subjects = Array.from({ length: 8 }, (_, index) => `s${index}`);
    const [one] = opened;
    await one?.store.accept(
      acceptance(
        'first',
        subjects.map((subject) => effect(`first ${subject}`, subject)),
      ),
    );
    for (const claimed of (await one?.store.claimDue({ worker: 'w', limit: 8, now: start, leaseMs: 15_000 })) ?? []) {
      const outcome: Outcome = { status: 'retry', code: 'network', message: 'm', notBefore: start + 1e9 };
      await one?.store.finish({ ...claimed, startedAt: start, endedAt: start, outcome });
    }
    const orders = [subjects, [...subjects].reverse()];
    await Promise.all(
      opened.flatMap(({ store }, index) =>
        (orders[index] ?? []).map((subject) =>
          store.accept(acceptance(`${index} ${subject}`, [effect(`${index} ${subject}`, subject)])),
        ),
      ),
    );
    expect(await one?.store.history.effectCounts()).toEqual([{ target: 'issues', status: 'due', count: 24 }]);
    await Promise.all(opened.map(({ store }) => store.close()));
  });

  test('hear of each other again after the connection that listens was cut', async () => {
    const url = await postgres.createDatabase();
    const log = pino({ level: 'silent' });
    const [one, two] = await Promise.all([openPostgresStore(url, log), openPostgresStore(url, log)]);
    const heard: StoreChange[] = [];
    two.store.watch((change) => heard.push(change));
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    const cut = await client.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where query like 'listen %' and datname = current_database()",
    );
    await client.end();
    expect(cut.rowCount).toBe(2);
    const until = (kind: StoreChange['kind']) => waitFor(() => heard.some((change) => change.kind === kind));
    await until('missed');
    await one.store.accept(acceptance('1', [effect('a', 's')]));
    await until('due');
    await Promise.all([one.store.close(), two.store.close()]);
  });

  test('a database that goes away is said in our terms, by reads too', async () => {
    const own = await startPostgres();
    const { store } = await openPostgresStore(await own.createDatabase(), pino({ level: 'silent' }));
    await own.stop();
    await expect(store.tickets.findIssued('lgtm', '12')).rejects.toMatchObject({ code: 'store-unavailable' });
    await expect(store.history.deliveries({ limit: 1 })).rejects.toMatchObject({ code: 'store-unavailable' });
    await expect(store.accept(acceptance('1', []))).rejects.toMatchObject({ code: 'store-unavailable' });
    await store.close();
  });
});

test.each(['sqlite', 'postgres'] as const)(
  'no statement of the %s store reads a whole table that grows',
  async (engine) => {
    // The tests above ran them all: what is new is looked at without anybody's thinking of it.
    expect(captured[engine].size).toBeGreaterThan(40);
    expect(await findFullScans(engine, captured, postgres)).toEqual([]);
  },
);
