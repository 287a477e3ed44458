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

/** Headers as they are given on the command line, by their names in lower case. */
export function readHeaders(given: readonly string[] = []): Record<string, string> {
  const pairs = given.map((text) => {
    const [, name, value] = /^([A-Za-z0-9!#$%&'*+.^_`|~-]+):[ \t]*([^\r\n]*)$/.exec(text) ?? [];
    if (name !== undefined && value !== undefined) return [name.toLowerCase(), value.trim()] as const;
    throw new CommanderError(2, 'ticketwire.header', `'${text}' is no header: write it as 'Name: value'.`);
  });
  return Object.fromEntries(pairs);
}
