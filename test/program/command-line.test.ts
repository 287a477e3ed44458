import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createBody, makeWorkplace, runCommand, secret, startReceiver } from './receiver-process.ts';

describe('ticketwire on the command line', () => {
  let workplace: ReturnType<typeof makeWorkplace>;

  beforeEach(() => {
    workplace = makeWorkplace();
  });
  afterEach(() => workplace.remove());

  test('serve without a configuration file sets up a board, shows its secret once, and keeps it private', async () => {
    const first = await startReceiver(workplace.directory);
    const made = /Secret {4}([0-9a-f]{64})/.exec(first.printed())?.[1] ?? 'none';
    const file = join(workplace.directory, 'data', 'lgtm.secret');
    expect(readFileSync(file, 'utf8').trim()).toBe(made);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(first.printed()).toContain(`${first.address}/admin/`);

    const alert = workplace.write('alert.json', JSON.stringify(createBody()));
    const port = new URL(first.address).port;
    const sent = await runCommand(['send', 'lgtm', alert], workplace.directory, { env: { PORT: port } });
    expect(sent).toEqual({ status: 0, stdout: '201 {"issue-id":"BOARD-1"}\n', stderr: '' });
    expect(await first.kill('SIGTERM')).toBe(0);

    const second = await startReceiver(workplace.directory);
    expect(second.printed()).not.toContain(made);
    await second.kill('SIGTERM');
  });

  test('init writes a file to start from, valid with and without its examples, and never over another', async () => {
    const env = Object.fromEntries(
      ['LGTM_SECRET', 'GITHUB_WEBHOOK_SECRET', 'ALERTMANAGER_TOKEN', 'GITHUB_TOKEN', 'JIRA_TOKEN'].map((name) => [
        name,
        'x',
      ]),
    );
    env.SLACK_WEBHOOK_URL = 'https://hooks.slack.com/services/T/B/x';
    const run = (...given: string[]) => runCommand(given, workplace.directory, { env });
    expect(await run('init')).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('ticketwire.yml is written'),
    });
    expect(await run('check')).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('1 source, 1 target, 1 rule'),
    });
    const file = join(workplace.directory, 'ticketwire.yml');
    const text = readFileSync(file, 'utf8');
    workplace.write('all.yml', text.replace(/^#(?= {2})/gm, ''));
    expect(await run('check', 'all.yml')).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('3 sources, 4 targets, 3 rules'),
    });
    expect(await run('init')).toMatchObject({ status: 1, stderr: expect.stringContaining('left as it is') });
    expect(readFileSync(file, 'utf8')).toBe(text);
    expect(await run('init', 'no/such/folder.yml')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('ENOENT'),
    });
  });

  test('send fails with what the receiver said, and with a remedy when none runs', async () => {
    const receiver = await startReceiver(workplace.directory);
    const url = `${receiver.address}/hooks/lgtm`;
    const refused = await runCommand(['send', 'lgtm', '-', '--url', url], workplace.directory, { input: '{}' });
    expect(refused).toMatchObject({ status: 1, stdout: expect.stringMatching(/^400 .*transition/) });
    await receiver.kill('SIGTERM');
    const alone = await runCommand(['send', 'lgtm', '-', '--url', url], workplace.directory, { input: '{}' });
    expect(alone).toMatchObject({ status: 1, stderr: expect.stringContaining('could not be reached') });
    const unknown = await runCommand(['send', 'lgmt', '-'], workplace.directory, { input: '{}' });
    expect(unknown).toMatchObject({ status: 2, stderr: expect.stringContaining("No source is called 'lgmt'") });
  });

  test('a second process on the same directory is refused, with the id of the first', async () => {
    const receiver = await startReceiver(workplace.directory);
    const second = await runCommand(['serve'], workplace.directory);
    expect(second).toMatchObject({ status: 1, stderr: expect.stringContaining(`in use by process ${receiver.pid}.`) });
    expect((await receiver.get('/readyz')).status).toBe(200);
    await receiver.kill('SIGKILL');
    const third = await startReceiver(workplace.directory);
    expect(await third.kill('SIGTERM')).toBe(0);
  });

  test.each<[string, string, string]>([
    ['an empty secret', 'sources:\n  lgtm: { sender: lgtm, secret: "" }', 'sources.lgtm.secret: must not be empty'],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a variable of the configuration file
    ['an unset variable', 'sources:\n  lgtm: { sender: lgtm, secret: "${NOT_SET}" }', 'NOT_SET is not set'],
    ['no secret', 'sources:\n  lgtm: { sender: lgtm }', 'sources.lgtm.secret: this key is missing'],
    [
      'an empty token',
      'targets:\n  a: { type: github-issues, repository: o/r, token: "" }',
      'targets.a.token: must not be empty',
    ],
  ])('serve refuses to start with %s, and names the place', async (_what, text, message) => {
    const configuration = workplace.write('ticketwire.yml', text);
    const { status, stderr } = await runCommand(['serve', '--config', configuration], workplace.directory);
    expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringContaining(message) });
    expect(stderr).toContain(`${configuration}:`);
    expect(stderr.replaceAll(workplace.directory, '')).not.toMatch(/TOK|PW/);
  });

  test('check reports every mistake with its place and the name that was meant, and exits with 2', async () => {
    const file = workplace.write(
      'wrong.yml',
      `sources:
  lgtm:
    sender: lgmt
    secrett: "${secret}"
targets:
  board: { type: locl }
rules:
  - name: One
    on: alert.opend
    do:
      - track: bord
`,
    );
    const { status, stdout, stderr } = await runCommand(['check', file], workplace.directory);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr.split('\n').slice(0, -1)).toEqual([
      `${file}:3:13: sources.lgtm.sender: unknown sender 'lgmt'. Did you mean 'lgtm'?`,
      `${file}:4:5: sources.lgtm.secrett: unknown key 'secrett'. Did you mean 'secret'?`,
      `${file}:6:18: targets.board.type: unknown target type 'locl'. Did you mean 'local'?`,
      `${file}:9:9: rules[1].on: no event is called 'alert.opend'. Did you mean 'alert.opened'?`,
      `${file}:11:16: rules[1].do[1].track: no target is called 'bord'. Did you mean 'board'?`,
      `5 mistakes in ${file}.`,
    ]);
    const asJson = await runCommand(['check', file, '--json'], workplace.directory);
    expect((JSON.parse(asJson.stdout) as { problems: unknown[] }).problems).toHaveLength(5);
  });

  test('check says what a valid file holds', async () => {
    const file = workplace.write('right.yml', 'targets:\n  board: { type: local }\n');
    const { status, stdout } = await runCommand(['check', file], workplace.directory);
    expect({ status, stdout }).toEqual({ status: 0, stdout: `${file} is valid: 0 sources, 1 target, 0 rules.\n` });
  });

  test.each([
    [['explode'], 2],
    [['check', 'a', 'b'], 2],
    [['send'], 2],
    [['check', 'missing.yml'], 2],
    [['--help'], 0],
    [['--version'], 0],
  ])('%j exits with %i', async (args, status) => {
    const ended = await runCommand(args, workplace.directory);
    expect(ended.status).toBe(status);
    expect(ended.stdout + ended.stderr).toMatch(/\w/);
    expect(ended.stderr).not.toMatch(/ {4}at /);
  });

  test('a start that fails keeps no secret that nobody has seen', async () => {
    const receiver = await startReceiver(workplace.directory);
    const other = join(workplace.directory, 'other');
    const env = { PORT: new URL(receiver.address).port, TICKETWIRE_DATA: other };
    expect((await runCommand(['serve'], workplace.directory, { env })).status).toBe(2);
    expect((await runCommand(['check'], workplace.directory, { env })).stdout).toContain('nothing to check');
    await receiver.kill('SIGTERM');
    const second = await startReceiver(workplace.directory, { env: { TICKETWIRE_DATA: other } });
    expect(second.printed()).toMatch(/Secret {4}[0-9a-f]{64}/);
    await second.kill('SIGTERM');
  });

  test.each<[string, Record<string, string>, string]>([
    ['an empty HOST', { HOST: '' }, 'HOST is set, but empty'],
    ['an empty TICKETWIRE_DATA', { TICKETWIRE_DATA: '' }, 'TICKETWIRE_DATA is set, but empty'],
    [
      'a data directory in a file',
      { TICKETWIRE_DATA: '/dev/null/x' },
      'cannot be kept in /dev/null/x/lgtm.secret (ENOTDIR)',
    ],
    ['an odd LOG_LEVEL', { LOG_LEVEL: 'loud' }, 'LOG_LEVEL must be one of'],
    ['an empty admin token', { TICKETWIRE_ADMIN_TOKEN: '' }, 'TICKETWIRE_ADMIN_TOKEN is set, but empty'],
    ['an odd DATABASE_URL', { DATABASE_URL: 'mysql://h/x' }, 'DATABASE_URL must start with postgres://'],
  ])('%s is said in a sentence', async (_what, env, message) => {
    const { status, stderr } = await runCommand(['serve'], workplace.directory, { env });
    expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringContaining(message) });
    expect(stderr).not.toMatch(/ {4}at /);
  });

  test('a database that cannot be reached is reported without its password', async () => {
    const env = { DATABASE_URL: 'postgres://user:hidden@127.0.0.1:1/none' };
    const { status, stderr } = await runCommand(['serve'], workplace.directory, { env });
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: expect.stringContaining('The database that DATABASE_URL names cannot be used'),
    });
    expect(stderr).not.toContain('hidden');
  });

  test('a port that is taken, or none at all, is said in a sentence', async () => {
    const receiver = await startReceiver(workplace.directory);
    const env = { PORT: new URL(receiver.address).port, TICKETWIRE_DATA: join(workplace.directory, 'other') };
    const taken = await runCommand(['serve'], workplace.directory, { env });
    expect(taken).toMatchObject({ status: 2, stderr: expect.stringContaining('another program listens there') });
    await receiver.kill('SIGTERM');
    const wrong = await runCommand(['serve'], workplace.directory, { env: { PORT: 'eighty' } });
    expect(wrong).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("PORT must be a number from 0 to 65535, and is 'eighty'"),
    });
  });
});
