import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from '@jest/globals';
import { connectPostgres, type TestPostgres } from '../fakes/postgres.ts';
import { createBody, makeWorkplace, runCommand, secret, startReceiver } from './receiver-process.ts';
import { deliver, register, rotate } from './registration.ts';

const configuration = `
sources: { lgtm: { sender: lgtm, secret: "${secret}" } }
targets: { board: { type: local } }
rules: [{ name: All, on: alert, do: [{ track: board }] }]
`;
const alerts = 120;

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await connectPostgres();
});

test('everything moves to PostgreSQL and back, may be broken off and begun again, and nothing is forgotten', async () => {
  const workplace = makeWorkplace();
  const file = workplace.write('ticketwire.yml', configuration);
  const { directory } = workplace;
  const env = { DATABASE_URL: await postgres.createDatabase() };
  const elsewhere = { ...env, TICKETWIRE_DATA: join(directory, 'second') };
  const counts = async (command: string, given: Record<string, string>) => {
    const { status, stdout, stderr } = await runCommand([command, '--json'], directory, { env: given });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    return JSON.parse(stdout) as Record<string, number>;
  };

  const embedded = await startReceiver(directory, { configuration: file });
  for (let index = 0; index < alerts; index += 1) await embedded.lgtm(createBody(`alert-${index}`));
  await embedded.lgtm({ transition: 'close', 'issue-id': 'BOARD-1' });
  const { secret: older } = await register(embedded, { name: 'octo', repository: 'octo/widgets' });
  const { secret: newer } = await rotate(embedded, 'octo');
  await fetch(`${embedded.address}/api/v1/routes/defaults`, {
    method: 'PUT',
    headers: { ...embedded.credentials(), 'content-type': 'application/json' },
    body: JSON.stringify({ events: ['release'] }),
  });
  expect(await runCommand(['export'], directory, { env })).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('is in use by process'),
  });
  await embedded.kill('SIGTERM');

  const moved = await counts('export', env);
  expect(moved).toEqual({
    tickets: alerts,
    board_tickets: alerts,
    board_history: alerts + 1,
    deliveries: alerts + 1,
    effects: alerts + 1,
    attempts: alerts + 1,
    sources: 1,
    source_secrets: 2,
    rules: 0,
    messages: 0,
    repositories: 0,
    settings: 1,
    invitations: 0,
    dead_letters: 0,
    incidents: 0,
  });
  expect(await counts('export', env)).toEqual(moved);

  const withoutKey = await runCommand(['serve', '--config', file], directory, { env });
  expect(withoutKey).toMatchObject({ status: 2, stderr: expect.stringContaining('TICKETWIRE_KEY is not set') });
  const key = { TICKETWIRE_KEY: readFileSync(join(directory, 'data', 'key'), 'utf8').trim() };
  const shared = await startReceiver(directory, { configuration: file, env: { ...env, ...key } });
  for (const octo of [older, newer]) {
    expect((await deliver(shared, 'octo', { secret: octo })).json).toMatchObject({ effects: 0 });
  }
  expect((await shared.get('/api/v1/routes/defaults')).json).toEqual({ events: ['release'] });
  const { secret: newest } = await rotate(shared, 'octo');
  expect((await shared.lgtm(createBody('alert-7'))).json).toEqual({ 'issue-id': 'BOARD-8' });
  expect((await shared.lgtm(createBody('after the move'))).json).toEqual({ 'issue-id': `BOARD-${alerts + 1}` });
  expect((await shared.get('/api/v1/boards/board/BOARD-1')).json).toMatchObject({ state: 'closed' });
  await shared.kill('SIGTERM');

  const back = await counts('import', elsewhere);
  expect(back).toMatchObject({ tickets: alerts + 1, deliveries: alerts + 5, source_secrets: 3 });
  const again = await startReceiver(directory, {
    configuration: file,
    env: { TICKETWIRE_DATA: elsewhere.TICKETWIRE_DATA, ...key },
  });
  for (const octo of [older, newer, newest]) {
    expect((await deliver(again, 'octo', { secret: octo })).status).toBe(202);
  }
  expect((await again.lgtm(createBody('after the move'))).json).toEqual({ 'issue-id': `BOARD-${alerts + 1}` });
  expect((await again.lgtm(createBody('back again'))).json).toEqual({ 'issue-id': `BOARD-${alerts + 2}` });
  await again.kill('SIGTERM');

  const others = await runCommand(['export'], directory, {
    env: { ...env, TICKETWIRE_DATA: join(directory, 'empty') },
  });
  expect(others).toMatchObject({ status: 1, stderr: expect.stringContaining('Move into an empty store') });
  workplace.remove();
});

test('a destination with a registered source of its own is refused before anything is written', async () => {
  const workplace = makeWorkplace();
  const file = workplace.write('ticketwire.yml', configuration);
  const key = { TICKETWIRE_KEY: Buffer.alloc(32, 5).toString('base64') };
  const env = { DATABASE_URL: await postgres.createDatabase(), ...key };
  for (const where of [key, env]) {
    const receiver = await startReceiver(workplace.directory, { configuration: file, env: where });
    await register(receiver, { name: 'octo' });
    await receiver.kill('SIGTERM');
  }
  const refused = await runCommand(['export'], workplace.directory, { env });
  expect(refused).toMatchObject({ status: 1, stderr: expect.stringContaining('Move into an empty store') });
  workplace.remove();
});

test('without a database it says what is missing', async () => {
  const workplace = makeWorkplace();
  expect(await runCommand(['import'], workplace.directory)).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('DATABASE_URL is not set'),
  });
  workplace.remove();
});
