import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import pino from 'pino';
import { createHttp } from '../../shared/clients/http.ts';
import { requireConfiguration } from '../../shared/config/load.ts';
import { TicketwireError } from '../../shared/errors.ts';
import type { Invitation } from '../../shared/store/invitations.ts';
import { createMemoryStore } from '../../shared/store/memory.ts';
import type { Membership } from '../../shared/targets/memberships/membership.ts';
import { findConfiguration } from '../configuration-file.ts';
import { readSettings } from '../settings.ts';
import { openPostgresStore } from '../store/postgres.ts';
import { openSqliteStore } from '../store/sqlite.ts';
import type { ReceiverStore } from '../store/store.ts';
import { print, printJson } from './print.ts';

interface Options {
  config?: string;
  json?: boolean;
  to?: string;
}

export function addInvitations(program: Command): void {
  const invitations = program
    .command('invitations')
    .description('look at who was invited to organisations; the embedded store while no receiver runs on it');
  invitations.command('list').description('who was invited').option('--json', 'print JSON').action(list);
  invitations
    .command('forget')
    .description('let somebody be invited anew')
    .argument('<person>', "login as the list shows it, or the account's number")
    .option('--of <organization>', 'address of the organisation as the list shows it, where there are several')
    .action(forget);
  invitations
    .command('import')
    .description('keep who was invited by another program, so that they are not invited again')
    .argument('<file>', 'logins, one a line; - reads standard input')
    .option('--to <target>', 'target of the configuration; the only one that invites unless given')
    .option('--config <file>', 'configuration file')
    .option('--json', 'print JSON')
    .action(importLogins);
}

async function list({ json }: Options): Promise<void> {
  const found = await withStore(({ invitations }) => invitations.list());
  if (json) {
    printJson({ invitations: found.map(shown) });
    return;
  }
  for (const each of found) print(lineOf(each));
  if (found.length === 0) print('Nobody was invited.');
}

async function forget(person: string, { of }: { of?: string }): Promise<void> {
  const isMeant = ({ login, userId, organization }: Invitation) => {
    // Digits alone are a number, whoever else may have them for a login.
    const isThem = /^\d+$/.test(person) ? String(userId) === person : login.toLowerCase() === person.toLowerCase();
    return isThem && (of === undefined || organization === of.toLowerCase());
  };
  const gone = await withStore(async ({ invitations }) => {
    const [meant, ...others] = (await invitations.list()).filter(isMeant);
    if (meant === undefined) throw new TicketwireError('unprocessable', `Nobody called ${person} was invited.`);
    if (others.length > 0) {
      const all = [meant, ...others].map(lineOf).join('\n');
      const message = `Several are called ${person}; say which by the account's number, and by --of:\n${all}`;
      throw new TicketwireError('unprocessable', message);
    }
    await invitations.forget(meant);
    return meant;
  });
  print(`Forgotten  ${lineOf(gone)}`);
}

async function importLogins(file: string, options: Options): Promise<void> {
  const membership = membershipFor(options);
  const lines = readFileSync(file === '-' ? 0 : file, 'utf8').split('\n');
  const logins = [...new Set(lines.map((line) => line.trim()).filter((line) => line !== ''))];
  const counts = { kept: 0, known: 0, unknown: [] as string[] };
  await withStore(async ({ invitations }) => {
    for (const login of logins) {
      const person = await membership.findPerson({ id: null, login });
      const at = Date.now();
      if (person === undefined) counts.unknown.push(login);
      else if (
        await invitations.add({
          organization: membership.address,
          userId: person.id,
          login: person.login,
          occasion: '',
          intendedAt: at,
          invitedAt: at,
          welcomedAt: null,
        })
      )
        counts.kept += 1;
      else counts.known += 1;
    }
  });
  if (options.json) {
    printJson(counts);
    return;
  }
  print(`${counts.kept} kept as invited, ${counts.known} known already.`);
  for (const login of counts.unknown) print(`No account is called ${login}: renamed, or gone.`);
}

function membershipFor({ config, to }: Options): Membership {
  const { dataDirectory } = readSettings(process.env);
  const found = findConfiguration({ named: config, env: process.env, dataDirectory });
  const { targets } = requireConfiguration({ ...found, now: Date.now() });
  const { board } = createMemoryStore();
  const dependencies = { board, now: Date.now, openHttp: (timeoutMs: number) => createHttp({ timeoutMs }) };
  const inviting = targets
    .filter(({ name }) => to === undefined || name === to)
    .flatMap(({ name, open }) => {
      const { membership } = open(dependencies);
      return membership === undefined ? [] : [{ name, membership }];
    });
  const [target, ...others] = inviting;
  if (target !== undefined && others.length === 0) return target.membership;
  const names = inviting.map(({ name }) => name).join(', ');
  const message =
    target === undefined
      ? `No target${to === undefined ? '' : ` called '${to}'`} invites people: one of type github-org does.`
      : `Several targets invite people: say which by --to (${names}).`;
  throw new TicketwireError('configuration', message);
}

async function withStore<T>(use: (store: ReceiverStore) => Promise<T>): Promise<T> {
  const { databaseUrl, dataDirectory } = readSettings(process.env);
  const store =
    databaseUrl === undefined
      ? await openSqliteStore(dataDirectory, Date.now)
      : (await openPostgresStore(databaseUrl, pino({ level: 'silent' }))).store;
  try {
    return await use(store);
  } finally {
    await store.close();
  }
}

function shown({ occasion: _, intendedAt, invitedAt, welcomedAt, ...who }: Invitation) {
  const time = (at: number | null) => (at === null ? null : new Date(at).toISOString());
  return { ...who, intendedAt: time(intendedAt), invitedAt: time(invitedAt), welcomedAt: time(welcomedAt) };
}

function lineOf(invitation: Invitation): string {
  const { organization, userId, login, invitedAt, welcomedAt } = shown(invitation);
  const state = invitedAt === null ? 'begun, end unknown' : `invited ${invitedAt}`;
  return `${login}  ${userId}  ${organization}  ${state}${welcomedAt === null ? '' : `, welcomed ${welcomedAt}`}`;
}
