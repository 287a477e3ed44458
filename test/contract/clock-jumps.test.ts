import { afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { openDatabaseClock } from '../../receiver/store/database-clock.ts';
import type { ReceiverStore } from '../../receiver/store/store.ts';
import type { Effect } from '../../shared/model/effect.ts';
import type { Outcome } from '../../shared/model/outcome.ts';
import type { ClaimedEffect, Store } from '../../shared/store/store.ts';
import { connectPostgres, type TestPostgres } from '../fakes/postgres.ts';
import { durableEngines, engines, type Opened } from './engines.ts';

const hourMs = 3_600_000;
const leaseMs = 15_000;
const slackMs = 1_000;

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await connectPostgres();
});

const effect = (id: string, subject: string): Effect => ({
  id,
  target: 'issues',
  subject,
  receivedAt: 0,
  occurredAt: null,
  cause: { event: 'e', type: 'alert.opened', source: 'lgtm', rule: 'One' },
  kind: 'track-ticket',
  change: 'open',
  draft: { title: 't', body: 'b', labels: [] },
  adoptKey: null,
  data: {},
});

const done: Outcome = { status: 'skipped', reason: 'ended' };

interface Wait {
  lengthMs: number;
  /** How much of it is held. */
  heldMs: number;
}

type Step = { pass: number } | { jump: number } | 'ask';

const steps = fc.array(
  fc.oneof(
    fc.record({ pass: fc.integer({ min: 1, max: 120_000 }) }),
    fc.record({ jump: fc.integer({ min: 2 * slackMs, max: hourMs }) }),
    fc.record({ jump: fc.integer({ min: -hourMs, max: -2 * slackMs }) }),
    fc.constant<Step>('ask'),
  ),
  { maxLength: 8 },
);
const waits = fc
  .record({ lengthMs: fc.integer({ min: 5_000, max: 90_000 }), held: fc.constantFrom(0, 0.5, 1) })
  .map(({ lengthMs, held }): Wait => ({ lengthMs, heldMs: Math.floor(lengthMs * held) }));

describe.each(engines)('when the clock of the %s store jumps', (_engine, open) => {
  let opened: Opened;
  let store: Store;
  /** Real time that has passed, and how far the clock is off. */
  let passed: number;
  let off: number;
  let count: number;
  const now = () => 1_700_000_000_000 + passed + off;
  beforeEach(async () => {
    opened = await open(postgres);
    store = opened.store;
    [passed, off, count] = [0, 0, 0];
  });
  afterEach(() => opened.remove());

  const claim = () => store.claimDue({ worker: 'w', limit: 10, now: now(), leaseMs });
  const finish = (claimed: ClaimedEffect, outcome: Outcome) =>
    store.finish({ ...claimed, startedAt: now(), endedAt: now(), outcome });
  const accept = async (subject: string) => {
    count += 1;
    const id = `${count}`;
    const delivery = { id, source: 'lgtm', receivedAt: now(), headers: {}, body: Buffer.from(id) };
    await store.accept({ delivery, events: [], effects: [effect(id, subject)] });
    return id;
  };
  const claimOne = async () => {
    const [claimed] = await claim();
    if (claimed === undefined) throw new Error('Nothing was claimed.');
    return claimed;
  };
  /** Has an effect wait for its next try. */
  const startWait = async ({ lengthMs, heldMs }: Wait) => {
    const subject = `s${count}`;
    const id = await accept(subject);
    const held = heldMs === 0 ? {} : { heldUntil: now() + heldMs };
    const notBefore = now() + lengthMs;
    await finish(await claimOne(), { status: 'retry', code: 'network', message: 'm', notBefore, ...held });
    return { id, subject };
  };
  const endAll = async () => {
    passed += 2 * hourMs;
    for (let claimed = await claim(); claimed.length > 0; claimed = await claim()) {
      for (const each of claimed) await finish(each, done);
    }
    expect(await store.history.effectCounts()).toEqual([]);
  };

  test('no effect waits longer than its own wait, and a sender that asks again ends it', async () => {
    await fc.assert(
      fc.asyncProperty(waits, steps, async (wait, taken) => {
        const { id, subject } = await startWait(wait);
        const begun = passed;
        let [waitsFrom, end, earliest, isHeld] = [
          now(),
          passed + wait.lengthMs,
          passed + wait.lengthMs,
          wait.heldMs > 0,
        ];
        for (const step of taken) {
          let mustGo = false;
          if (step === 'ask') {
            await accept(subject);
            mustGo = !isHeld || passed >= begun + wait.heldMs + (end - earliest);
            if (!isHeld) earliest = passed;
            else earliest = Math.min(earliest, begun + wait.heldMs);
          } else if ('pass' in step) passed += step.pass;
          else {
            off += step.jump;
            if (step.jump > 0) earliest = begun;
            else end = passed + wait.lengthMs;
            if (waitsFrom > now() + slackMs) [waitsFrom, isHeld] = [now(), false];
          }
          const ids = (await claim()).map((each) => each.effect.id);
          if (ids.includes(id)) {
            expect(passed).toBeGreaterThanOrEqual(earliest);
            break;
          }
          expect(mustGo).toBe(false);
          expect(passed).toBeLessThan(end);
        }
        await endAll();
      }),
      { numRuns: 40 },
    );
  });

  test('LGTM asks again after the clock was set back an hour, and the effect is due at once', async () => {
    const { id, subject } = await startWait({ lengthMs: 30_000, heldMs: 30_000 });
    off -= hourMs;
    await accept(subject);
    expect((await claim()).map((each) => each.effect.id)).toEqual([id]);
  });

  test('what had just become due is due after the clock was set back', async () => {
    await claim();
    const id = await accept('s');
    off -= hourMs;
    expect((await claim()).map((each) => each.effect.id)).toEqual([id]);
  });

  test('a lease of a worker that is gone ends in its own time, and one that is in use is not taken', async () => {
    await accept('s');
    await claimOne();
    off -= hourMs;
    expect(await claim()).toEqual([]);
    passed += leaseMs - 1;
    expect(await claim()).toEqual([]);
    passed += 1;
    expect(await claim()).toMatchObject([{ attempt: 2 }]);
  });

  test('creating requests noted before the clock was set back make nobody wait longer than their window', async () => {
    const take = () => store.tickets.takeCreation('issues', { perMinute: 1, perHour: 10 }, now());
    expect(await take()).toBeUndefined();
    off -= hourMs;
    expect(await take()).toBe(now() + 60_000);
    passed += 60_000;
    expect(await take()).toBeUndefined();
  });
});

