import { createHmac, randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { type ChatHooks, startChatHooks } from '../fakes/chat-hooks.ts';
import { waitFor } from '../wait-for.ts';
import { makeWorkplace, type RunningReceiver, secret, startReceiver } from './receiver-process.ts';

interface Delivery {
  id: string;
  source: string;
  events: string[];
  effects: { id: string; status: string; target: string; rule: string }[];
}
interface Ticket {
  target: string;
  /** Null until it is created. */
  ticket: { title: string; state: string } | null;
}

/** Generous: the machine may be busy with other things. */
const patienceMs = 120_000;

describe('the receiver reports its own trouble', () => {
  const workplace = makeWorkplace();
  let hooks: ChatHooks;
  let receiver: RunningReceiver;
  beforeAll(async () => {
    hooks = await startChatHooks();
  });
  afterEach(async () => {
    await receiver.kill('SIGTERM');
  });
  afterAll(async () => {
    await hooks.stop();
    workplace.remove();
  });

  /** Targets: rooms by their names, and the board `tickets`. */
  async function start(name: string, given: { rooms: readonly string[]; rules: string }): Promise<void> {
    const rooms = given.rooms.map((room) => `  ${room}: { type: webhook, url: "${hooks.url(room)}" }`).join('\n');
    const configuration = `
sources: { octo: { sender: github, secret: "${secret}" } }
targets:
${rooms}
  tickets: { type: local }
rules:
${given.rules}
`;
    const file = workplace.write(`${name}.yml`, configuration);
    const env = {
      TICKETWIRE_DATA: `${workplace.directory}/${name}`,
      TICKETWIRE_PUBLIC_URL: 'https://tickets.example',
      TICKETWIRE_ADMIN_TOKEN: 'a token',
    };
    receiver = await startReceiver(workplace.directory, { configuration: file, env });
  }

  async function push(branch: string): Promise<void> {
    const text = JSON.stringify({
      ref: `refs/heads/${branch}`,
      before: '1'.repeat(40),
      after: '2'.repeat(40),
      created: false,
      deleted: false,
      forced: false,
      commits: [],
      repository: { full_name: 'octo/widgets', html_url: 'https://github.com/octo/widgets', default_branch: 'main' },
      sender: { login: 'ada', type: 'User' },
    });
    const { status } = await receiver.post('/hooks/octo', text, {
      'x-hub-signature-256': `sha256=${createHmac('sha256', secret).update(text).digest('hex')}`,
      'x-github-event': 'push',
      'x-github-delivery': randomUUID(),
    });
    expect(status).toBe(202);
  }

  const deliveries = async (source: string) => {
    const { json } = await receiver.get(`/api/v1/deliveries?source=${source}&limit=100`, receiver.credentials());
    return json.deliveries as Delivery[];
  };
  const failedOf = async (source: string) =>
    (await deliveries(source)).flatMap(({ effects }) => effects).filter(({ status }) => status === 'failed');
  const tickets = async () => {
    const { json } = await receiver.get('/api/v1/tickets', receiver.credentials());
    return (json.tickets as Ticket[]).flatMap(({ ticket }) =>
      ticket === null ? [] : [{ title: ticket.title, state: ticket.state }],
    );
  };
  const textsIn = (room: string) => hooks.said(room).map(({ text }) => text);

  test(
    'a target that is down is said in a room and gets a ticket, which is closed when it has recovered',
    async () => {
      await start('down', {
        rooms: ['down-board', 'down-ops'],
        rules: `
  - { name: Pushes, on: push, do: [{ post: down-board }] }
  - { name: Trouble, on: ticketwire, do: [{ post: down-ops }] }
  - { name: Trouble tickets, on: ticketwire.target_down, do: [{ track: tickets }] }`,
      });
      hooks.fail('down-board', 500, 10);
      for (let index = 0; index < 10; index += 1) await push(`branch-${index}`);
      await waitFor(async () => hooks.said('down-ops').length === 1);
      expect(textsIn('down-ops')).toEqual([expect.stringContaining("Target 'down-board' is down")]);
      const [said] = hooks.said('down-ops');
      expect(said?.details).toMatch(/500/);
      expect(JSON.stringify(said?.body)).toContain('https://tickets.example/admin/deliveries/');
      await waitFor(async () => (await tickets()).length === 1);
      expect(await tickets()).toEqual([{ title: "Target 'down-board' is down", state: 'open' }]);

      await waitFor(async () => hooks.said('down-ops').length === 2);
      expect(textsIn('down-ops')[1]).toContain("Target 'down-board' has recovered");
      await waitFor(async () => (await tickets())[0]?.state === 'closed');
      expect((await deliveries('ticketwire')).map(({ events }) => events)).toEqual([
        ['ticketwire.recovered'],
        ['ticketwire.target_down'],
      ]);
    },
    2 * patienceMs,
  );

  test(
    'dead letters of one rule are one ticket, also after a crash, and it is closed when all are redelivered',
    async () => {
      const given = {
        rooms: ['dead-board'],
        rules: `
  - { name: Pushes, on: push, do: [{ post: dead-board }] }
  - { name: Dead letters, on: ticketwire.dead_letter, from: ticketwire, do: [{ track: tickets }] }`,
      };
      await start('dead', given);
      hooks.fail('dead-board', 400, 3);
      for (const branch of ['a', 'b', 'c']) await push(branch);
      await waitFor(async () => (await failedOf('octo')).length === 3);
      // Most likely nothing was reported yet: it is found in the store after the start.
      await receiver.kill('SIGKILL');
      await start('dead', given);
      await waitFor(async () => (await tickets()).length === 1);
      const title = "Rule 'Pushes' fails at target 'dead-board'";
      expect(await tickets()).toEqual([{ title, state: 'open' }]);
      expect(await deliveries('ticketwire')).toHaveLength(1);

      for (const { id, effects } of await deliveries('octo')) {
        const path = `/api/v1/deliveries/${id}/redeliver?effect=${effects[0]?.id}`;
        expect(await receiver.post(path, '', receiver.credentials())).toMatchObject({ status: 202 });
      }
      await waitFor(async () => (await tickets())[0]?.state === 'closed');
      expect(hooks.said('dead-board')).toHaveLength(3);
      expect((await deliveries('ticketwire')).map(({ events }) => events)).toEqual([
        ['ticketwire.recovered'],
        ['ticketwire.dead_letter'],
      ]);
    },
    2 * patienceMs,
  );

  test(
    'a room that refuses the report of its own failure causes no further report',
    async () => {
      await start('loop', {
        rooms: ['loop-room', 'loop-other'],
        rules: `
  - { name: Pushes, on: push, do: [{ post: loop-room }] }
  - { name: Others, on: push, branches: [later], do: [{ post: loop-other }] }
  - { name: Trouble, on: "*", from: ticketwire, do: [{ post: loop-room }] }`,
      });
      hooks.fail('loop-room', 400, 1_000);
      hooks.fail('loop-other', 400, 1_000);
      await push('main');
      await waitFor(async () => (await failedOf('ticketwire')).length === 1);
      // A later report shows that what could have been reported of the first one would have been by now.
      await push('later');
      await waitFor(async () => (await failedOf('ticketwire')).length === 2);
      const own = await deliveries('ticketwire');
      expect(own.map(({ events }) => events)).toEqual([['ticketwire.dead_letter'], ['ticketwire.dead_letter']]);
      expect(hooks.asked('loop-room')).toBe(4);
    },
    2 * patienceMs,
  );
});
