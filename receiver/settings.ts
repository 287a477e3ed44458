import { TicketwireError } from '../shared/errors.ts';

/** What the environment sets; documented in docs/operations.md. */
export interface Settings {
  host: string;
  port: number;
  dataDirectory: string;
  /** PostgreSQL instead of the embedded store. */
  databaseUrl: string | undefined;
  adminToken: string | undefined;
  logLevel: string;
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
    logLevel,
  };
}