describe.each(durableEngines)('the %s store', (_engine, open) => {
  let opened: Required<Opened<ReceiverStore>>;
  beforeEach(async () => {
    opened = await open(postgres);
  });
  afterEach(() => opened.remove());

  test('waits written before the clock was set back begin again when the store is opened', async () => {
    const ahead = Date.now() + 10 * hourMs;
    const delivery = { id: '1', source: 'lgtm', receivedAt: ahead, headers: {}, body: Buffer.from('1') };
    await opened.store.accept({ delivery, events: [], effects: [effect('1', 's')] });
    const store = await opened.reopen();
    const claimed = await store.claimDue({ worker: 'w', limit: 1, now: Date.now() + slackMs, leaseMs });
    expect(claimed).toMatchObject([{ effect: { id: '1' } }]);
  });

  test('a lease for catching up that is longer than any was given before the clock was set back', async () => {
    const { catchUps } = opened.store;
    const now = 1_700_000_000_000;
    const begin = (worker: string, at: number) =>
      catchUps.begin({ source: 'octo', worker, now: at, leaseUntil: at + 60_000 });
    await begin('gone', now);
    expect(await begin('other', now)).toEqual({ takenUntil: now + 60_000 });
    expect(await begin('other', now - hourMs)).toEqual({ caughtUntil: 0 });
    await catchUps.end({ source: 'octo', worker: 'other', caughtUntil: now });
    expect(await begin('other', now - hourMs)).toEqual({ caughtUntil: now - hourMs });
  });
});

test("the database's time goes on when this machine's clock is set", async () => {
  const { Kysely, PostgresDialect } = await import('kysely');
  const { default: pg } = await import('pg');
  const pool = new pg.Pool({ connectionString: await postgres.createDatabase() });
  const db = new Kysely<never>({ dialect: new PostgresDialect({ pool }) });
  let wall = Date.now();
  const clock = await openDatabaseClock(db as never, { wall: () => wall });
  wall -= hourMs;
  // The real time is the database's, which runs on this machine.
  expect(Math.abs(clock.now() - Date.now())).toBeLessThan(60_000);
  clock.close();
  await db.destroy();
});
