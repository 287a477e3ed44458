import { afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import pino from 'pino';
import { createCircuitReports } from '../../receiver/incidents/circuits.ts';
import { createDeadLetterReports, windowMs } from '../../receiver/incidents/dead-letters.ts';
import type { ReportInputs } from '../../receiver/incidents/report.ts';
import { createLive } from '../../receiver/live.ts';
import type { ReceiverStore } from '../../receiver/store/store.ts';
import { requireConfiguration } from '../../shared/config/load.ts';
import type { Effect } from '../../shared/model/effect.ts';
import type { Outcome } from '../../shared/model/outcome.ts';
import type { FinishedAttempt } from '../../shared/store/store.ts';
import { connectPostgres, type TestPostgres } from '../fakes/postgres.ts';
import { durableEngines, type Opened } from './engines.ts';

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await connectPostgres();
});

const refused: Outcome = { status: 'failed', code: 'target-refused', message: 'The target refuses this.' };
const away: Outcome = { status: 'retry', code: 'network', message: 'could not be reached', notBefore: 0 };
const done: Outcome = { status: 'done', result: { change: 'posted' } };

const file = (rules: string) => `
sources: { octo: { sender: github, secret: abcdefgh } }
targets: { board: { type: local }, tickets: { type: local } }
rules: ${rules}
`;
const wanted = '[{ name: Trouble, on: ticketwire, do: [{ track: tickets }] }]';
const unwanted = '[{ name: Alerts, on: alert, do: [{ track: tickets }] }]';

