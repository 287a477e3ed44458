import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { waitFor } from '../wait-for.ts';
import { createBody, makeWorkplace, type RunningReceiver, secret, sign, startReceiver } from './receiver-process.ts';

let workplace: ReturnType<typeof makeWorkplace>;
let receiver: RunningReceiver;
let file: string;

const source = (name: string) => `  ${name}: { sender: lgtm, secret: "${secret}" }\n`;
const rule = 'rules:\n  - name: Alerts become tickets\n    on: alert\n    do: [{ track: board }]\n';
const text = (...sources: string[]) =>
  `sources:\n${sources.map(source).join('')}targets:\n  board: { type: local }\n${rule}`;

beforeEach(async () => {
  workplace = makeWorkplace();
  file = workplace.write('ticketwire.yml', text('lgtm'));
  receiver = await startReceiver(workplace.directory, { configuration: file });
});
afterEach(async () => {
  await receiver.kill('SIGKILL');
  workplace.remove();
});

const postTo = (name: string, body: unknown = createBody()) => {
  const sent = JSON.stringify(body);
  return receiver.post(`/hooks/${name}`, sent, { 'x-lgtm-signature': sign(sent) });
};
const metric = async (name: string) =>
  new RegExp(`^${name} (\\S+)$`, 'm').exec((await receiver.get('/metrics')).text)?.[1];

const hangUp = () => process.kill(receiver.pid, 'SIGHUP');
const lines = (words: string) => receiver.log.filter(({ msg }) => String(msg).includes(words));

describe('a configuration that changes while the receiver runs', () => {
  test('is taken in when its file is written, and when it is put in the place of the one before', async () => {
    expect((await postTo('other')).status).toBe(404);
    workplace.write('ticketwire.yml', text('lgtm', 'other'));
    await waitFor(async () => (await postTo('other')).status === 201);
    writeFileSync(join(workplace.directory, 'next.yml'), text('third'));
    renameSync(join(workplace.directory, 'next.yml'), file);
    await waitFor(async () => (await postTo('third')).status === 200);
    expect((await postTo('lgtm')).status).toBe(404);
    await waitFor(() => lines('was taken in anew').length === 2);
    expect(lines('was taken in anew')).toMatchObject([{ sources: 2 }, { sources: 1, targets: 1, rules: 1 }]);
  });

  test('is taken in at SIGHUP, with what other files hold', async () => {
    workplace.write('key', 'the first');
    workplace.write('ticketwire.yml', text('lgtm').replace(`secret: "${secret}"`, 'secret: { file: key }'));
    hangUp();
    await waitFor(async () => (await postTo('lgtm')).status === 401);
    workplace.write('key', secret);
    hangUp();
    await waitFor(async () => (await postTo('lgtm')).status < 300);
  });

  test('is told of with every mistake where it is broken, and the one before stays in force until it is mended', async () => {
    workplace.write('ticketwire.yml', `${text('other')}    wenn: now\n`);
    hangUp();
    await waitFor(() => lines('was not taken in').length > 0);
    expect(lines('was not taken in')[0]).toMatchObject({
      level: 50,
      code: 'configuration',
      error: expect.stringContaining(`${file}:9:5: rules[1].wenn: unknown key 'wenn'.`),
    });
    expect((await postTo('lgtm')).status).toBe(201);
    expect((await postTo('other')).status).toBe(404);
    expect((await receiver.get('/readyz')).status).toBe(200);
    expect(await metric('ticketwire_config_last_reload_successful')).toBe('0');
    workplace.write('ticketwire.yml', '# yaml-language-server: $schema=./ticketwire.schema.json\n');
    hangUp();
    await waitFor(() =>
      lines('was not taken in').some(({ error }) => /holds no source, target or rule/.test(String(error))),
    );
    workplace.write('ticketwire.yml', text('other'));
    hangUp();
    await waitFor(async () => (await postTo('other')).status === 200);
    expect(await metric('ticketwire_config_last_reload_successful')).toBe('1');
  });

  test('loses no request and no effect, however often it changes', async () => {
    const statuses = new Set<number>();
    let isOver = false;
    let sent = 0;
    const sender = async () => {
      while (!isOver) statuses.add((await postTo('lgtm', createBody(`k${sent++}`))).status);
    };
    const senders = [sender(), sender(), sender(), sender()];
    for (let change = 0; change < 15; change += 1) {
      workplace.write('ticketwire.yml', text('lgtm', `s${change}`));
      hangUp();
      const before = sent;
      await waitFor(() => sent > before + 4);
    }
    isOver = true;
    await Promise.all(senders);
    expect([...statuses]).toEqual([201]);
    expect((await receiver.get('/api/v1/tickets?limit=500')).json.tickets).toHaveLength(Math.min(500, sent));
  });

  test('does not take the place of what is registered', async () => {
    await receiver.post('/api/v1/sources', JSON.stringify({ name: 'octo', sender: 'github' }));
    workplace.write('ticketwire.yml', text('lgtm', 'octo'));
    hangUp();
    await waitFor(() => lines('was not taken in').length > 0);
    expect(lines('was not taken in')[0]?.error).toMatch(/place of the registered source 'octo'.*sources remove octo/);
  });
});

