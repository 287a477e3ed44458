import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { waitFor } from '../wait-for.ts';
import { type Answer, makeWorkplace, type RunningReceiver, startReceiver } from './receiver-process.ts';

const token = 'a-token-for-tests';

const configuration = `
sources:
  alerts: { sender: alertmanager, bearer: "${token}" }
  groups: { sender: alertmanager, bearer: "${token}", group-by: group }
  charts: { sender: grafana, bearer: "${token}" }
  named: { sender: alertmanager, basic: { user: am, password: "${token}" } }
targets:
  board: { type: local }
rules:
  - { name: Alerts become tickets, on: alert, do: [{ track: board }] }
`;

interface Message {
  status: string;
  alerts: { status: string; startsAt: string; endsAt: string; fingerprint: string; labels: Record<string, string> }[];
}
interface Listed {
  subject: string;
  ticket: { key: string; title: string; body: string; state: string };
}

/** Messages of Alertmanager 0.25, as they were caught on the wire. */
const captured = JSON.parse(readFileSync('test/fixtures/alertmanager/captured.json', 'utf8')) as Record<string, string>;
const message = (name: string) => JSON.parse(captured[name] ?? '') as Message;

describe("Alertmanager's messages at the receiver", () => {
  let workplace: ReturnType<typeof makeWorkplace>;
  let receiver: RunningReceiver;
  const begin = async () => {
    workplace = makeWorkplace();
    const file = workplace.write('ticketwire.yml', configuration);
    receiver = await startReceiver(workplace.directory, { configuration: file });
  };
  const end = async () => {
    await receiver.kill('SIGTERM');
    workplace.remove();
  };

  const authorization = `Bearer ${token}`;
  function send(
    body: string | object,
    source = 'alerts',
    headers: Record<string, string> = { authorization },
  ): Promise<Answer> {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    return receiver.post(`/hooks/${source}`, text, { 'user-agent': 'Alertmanager/0.25.0', ...headers });
  }
  /** Waits until everything that was asked for is done. */
  const settle = () =>
    waitFor(async () => {
      const { deliveries } = (await receiver.get('/api/v1/deliveries')).json as {
        deliveries: { effects: { status: string }[] }[];
      };
      return deliveries.every(({ effects }) => effects.every(({ status }) => status !== 'due' && status !== 'running'));
    });
  async function tell(body: string | object, source = 'alerts'): Promise<void> {
    expect((await send(body, source)).status).toBe(202);
    await settle();
  }
  const listed = async () => (await receiver.get('/api/v1/tickets')).json.tickets as Listed[];
  const states = async () => (await listed()).map(({ ticket }) => ticket.state);
  const history = async () => {
    const { json } = await receiver.get('/api/v1/boards/board/BOARD-1');
    return json;
  };

  describe('become tickets', () => {
    beforeEach(begin);
    afterEach(end);

    test('firing, resolved, firing again: one ticket, closed and opened again', async () => {
      await tell(captured.firing ?? '');
      expect(await listed()).toMatchObject([
        { ticket: { key: 'BOARD-1', title: 'HighErrorRate (api-1)', state: 'open' } },
      ]);
      await tell(captured.resolved ?? '');
      expect(await states()).toEqual(['closed']);
      await tell(captured['firing-again'] ?? '');
      const [{ ticket } = { ticket: undefined }, ...others] = await listed();
      expect(others).toEqual([]);
      expect(ticket).toMatchObject({ state: 'open', body: expect.stringContaining('5xx ratio is 0.11') });
      const steps = (await history()).history as { what: string }[];
      expect(steps.map(({ what }) => what)).toEqual(['created', 'closed', 'updated', 'reopened']);
    });

    test('what is repeated changes nothing, and says nothing', async () => {
      await tell(captured['firing-again'] ?? '');
      const before = await history();
      await tell(captured.repeated ?? '');
      await tell(captured.repeated ?? '');
      expect(await history()).toEqual(before);
      expect(await states()).toEqual(['open']);
    });

    test('a cluster that says it three times at the same moment gets one ticket', async () => {
      const answers = await Promise.all([1, 2, 3].map(() => send(captured['from-prometheus'] ?? '')));
      expect(answers.map(({ status }) => status)).toEqual([202, 202, 202]);
      await settle();
      expect(await states()).toEqual(['open']);
    });

    test('each alert of a group has a ticket, and ends for itself', async () => {
      const disks = message('three-disks');
      await tell(disks);
      expect(await states()).toEqual(['open', 'open', 'open']);
      const [first] = disks.alerts;
      await tell({ ...disks, alerts: [{ ...first, status: 'resolved', endsAt: new Date().toISOString() }] });
      const closed = (await listed()).filter(({ ticket }) => ticket.state === 'closed');
      expect(closed.map(({ subject }) => subject)).toEqual([`alertmanager:alerts:${first?.fingerprint}`]);
    });

    test('a group has one ticket, which lists what fires, and ends when nothing does', async () => {
      const disks = message('three-disks');
      await tell(disks, 'groups');
      const body = async () => (await listed())[0]?.ticket.body ?? '';
      for (const device of ['nvme0n1', 'sda', 'sdb']) expect(await body()).toContain(`device=${device}`);
      const resolve = (each: Message['alerts'][0]) => ({
        ...each,
        status: 'resolved',
        endsAt: new Date().toISOString(),
      });
      const [first, ...others] = disks.alerts;
      await tell({ ...disks, alerts: [first && resolve(first), ...others] }, 'groups');
      expect(await states()).toEqual(['open']);
      expect(await body()).not.toContain('device=nvme0n1');
      expect(await body()).toContain('2 alerts firing:');
      await tell({ ...disks, status: 'resolved', alerts: disks.alerts.map(resolve) }, 'groups');
      expect(await states()).toEqual(['closed']);
      const now = new Date().toISOString();
      await tell({ ...disks, alerts: disks.alerts.map((each) => ({ ...each, startsAt: now })) }, 'groups');
      expect(await states()).toEqual(['open']);
    });

    test('a resolution alone opens nothing', async () => {
      await tell(captured.resolved ?? '');
      await tell({ ...message('three-disks'), status: 'resolved' }, 'groups');
      expect(await listed()).toEqual([]);
    });

    describe('a firing that arrives after the end', () => {
      const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
      const said = (status: string, [start, end]: [number, number?]) => {
        const one = message('firing');
        const endsAt = end === undefined ? '0001-01-01T00:00:00Z' : minutesAgo(end);
        return {
          ...one,
          status,
          alerts: one.alerts.map((each) => ({ ...each, status, startsAt: minutesAgo(start), endsAt })),
        };
      };

      test('is late, and changes nothing, while the end is fresh', async () => {
        await tell(said('firing', [5]));
        await tell(said('resolved', [5, 1]));
        await tell(said('firing', [5]));
        expect(await states()).toEqual(['closed']);
        await tell(said('firing', [0]));
        expect(await states()).toEqual(['open']);
      });

      test('means that it fires again, with the start it had, once the end is old', async () => {
        await tell(said('firing', [60]));
        await tell(said('resolved', [60, 30]));
        expect(await states()).toEqual(['closed']);
        await tell(said('firing', [60]));
        expect(await states()).toEqual(['open']);
      });

      test('an end is heard, though the alert was told to fire after it', async () => {
        await tell(said('firing', [60]));
        await tell(said('resolved', [60, 45]));
        expect(await states()).toEqual(['closed']);
      });
    });
  });

  describe('are refused or accepted', () => {
    beforeAll(begin);
    afterAll(end);

    test('only who has the token, or the password, is heard', async () => {
      const body = captured.firing ?? '';
      for (const headers of [{}, { authorization: 'Bearer another' }, { authorization: token }]) {
        expect((await send(body, 'alerts', headers as Record<string, string>)).status).toBe(401);
      }
      const basic = `Basic ${Buffer.from(`am:${token}`).toString('base64')}`;
      expect((await send(body, 'named', { authorization: basic })).status).toBe(202);
      expect((await send(body, 'named')).status).toBe(401);
    });

    test('a source that is registered has a token of its own', async () => {
      const made = await receiver.post('/api/v1/sources', JSON.stringify({ name: 'late', sender: 'alertmanager' }));
      expect(made.status).toBe(201);
      const headers = { authorization: `Bearer ${made.json.secret}` };
      expect((await send(captured.firing ?? '', 'late', headers)).json).toMatchObject({ effects: 1 });
    });

    test.each([
      ['alerts', { version: '1', alerts: [] }, /version.*grafana/],
      ['charts', { version: '4', alerts: [] }, /version.*alertmanager/],
      ['alerts', { text: 'a payload of our own' }, /version.*generic/],
      ['alerts', { version: '4' }, /alerts/],
    ])('to %s, %j is refused with the reason', async (source, body, reason) => {
      const { status, json } = await send(body, source);
      expect(status).toBe(400);
      expect(json.error).toMatch(reason);
    });
  });
});
