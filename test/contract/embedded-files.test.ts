import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import pino from 'pino';
import { explainFileTrouble } from '../../receiver/store/file-trouble.ts';
import { openSqliteStore } from '../../receiver/store/sqlite.ts';
import { findUnreadable, logLost } from '../../receiver/store/wal.ts';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'ticketwire-files-'));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

const modesIn = (data: string) =>
  Object.fromEntries(readdirSync(data).map((name) => [name, (statSync(join(data, name)).mode & 0o777).toString(8)]));

describe('files of the embedded store', () => {
  test('only their owner may read them, whatever the umask', async () => {
    const data = join(directory, 'data');
    const umask = process.umask(0);
    try {
      const store = await openSqliteStore(data, Date.now);
      await store.checkWritable();
      const modes = modesIn(data);
      await store.close();
      expect(Object.keys(modes)).toEqual(
        expect.arrayContaining(['ticketwire.lock', 'ticketwire.pid', 'ticketwire.sqlite', 'ticketwire.sqlite-wal']),
      );
      expect(new Set(Object.values(modes))).toEqual(new Set(['600']));
      expect(statSync(data).mode & 0o777).toBe(0o700);
    } finally {
      process.umask(umask);
    }
  });

  test('those of an existing store, and copies of them, are taken from others; other files stay as they are', async () => {
    await (await openSqliteStore(directory, Date.now)).close();
    const own = [
      'ticketwire.lock',
      'ticketwire.pid',
      'ticketwire.sqlite',
      'ticketwire.sqlite.backup',
      'key',
      'lgtm.secret',
    ];
    for (const name of [...own, 'ticketwire.yml']) {
      if (!existsSync(join(directory, name))) writeFileSync(join(directory, name), '');
      chmodSync(join(directory, name), 0o644);
    }
    await (await openSqliteStore(directory, Date.now)).close();
    const modes = modesIn(directory);
    for (const name of own) expect([name, modes[name]]).toEqual([name, '600']);
    expect(modes['ticketwire.yml']).toBe('644');
  });
});

describe('why the embedded store cannot be opened', () => {
  const system = (code: string) => ({ code });
  const sqlite = (errcode: number) => ({ code: 'ERR_SQLITE_ERROR', errcode });
  test.each([
    [system('ENOSPC'), /disk is full.*Free some space/],
    [system('EDQUOT'), /disk is full.*Free some space/],
    [sqlite(13), /disk is full.*Free some space/],
    [system('EROFS'), /read-only.*Mount it writable/],
    [sqlite(8), /read-only.*Mount it writable/],
    [system('EACCES'), /may not write there.*permissions/],
    [system('EPERM'), /may not write there.*permissions/],
    [sqlite(14), /may not write there.*permissions/],
    [sqlite(11), /damaged.*backup/],
    [sqlite(26), /damaged.*backup/],
    [sqlite(10), /unknown reason.*Check the disk/],
  ])('%j: the message names the cause and a remedy', (cause, expected) => {
    const { why, remedy } = explainFileTrouble(directory, cause);
    expect(`${why}. ${remedy}`).toMatch(expected);
  });

  test('a file that is no store is named as damaged', async () => {
    writeFileSync(join(directory, 'ticketwire.sqlite'), 'x'.repeat(50_000));
    await expect(openSqliteStore(directory, Date.now)).rejects.toMatchObject({
      code: 'store-unavailable',
      message: expect.stringMatching(/^The store in .* cannot be opened: a file of the store is damaged.* backup\.$/),
    });
  });

  test('a full disk and a read-only one are named as such', async () => {
    const mount = (size: string) => spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', directory]);
    if (mount('32k').status !== 0) {
      process.stderr.write('skipped: this user may not mount a file system\n');
      return;
    }
    try {
      await expect(openSqliteStore(join(directory, 'data'), Date.now)).rejects.toThrow(/disk is full.*Free some space/);
      spawnSync('mount', ['-o', 'remount,ro', directory]);
      for (const data of ['data', 'new']) {
        const opening = openSqliteStore(join(directory, data), Date.now);
        await expect(opening).rejects.toThrow(/read-only.*Mount it writable/);
      }
    } finally {
      spawnSync('umount', [directory]);
    }
  });
});

const commits = 12;