describe('a rule whose template fails', () => {
  test('still has its ticket, with the default texts, and says so; other rules are followed', async () => {
    const loop = '{% for i in (1..4000) %}{% for j in (1..4000) %}{{ j }}{% endfor %}{% endfor %}';
    workplace.write(
      'ticketwire.yml',
      text('lgtm').replace('{ track: board }', `{ track: { in: board, title: "${loop}" } }`),
    );
    hangUp();
    await waitFor(() => lines('was taken in anew').length > 0);
    const { status, json } = await postTo('lgtm');
    expect(status).toBe(201);
    const { text: ticket } = await receiver.get(`/api/v1/boards/board/${json['issue-id']}`);
    expect(JSON.parse(ticket)).toMatchObject({ title: expect.stringContaining('Unused import') });
    await waitFor(() => lines('a rule needs attention').length > 0);
    expect(lines('a rule needs attention')).toMatchObject([
      {
        source: 'lgtm',
        problem: expect.stringMatching(/^rule 'Alerts become tickets': A template .*work limit is exceeded/),
      },
    ]);
  });
});

describe('managed rules', () => {
  const add = (value: unknown) => receiver.post('/api/v1/rules', JSON.stringify(value));
  const remove = async (name: string) =>
    (
      await fetch(`${receiver.address}/api/v1/rules/${encodeURIComponent(name)}`, {
        method: 'DELETE',
        headers: receiver.credentials(),
      })
    ).status;
  const managed = { name: 'Also elsewhere / here', on: 'alert', do: [{ track: 'second' }] };

  beforeEach(async () => {
    workplace.write('ticketwire.yml', text('lgtm').replace('targets:\n', 'targets:\n  second: { type: local }\n'));
    hangUp();
    await waitFor(() => lines('was taken in anew').length > 0);
  });

  test("are followed beside the file's at once, are kept, listed and removed", async () => {
    const { status, json } = await add(managed);
    expect({ status, json }).toMatchObject({
      status: 201,
      json: { name: managed.name, isManaged: true, isFollowed: true },
    });
    await postTo('lgtm');
    const targets = async () => {
      const { tickets } = (await receiver.get('/api/v1/tickets')).json as { tickets: { target: string }[] };
      return tickets.map(({ target }) => target).sort();
    };
    expect(await targets()).toEqual(['board', 'second']);

    await receiver.kill('SIGTERM');
    receiver = await startReceiver(workplace.directory, { configuration: file });
    await postTo('lgtm', createBody('another'));
    expect(await targets()).toEqual(['board', 'board', 'second', 'second']);
    expect((await receiver.get('/api/v1/rules')).json.rules).toMatchObject([
      { name: 'Alerts become tickets', isManaged: false },
      { name: managed.name, isManaged: true, rule: managed },
    ]);

    expect(await remove(managed.name)).toBe(204);
    expect(await remove(managed.name)).toBe(404);
    await postTo('lgtm', createBody('a third'));
    expect(await targets()).toEqual(['board', 'board', 'board', 'second', 'second']);
  });

  test.each<[string, unknown, number, RegExp]>([
    ['a mistake in it', { ...managed, on: 'alert.opend' }, 400, /^on: no event is called 'alert.opend'. Did you mean/],
    ['several', { ...managed, on: 'x', from: 'y' }, 400, /on: no event.*\nfrom: no source/],
    ['a variable', { ...managed, if: `"\${HOME}" == ""` }, 400, /variables/],
    ['a character that no name has', { ...managed, name: 'a\u0000b' }, 400, /^name: must be a name of 1 to 200/],
    ['a name that no address can hold', { ...managed, name: '..' }, 400, /cannot be part of an address/],
    ['no name', { on: 'alert', do: [{ track: 'second' }] }, 400, /^name: this key is missing/],
    ['the name of one in the file', { ...managed, name: 'Alerts become tickets' }, 409, /in the configuration file/],
  ])('with %s are refused', async (_what, value, status, words) => {
    const answer = await add(value);
    expect({ status: answer.status, error: answer.json.error }).toEqual({
      status,
      error: expect.stringMatching(words),
    });
    expect((await receiver.get('/api/v1/rules')).json.rules).toHaveLength(1);
  });

  test('come once by one name, and those of the file are changed there', async () => {
    expect((await add(managed)).status).toBe(201);
    expect((await add(managed)).status).toBe(409);
    expect(await remove('Alerts become tickets')).toBe(422);
  });

  test('may name a registered source, as long as it is there', async () => {
    const listed = async () => {
      const { rules } = (await receiver.get('/api/v1/rules')).json as {
        rules: { name: string; isFollowed: boolean }[];
      };
      return rules.find(({ name }) => name === managed.name)?.isFollowed;
    };
    await receiver.post('/api/v1/sources', JSON.stringify({ name: 'octo', sender: 'github' }));
    expect((await add({ ...managed, from: 'octo' })).status).toBe(201);
    await fetch(`${receiver.address}/api/v1/sources/octo`, { method: 'DELETE', headers: receiver.credentials() });
    expect(await listed()).toBe(false);
    await receiver.post('/api/v1/sources', JSON.stringify({ name: 'octo', sender: 'github' }));
    expect(await listed()).toBe(true);
  });

  test('that the file no longer bears are left out and told of, until it does', async () => {
    await add(managed);
    workplace.write('ticketwire.yml', text('lgtm'));
    hangUp();
    await waitFor(() => lines('a managed rule is not followed').length > 0);
    expect((await postTo('lgtm')).status).toBe(201);
    expect((await receiver.get('/api/v1/rules')).json.rules).toMatchObject([
      {},
      { isFollowed: false, problems: ["do[1].track: no target is called 'second'. Known: board."] },
    ]);
  });
});
