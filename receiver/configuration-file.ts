import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Configuration } from '../shared/config/configuration.ts';
import type { ConfigurationText } from '../shared/config/document.ts';
import { TicketwireError } from '../shared/errors.ts';

export interface FoundConfiguration extends ConfigurationText {
  /** The set-up for trying Ticketwire out, used where there is no configuration file. */
  isLocalSetup: boolean;
}

export const defaultFile = 'ticketwire.yml';
export const secretFile = 'lgtm.secret';

/** What runs without a configuration file: the same as this file would. */
const localSetup = `sources:
  lgtm: { sender: lgtm, secret: { file: ${secretFile} } }
targets:
  board: { type: local }
rules:
  - name: Alerts become tickets
    on: alert
    do:
      - track: board
`;

/**
 * The configuration's text: the named file, else the one that `TICKETWIRE_CONFIG` names, else `ticketwire.yml` here,
 * else the local set-up. Throws `configuration` when a named file cannot be read.
 */
export function findConfiguration(options: {
  named: string | undefined;
  env: Readonly<Record<string, string | undefined>>;
  dataDirectory: string;
}): FoundConfiguration {
  const { env } = options;
  const named = options.named ?? env.TICKETWIRE_CONFIG;
  if (named === undefined && !existsSync(defaultFile)) {
    return {
      text: localSetup,
      file: '(local set-up)',
      directory: resolve(options.dataDirectory),
      env,
      isLocalSetup: true,
    };
  }
  const file = named ?? defaultFile;
  try {
    return { text: readFileSync(file, 'utf8'), file, directory: dirname(resolve(file)), env, isLocalSetup: false };
  } catch (cause) {
    const reason = (cause as NodeJS.ErrnoException).code ?? 'unknown reason';
    throw new TicketwireError('configuration', `The configuration file ${file} cannot be read (${reason}).`, { cause });
  }
}

/**
 * The configuration of a file that the receiver can work by. One that holds nothing is just being written, or was lost; it
 * does not want every source gone. Throws `configuration` with every mistake.
 */
export function requireFilled(found: FoundConfiguration, configuration: Configuration): Configuration {
  if (isFilled(configuration)) return configuration;
  throw new TicketwireError('configuration', `${found.file}: ${emptyFile}`);
}

export function isFilled({ sources, targets, rules }: Configuration): boolean {
  return sources.length + targets.length + rules.length > 0;
}

export const emptyFile = 'it holds no source, target or rule. Most likely it is empty, or was just being written.';

/** Makes the local set-up's secret when there is none; gives it when it is new, so that it can be shown this once. */
export function ensureLocalSecret(dataDirectory: string): string | undefined {
  const file = join(dataDirectory, secretFile);
  const secret = randomBytes(32).toString('hex');
  try {
    mkdirSync(dataDirectory, { recursive: true, mode: 0o700 });
    writeFileSync(file, `${secret}\n`, { mode: 0o600, flag: 'wx' });
    return secret;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'EEXIST') return undefined;
    const reason = (cause as NodeJS.ErrnoException).code ?? 'unknown reason';
    throw new TicketwireError(
      'configuration',
      `The secret of the local set-up cannot be kept in ${file} (${reason}). Set TICKETWIRE_DATA to a directory this user may write.`,
      { cause },
    );
  }
}

export function removeLocalSecret(dataDirectory: string): void {
  rmSync(join(dataDirectory, secretFile), { force: true });
}
