import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import * as fakes from '../fakes/rooms.ts';
import { makeWorkplace, runCommand } from './receiver-process.ts';

describe('check --online of rooms', () => {
  const workplace = makeWorkplace();
  let rooms: Record<string, fakes.FakeRoom> = {};

  beforeAll(async () => {
    rooms = {
      slack: await fakes.startFakeSlack(),
      mattermost: await fakes.startFakeMattermost(),
      discord: await fakes.startFakeDiscord(),
      teams: await fakes.startFakeTeams(),
      matrix: await fakes.startFakeMatrix(),
      webhook: await fakes.startFakeReceiver(),
    };
  });
  afterAll(async () => {
    for (const fake of Object.values(rooms)) await fake.close();
    workplace.remove();
  });

  async function check(changes: Record<string, Record<string, unknown>> = {}) {
    const targets = Object.entries(rooms).map(([type, { options }]) => [type, { type, ...options, ...changes[type] }]);
    const steps = targets.map(([type]) => ({ post: type }));
    const configuration = {
      sources: { lgtm: { sender: 'lgtm', secret: '0123456789abcdef' } },
      targets: Object.fromEntries(targets),
      rules: [{ name: 'Alerts', on: 'alert', do: steps }],
    };
    const file = workplace.write('ticketwire.yml', JSON.stringify(configuration));
    return runCommand(['check', file, '--online'], workplace.directory);
  }

  test('asks what can be asked, and says what cannot', async () => {
    const { status, stdout, stderr } = await check();
    const unasked = '  ok      The address is well formed; whether it takes messages only a message can tell';
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout.split('\n').slice(1)).toEqual([
      '',
      'slack (slack)',
      '  ok      The token is accepted (as ticketwire in Octo)',
      '  ok      Whether the bot may post to C0123456789 cannot be asked with the scope chat:write alone',
      '',
      'mattermost (mattermost)',
      unasked,
      '',
      'discord (discord)',
      '  ok      The webhook is there (Hook, in the channel 77)',
      '',
      'teams (teams)',
      unasked,
      '',
      'matrix (matrix)',
      '  ok      The token is accepted (as @bot:example.org)',
      '  ok      @bot:example.org has joined the room !room:example.org',
      '',
      'webhook (webhook)',
      unasked,
      '',
    ]);
    for (const { messages, faults } of Object.values(rooms)) expect([messages, faults]).toEqual([[], []]);
  });

  test('names what is missing, and no credential', async () => {
    const gone = `${rooms.discord?.url}/api/webhooks/1/another-token-of-ours-00000`;
    const { status, stdout, stderr } = await check({
      slack: { token: 'xoxb-of-somebody-else' },
      discord: { url: gone },
      matrix: { room: '!other:example.org' },
    });
    expect(status).toBe(1);
    expect(stdout).toContain('invalid_auth. The token is wrong');
    expect(stdout).toContain('The webhook was deleted, or its address is wrong: make a new one.');
    expect(stdout).toContain('Invite @bot:example.org to the room, and let it join; or is the id wrong?');
    for (const secret of ['xoxb-of-somebody-else', 'another-token-of-ours'])
      expect(stdout + stderr).not.toContain(secret);
  });
});