describe.each(durableEngines)('incidents in the %s store', (_engine, open) => {
  let opened: Required<Opened<ReceiverStore>>;
  let store: ReceiverStore;
  let clock: number;
  let serial = 0;
  beforeEach(async () => {
    opened = await open(postgres);
    store = opened.store;
    clock = 10_000_000_000;
  });
  afterEach(() => opened.remove());

  /** The inputs of one receiver on the store. */
  function inputs(rules = wanted): ReportInputs {
    const text = file(rules);
    const configuration = requireConfiguration({ text, file: 'ticketwire.yml', directory: '.', env: {}, now: 0 });
    const openHttp = () => {
      throw new Error('nobody is asked here');
    };
    const live = createLive(configuration, (target) => target.open({ board: store.board, now: () => clock, openHttp }));
    return { store, live, now: () => clock, log: pino({ level: 'silent' }), publicUrl: 'https://t.example' };
  }

  /** Has an effect claimed and finished. */
  async function end(outcome: Outcome, { rule = 'Rule', target = 'board', source = 'octo' } = {}): Promise<string> {
    serial += 1;
    const id = `effect-${serial}`;
    const effect: Effect = {
      id,
      target,
      subject: id,
      receivedAt: clock,
      occurredAt: clock,
      cause: { event: id, type: 'push.branch', source, rule },
      kind: 'track-ticket',
      change: 'open',
      draft: null,
      adoptKey: null,
      data: {},
    };
    const delivery = { id, source, receivedAt: clock, headers: {}, body: Buffer.from('{}') };
    await store.accept({ delivery, events: ['push.branch'], effects: [effect] });
    await finish(id, outcome);
    return id;
  }

  async function finish(id: string, outcome: Outcome, more: Partial<FinishedAttempt> = {}): Promise<void> {
    const claimed = await store.claimDue({ worker: 'w', limit: 1_000, now: clock, leaseMs: 60_000 });
    const mine = claimed.find(({ effect }) => effect.id === id);
    if (mine === undefined) throw new Error(`Effect ${id} could not be claimed.`);
    await store.finish({ ...mine, startedAt: clock, endedAt: clock, outcome, ...more });
  }

  const look = async (reports: ReturnType<typeof createDeadLetterReports>) => reports(await store.incidents.open());

  /** The receiver's own events, oldest first. */
  async function own(): Promise<{ type: string; payload: Record<string, unknown>; effects: number }[]> {
    const { deliveries } = await store.history.deliveries({ limit: 100, source: 'ticketwire' });
    const events = deliveries.toReversed().map(async ({ id, events: [type = ''], effects }) => {
      const [detail] = await store.history.delivery({ id, source: 'ticketwire' });
      const payload = JSON.parse(Buffer.from(detail?.delivery.body ?? []).toString()) as Record<string, unknown>;
      return { type, payload, effects: effects.length };
    });
    return Promise.all(events);
  }
  const types = async () => (await own()).map(({ type }) => type.replace('ticketwire.', ''));

  test('a dead letter is reported once, with all that an operator needs', async () => {
    const effect = await end(refused);
    const reports = createDeadLetterReports(inputs());
    await look(reports);
    await look(reports);
    expect(await own()).toEqual([
      {
        type: 'ticketwire.dead_letter',
        effects: 1,
        payload: {
          type: 'ticketwire.dead_letter',
          subject: 'ticketwire:dead-letters:board:Rule',
          at: new Date(clock).toISOString(),
          since: new Date(clock).toISOString(),
          target: 'board',
          rule: 'Rule',
          count: 1,
          code: 'target-refused',
          message: 'The target refuses this.',
          attempts: 1,
          effect,
          event: 'push.branch',
          source: 'octo',
          delivery: effect,
          url: `https://t.example/admin/deliveries/${effect}?source=octo`,
        },
      },
    ]);
  });

  test('a flood is one event for each rule and target, and one more when the window ends', async () => {
    const reports = createDeadLetterReports(inputs());
    for (let index = 0; index < 60; index += 1) {
      await end(refused, { rule: index % 2 === 0 ? 'Even' : 'Odd' });
      if (index % 10 === 0) await look(reports);
    }
    expect((await own()).map(({ payload: { rule, count } }) => [rule, count])).toEqual([
      ['Even', 1],
      ['Odd', 5],
    ]);
    clock += windowMs - 1;
    await look(reports);
    expect(await types()).toHaveLength(2);
    clock += 1;
    await look(reports);
    await look(reports);
    expect((await own()).slice(2).map(({ payload: { rule, count } }) => [rule, count])).toEqual([
      ['Even', 30],
      ['Odd', 30],
    ]);
  });

  test('several receivers, and one that starts again, report it once', async () => {
    for (let index = 0; index < 5; index += 1) await end(refused);
    const receivers = [inputs(), inputs(), inputs()].map(createDeadLetterReports);
    await Promise.all(receivers.map(look));
    store = await opened.reopen();
    await look(createDeadLetterReports(inputs()));
    expect(await types()).toEqual(['dead_letter']);
  });

  test('one receiver succeeds where several report the same event of an incident', async () => {
    const place = { subject: 's', target: 'board', rule: '', openedAt: clock, touchedAt: clock };
    for (const [number, isOpen] of [
      [1, true],
      [2, false],
    ] as const) {
      const incident = { ...place, number, isOpen };
      const reported = await Promise.all([1, 2, 3].map(() => store.incidents.report({ incident })));
      expect(reported.filter((each) => each)).toHaveLength(1);
    }
    expect(await store.incidents.find('s')).toMatchObject({ number: 2, isOpen: false });
  });

  test('its rule has recovered when every dead letter was redelivered with success, not before', async () => {
    const reports = createDeadLetterReports(inputs());
    const first = await end(refused);
    const second = await end(refused);
    await look(reports);
    for (const id of [first, second]) {
      await store.reviveEffect(id);
      await look(reports);
      expect(await types()).toEqual(['dead_letter']);
      clock += 60_000;
      // On PostgreSQL the store has a clock of its own.
      clock = Math.max(clock, Date.now() + 60_000);
      await finish(id, done);
    }
    await look(reports);
    await look(reports);
    expect(await types()).toEqual(['dead_letter', 'recovered']);
    await end(refused);
    await look(reports);
    expect(await types()).toEqual(['dead_letter', 'recovered', 'dead_letter']);
  });

  test('a redelivered dead letter that fails again is reported again', async () => {
    const reports = createDeadLetterReports(inputs());
    const id = await end(refused);
    await look(reports);
    await store.reviveEffect(id);
    clock = Math.max(clock, Date.now()) + windowMs;
    await finish(id, refused);
    await look(reports);
    expect(await types()).toEqual(['dead_letter', 'dead_letter']);
  });

  test('effects that end together are dead letters together', async () => {
    const reports = createDeadLetterReports(inputs());
    serial += 1;
    const ids = ['a', 'b', 'c'].map((each) => `together-${serial}-${each}`);
    const effects = ids.map((id): Effect => {
      const cause = { event: id, type: 'push.branch', source: 'octo', rule: 'Rule' };
      const planned = { id, target: 'board', subject: 'same', receivedAt: clock, occurredAt: clock, cause };
      return { ...planned, kind: 'track-ticket', change: 'open', draft: null, adoptKey: null, data: {} };
    });
    const delivery = { id: ids[0] ?? '', source: 'octo', receivedAt: clock, headers: {}, body: Buffer.from('{}') };
    await store.accept({ delivery, events: [], effects });
    await finish(ids[0] ?? '', refused, { together: ids.slice(1) });
    await look(reports);
    expect((await own())[0]?.payload.count).toBe(3);
  });

  test('an effect of an event of our own that fails causes no event', async () => {
    await end(refused, { source: 'ticketwire' });
    await look(createDeadLetterReports(inputs()));
    // The delivery of that effect, and no other.
    expect(await types()).toEqual(['push.branch']);
    expect(await store.incidents.unreported()).toEqual([]);
    expect(await store.incidents.open()).toEqual([]);
  });

  test('an event that no rule matches is not kept as a delivery', async () => {
    await end(refused);
    const reports = createDeadLetterReports(inputs(unwanted));
    await look(reports);
    await look(reports);
    expect(await types()).toEqual([]);
    expect(await store.incidents.open()).toMatchObject([{ rule: 'Rule', number: 1 }]);
  });

  test('a clock that was set back holds back no report', async () => {
    const reports = createDeadLetterReports(inputs());
    await end(refused);
    await look(reports);
    clock -= 3_600_000;
    await end(refused);
    await look(reports);
    expect(await types()).toEqual(['dead_letter', 'dead_letter']);
  });

  describe('a target that is down', () => {
    const reportAll = async (circuits: ReturnType<typeof createCircuitReports>) =>
      circuits.reportAll(await store.incidents.open());

    test('a circuit that opens in several receivers, and is tried often, is one event', async () => {
      const receivers = [createCircuitReports(inputs()), createCircuitReports(inputs())];
      for (const circuits of receivers) circuits.noteCircuit('board', 'open');
      await Promise.all(receivers.map(reportAll));
      for (const circuits of receivers) {
        circuits.noteCircuit('board', 'open');
        await reportAll(circuits);
      }
      expect(await types()).toEqual(['target_down']);
      for (const circuits of receivers) circuits.noteCircuit('board', 'closed');
      await Promise.all(receivers.map(reportAll));
      await Promise.all(receivers.map(reportAll));
      expect(await types()).toEqual(['target_down', 'recovered']);
      const [down, recovered] = await own();
      expect(down?.payload.subject).toBe(recovered?.payload.subject);
    });

    test('the event says which attempt failed last', async () => {
      const circuits = createCircuitReports(inputs());
      const id = await end(away);
      const cause = { event: 'e', type: 'push.branch', source: 'octo', rule: 'Rule' };
      const effect = { id, target: 'board', subject: id, cause } as Effect;
      circuits.noteAttempt({ effect, attempt: 4, worker: 'w', startedAt: 0, endedAt: 0, outcome: away });
      circuits.noteCircuit('board', 'open');
      await reportAll(circuits);
      const [{ payload } = { payload: {} }] = await own();
      expect(payload).toMatchObject({ code: 'network', message: 'could not be reached', attempts: 4, delivery: id });
    });

    test('the next success closes it when the receiver that saw it down has ended', async () => {
      const before = createCircuitReports(inputs());
      before.noteCircuit('board', 'open');
      await reportAll(before);
      const after = createCircuitReports(inputs());
      const effect = { id: 'x', target: 'board' } as Effect;
      const succeed = () =>
        after.noteAttempt({ effect, attempt: 1, worker: 'w', startedAt: 0, endedAt: 0, outcome: done });
      succeed();
      await reportAll(after);
      // Another receiver may still see it down.
      expect(await types()).toEqual(['target_down']);
      clock += 10 * 60_000;
      await reportAll(after);
      expect(await types()).toEqual(['target_down']);
      succeed();
      await reportAll(after);
      expect(await types()).toEqual(['target_down', 'recovered']);
    });

    test('the event is stored when the store works again', async () => {
      const working = inputs();
      let isAway = true;
      const find: typeof store.incidents.find = (subject) =>
        isAway ? Promise.reject(new Error('away')) : store.incidents.find(subject);
      const failing = { ...working, store: { ...store, incidents: { ...store.incidents, find } } };
      const circuits = createCircuitReports(failing);
      circuits.noteCircuit('board', 'open');
      await expect(reportAll(circuits)).rejects.toThrow('away');
      circuits.noteCircuit('board', 'closed');
      isAway = false;
      await reportAll(circuits);
      expect(await types()).toEqual(['target_down', 'recovered']);
    });
  });
});
