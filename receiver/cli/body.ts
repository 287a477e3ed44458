import { readFileSync } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import { CommanderError } from 'commander';

/** The bytes of a file, or of standard input for `-`. */
export async function readBody(file: string): Promise<Uint8Array> {
  if (file === '-') return buffer(process.stdin);
  try {
    return readFileSync(file);
  } catch (cause) {
    const reason = (cause as NodeJS.ErrnoException).code ?? 'unknown reason';
    throw new CommanderError(2, 'ticketwire.file', `The file ${file} cannot be read (${reason}).`);
  }
}
