import { afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createLive } from '../../receiver/live.ts';
import { requireConfiguration } from '../../shared/config/load.ts';
import { acceptFetched } from '../../shared/pipeline/accept.ts';
import { perform } from '../../shared/pipeline/perform.ts';
import type { ClaimedEffect, Store } from '../../shared/store/store.ts';
import { connectPostgres, type TestPostgres } from '../fakes/postgres.ts';
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

describe.each(engines)('the order of Alertmanager messages in the %s store', (_engine, open) => {
  let opened: Opened;
  let store: Store;
  let clock: number;
  let serial: number;
  let posted: { type: string; timestamp: string }[];
  /** When the alert started. */
  let startedAt: number;
  beforeEach(async () => {
    opened = await open(postgres);
    store = opened.store;
    clock = Date.parse('2026-01-31T12:00:00Z');
    startedAt = clock;
    serial = 0;
    posted = [];
  });
  afterEach(() => opened.remove());

  const configuration = requireConfiguration({ text: file, file: 'ticketwire.yml', directory: '.', env: {}, now: 0 });
  const openHttp = () => ({
    send: async ({ body }: { body?: Uint8Array | string }) => {
      posted.push(JSON.parse(Buffer.from(body ?? '').toString()));
      return { status: 204, text: '', json: null, headers: { get: () => null } } as never;
    },
  });

  /** Sends a message and performs what it asks for, some minutes after the alert started. */
  async function tell(
    afterMinutes: number,
    status: 'firing' | 'resolved',
    more: { url?: string; endedAt?: number } = {},
  ) {
    clock = startedAt + afterMinutes * minuteMs;
    serial += 1;
    const endsAt = status === 'firing' ? '0001-01-01T00:00:00Z' : new Date(more.endedAt ?? clock).toISOString();
    const alert = {
      status,
      labels: { alertname: 'Down' },
      annotations: {},
      startsAt: new Date(startedAt).toISOString(),
    };
    const message = { version: '4', status, externalURL: more.url ?? here, alerts: [{ ...alert, endsAt }] };
    const body = Buffer.from(JSON.stringify(message));
    const live = createLive(configuration, (target) => target.open({ board: store.board, now: () => clock, openHttp }));
    const [source] = configuration.sources;
    if (source === undefined) throw new Error('There is no source.');
    const delivery = { id: `d${serial}`, source: 'alerts', receivedAt: clock, headers: {}, body };
    await acceptFetched(delivery, { source, store, now: clock, rules: live.rules, targets: live.targets });
    let claimed: readonly ClaimedEffect[];
    do {
      claimed = await store.claimDue({ worker: 'w', limit: 10, now: clock + 1, leaseMs: minuteMs });
      for (const each of claimed) {
        const inputs = { targets: live.opened, store, now: () => clock, random: () => 0.5 };
        await store.finish(await perform(each, inputs));
      }
    } while (claimed.length > 0);
  }

  const state = async () => (await store.board.find('board', { key: 'BOARD-1' }))?.state;
  const said = () => posted.map(({ type }) => type);

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
    expect(posted[0]?.timestamp).toBe(new Date(clock).toISOString());
  });
});