/** A database as a process leaves it that is killed after some commits, each of several pages. */
function leaveBehind(options: { isBegunAnew: boolean }): { file: string; wal: string } {
  const [live, left] = [join(directory, 'live'), join(directory, 'left')];
  mkdirSync(live);
  mkdirSync(left);
  const database = new DatabaseSync(join(live, 'ticketwire.sqlite'));
  database.exec('pragma page_size = 1024; pragma journal_mode = wal; pragma wal_autocheckpoint = 0');
  database.exec('create table rows (n integer, filler blob)');
  const write = (n: number) => database.prepare('insert into rows values (?, zeroblob(3000))').run(n);
  if (options.isBegunAnew) {
    for (let n = 100; n < 130; n += 1) write(n);
    database.exec('pragma wal_checkpoint(restart); delete from rows');
  }
  for (let n = 0; n < commits; n += 1) write(n);
  for (const name of ['ticketwire.sqlite', 'ticketwire.sqlite-wal']) copyFileSync(join(live, name), join(left, name));
  database.close();
  rmSync(live, { recursive: true });
  return { file: join(left, 'ticketwire.sqlite'), wal: join(left, 'ticketwire.sqlite-wal') };
}

/** How many commits SQLite finds. */
function recover(file: string): number {
  try {
    const database = new DatabaseSync(file);
    try {
      return Number(database.prepare('select count(*) as count from rows where n < 100').get()?.count);
    } finally {
      database.close();
    }
  } catch {
    // Without its log the file holds no table.
    return 0;
  }
}

describe.each([{ isBegunAnew: false }, { isBegunAnew: true }])('a write-ahead log, %j', (options) => {
  test('a whole one is read whole', () => {
    const { file, wal } = leaveBehind(options);
    expect(findUnreadable(wal)).toBeUndefined();
    expect(recover(file)).toBe(commits);
  });

  test('one without its end is torn, which is normal', () => {
    const { file, wal } = leaveBehind({ isBegunAnew: false });
    truncateSync(wal, statSync(wal).size - 1_500);
    expect(findUnreadable(wal)).toMatchObject({ isTornEnd: true });
    expect(recover(file)).toBe(commits - 1);
  });

  test('it is found damaged exactly when SQLite loses more than the last commit', () => {
    const { file, wal } = leaveBehind(options);
    const [database, log] = [readFileSync(file), readFileSync(wal)];
    fc.assert(
      fc.property(fc.integer({ min: 0, max: log.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const damaged = Buffer.from(log);
        damaged[at] = (damaged[at] ?? 0) ^ change;
        writeFileSync(file, database);
        writeFileSync(wal, damaged);
        rmSync(`${file}-shm`, { force: true });
        const found = findUnreadable(wal);
        const lost = commits - recover(file);
        if (lost === 0) expect(found).toBeUndefined();
        else expect(found).toMatchObject({ isTornEnd: lost === 1 });
        expect(found?.bytes ?? 1).toBeGreaterThan(0);
      }),
      { numRuns: 200 },
    );
  });
});

test('the log says how many bytes of a damaged write-ahead log were lost', async () => {
  const data = join(directory, 'data');
  const store = await openSqliteStore(data, Date.now);
  for (let count = 0; count < 5; count += 1) await store.checkWritable();
  const left = join(directory, 'copy');
  mkdirSync(left);
  for (const name of ['ticketwire.sqlite', 'ticketwire.sqlite-wal']) copyFileSync(join(data, name), join(left, name));
  await store.close();
  const wal = join(left, 'ticketwire.sqlite-wal');
  const bytes = readFileSync(wal);
  const frame = 16_384 + 24;
  const frames = Math.floor((bytes.length - 32) / frame);
  // In the middle of the last commits, so that the tables are whole.
  const at = 32 + (frames - 8) * frame + 2_000;
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(wal, bytes);
  const lines: Record<string, unknown>[] = [];
  const log = pino({}, { write: (line: string) => lines.push(JSON.parse(line)) });
  const opened = await openSqliteStore(left, Date.now);
  const lost = await opened.findLost();
  if (lost !== undefined) logLost(lost, log);
  await opened.close();
  expect(lines).toMatchObject([{ level: 40, bytes: expect.any(Number), msg: expect.stringContaining('is damaged') }]);
});
