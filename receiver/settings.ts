import { TicketwireError } from '../shared/errors.ts';
import { addressValue } from '../shared/settings/values.ts';
import { parseKeys, type SealingKey } from './store/secrets.ts';

/** What the environment sets; documented in docs/operations.md. */
export interface Settings {
  host: string;
  port: number;
  dataDirectory: string;
  /** PostgreSQL instead of the embedded store. */
  databaseUrl: string | undefined;
  adminToken: string | undefined;
  /** Where senders reach the receiver, without a slash at the end; absent: where a request reached it. */
  publicUrl: string | undefined;
  /** What encrypts registered secrets: the first seals, all open. */
  keys: readonly SealingKey[] | undefined;
  /** Memory for bodies that are still arriving, in bytes. */
  intakeBytes: number;
  logLevel: string;
}

/**
 * Throws `configuration` when the receiver is to be reached from outside, and nothing but its own machine may open its
 * pages: behind a proxy, everybody would come from there.
 */
export function requireToken({ publicUrl, adminToken }: Settings): void {
  if (publicUrl === undefined || adminToken !== undefined) return;
  throw new TicketwireError(
    'configuration',
    'TICKETWIRE_PUBLIC_URL is set, but TICKETWIRE_ADMIN_TOKEN is not: a receiver that others can reach needs one. Set it to a long random text, such as the output of: openssl rand -hex 32',
  );
}

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'];

/** Throws `configuration`, naming the variable, when one cannot be used. */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  const port = env.PORT ?? '8080';
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
    throw new TicketwireError('configuration', `PORT must be a number from 0 to 65535, and is '${port}'.`);
  }
  const logLevel = env.LOG_LEVEL ?? 'info';
  if (!logLevels.includes(logLevel)) {
    throw new TicketwireError(
      'configuration',
      `LOG_LEVEL must be one of ${logLevels.join(', ')}, and is '${logLevel}'.`,
    );
  }
  if (env.TICKETWIRE_ADMIN_TOKEN === '') {
    throw new TicketwireError(
      'configuration',
      'TICKETWIRE_ADMIN_TOKEN is set, but empty: that would open the pages to everybody. Unset it, or give it a value.',
    );
  }
  for (const name of ['HOST', 'TICKETWIRE_DATA'] as const) {
    if (env[name] === '')
      throw new TicketwireError('configuration', `${name} is set, but empty. Unset it, or give it a value.`);
  }
  const { DATABASE_URL: databaseUrl } = env;
  if (databaseUrl !== undefined && !/^postgres(ql)?:\/\//.test(databaseUrl)) {
    throw new TicketwireError(
      'configuration',
      'DATABASE_URL must start with postgres://; nothing else is a store. Unset it for the embedded store.',
    );
  }
  return {
    host: env.HOST ?? '127.0.0.1',
    port: Number(port),
    dataDirectory: env.TICKETWIRE_DATA ?? './data',
    databaseUrl,
    adminToken: env.TICKETWIRE_ADMIN_TOKEN,
    publicUrl: readPublicUrl(env.TICKETWIRE_PUBLIC_URL),
    keys: readKeys(env.TICKETWIRE_KEY),
    intakeBytes: readIntakeBytes(env.TICKETWIRE_INTAKE_MEMORY ?? '64MiB'),
    logLevel,
  };
}

const [minIntakeMib, maxIntakeMib] = [16, 65_536];

function readIntakeBytes(text: string): number {
  const mib = /^(\d{1,5})MiB$/.exec(text)?.[1];
  if (mib !== undefined && Number(mib) >= minIntakeMib && Number(mib) <= maxIntakeMib) return Number(mib) * 1_048_576;
  throw new TicketwireError(
    'configuration',
    `TICKETWIRE_INTAKE_MEMORY must be a size from ${minIntakeMib}MiB to ${maxIntakeMib}MiB, such as 64MiB, and is '${text}'.`,
  );
}

function readPublicUrl(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const { success, data, error } = addressValue.safeParse(text);
  if (success) return data;
  throw new TicketwireError(
    'configuration',
    `TICKETWIRE_PUBLIC_URL ${error.issues[0]?.message ?? 'is no address'}. It is where senders reach this receiver, such as https://tickets.example.`,
  );
}

function readKeys(text: string | undefined): readonly SealingKey[] | undefined {
  if (text === undefined) return undefined;
  const keys = parseKeys(text);
  if (keys !== undefined) return keys;
  throw new TicketwireError(
    'configuration',
    'TICKETWIRE_KEY must be 32 random bytes in base64, or several such keys with commas between, the newest first. Make one with: openssl rand -base64 32',
  );
}
