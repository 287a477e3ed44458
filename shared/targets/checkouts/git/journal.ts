import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { TicketwireError } from '../../../errors.ts';
import { isJsonObject } from '../../../mapping/json-body.ts';

/** What is being done to a checkout, written down before it is done. */
export type Journal =
  | { phase: 'fetch'; from: string }
  /** `run`: the programs run; `record`: all is done but for writing that down. */
  | { phase: 'move' | 'run' | 'record'; from: string; to: string; programs: string };

const fileName = 'ticketwire.journal';

export function writeJournal(gitDirectory: string, journal: Journal): void {
  writeWhole(join(gitDirectory, fileName), JSON.stringify(journal));
}

/** What was not brought to its end, and when it was written; undefined where nothing was left. */
export function readJournal(gitDirectory: string): { journal: Journal; writtenAt: number } | undefined {
  const file = join(gitDirectory, fileName);
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
  const json = parsed(text);
  if (isJsonObject(json) && typeof json.phase === 'string')
    return { journal: json as unknown as Journal, writtenAt: statSync(file).mtimeMs };
  throw new TicketwireError(
    'target-refused',
    `${file} is not what was written there. Look at the checkout, remove it.`,
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function endJournal(gitDirectory: string): void {
  rmSync(join(gitDirectory, fileName), { force: true });
}

/** The file is either as before or as written, whenever the machine stops. */
export function writeWhole(file: string, text: string): void {
  const draft = `${file}.new`;
  const handle = openSync(draft, 'w', 0o600);
  try {
    writeSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(draft, file);
}
