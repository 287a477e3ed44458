import { afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Store } from '../../shared/store/store.ts';
import { connectPostgres, type TestPostgres } from '../fakes/postgres.ts';
import { createPipeline, type Pipeline } from './deliver.ts';
import { engines, type Opened } from './engines.ts';

const minuteMs = 60_000;
const here = 'http://alerts-0.example';
const there = 'http://alerts-1.example';

const file = `
sources: { alerts: { sender: alertmanager, bearer: abcdefgh } }
targets:
  board: { type: local }
  room: { type: webhook, url: "https://room.example/hook" }
rules:
  - { name: Tickets, on: alert, do: [{ track: board }, { post: { to: room, text: "{{ event.type }}" } }] }
`;

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await connectPostgres();
});

// Every engine keeps what it is given (stores.test.ts); one that forgets and one that does not are enough here.
describe.each(engines.filter(([name]) => name === 'memory' || name === 'sqlite'))(
  'the order of Alertmanager messages in the %s store',
  (_engine, open) => {
    let opened: Opened;
    let store: Store;
    let pipeline: Pipeline;
    /** When the alert started. */
    const startedAt = Date.parse('2026-01-31T12:00:00Z');
    beforeEach(async () => {
      opened = await open(postgres);
      store = opened.store;
      pipeline = createPipeline(store, file);
    });
    afterEach(() => opened.remove());

    /** Sends a message and performs what it asks for, some minutes after the alert started. */
    async function tell(
      afterMinutes: number,
      status: 'firing' | 'resolved',
      more: { url?: string; endedAt?: number } = {},
    ) {
      const at = startedAt + afterMinutes * minuteMs;
      const endsAt = status === 'firing' ? '0001-01-01T00:00:00Z' : new Date(more.endedAt ?? at).toISOString();
      const startsAt = new Date(startedAt).toISOString();
      const alert = { status, labels: { alertname: 'Down' }, annotations: {}, startsAt, endsAt };
      await pipeline.deliver({ body: { version: '4', status, externalURL: more.url ?? here, alerts: [alert] }, at });
    }

    const state = async () => (await store.board.find('board', { key: 'BOARD-1' }))?.state;
    const said = () => pipeline.posted.map(({ type }) => type);

    test('a server that reports an alert once more 7 minutes after its end opens the ticket, and the room says so', async () => {
      await tell(0, 'firing');
      await tell(30, 'resolved');
      await tell(37, 'firing');
      expect(await state()).toBe('open');
      expect(said()).toEqual(['alert.opened', 'alert.closed', 'alert.opened']);
      await tell(40, 'resolved');
      expect(await state()).toBe('closed');
      expect(said()).toHaveLength(4);
    });

    test.each([
      ['another member, 7 minutes late', 37, there],
      ['the same server, within a minute', 30.9, here],
    ])('a late message of %s changes neither ticket nor room', async (_who, afterMinutes, url) => {
      await tell(0, 'firing');
      await tell(30, 'resolved');
      await tell(afterMinutes, 'firing', { url });
      expect(await state()).toBe('closed');
      expect(said()).toEqual(['alert.opened', 'alert.closed']);
    });

    test('another member opens the ticket again when it reports the alert after more than 10 minutes', async () => {
      await tell(0, 'firing');
      await tell(30, 'resolved');
      await tell(41, 'firing', { url: there });
      expect(await state()).toBe('open');
      expect(said()).toEqual(['alert.opened', 'alert.closed', 'alert.opened']);
    });

    test('a second member that reports the same end takes nothing from the first', async () => {
      await tell(0, 'firing');
      await tell(30, 'resolved');
      await tell(30.2, 'resolved', { url: there, endedAt: startedAt + 30 * minuteMs });
      expect(said()).toHaveLength(2);
      await tell(35, 'firing');
      expect(await state()).toBe('open');
    });

    test('a message tells when it was reported', async () => {
      await tell(90, 'firing');
      expect(pipeline.posted[0]?.timestamp).toBe(new Date(startedAt + 90 * minuteMs).toISOString());
    });
  },
);
