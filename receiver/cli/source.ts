import { CommanderError } from 'commander';
import type { Source } from '../../shared/senders/source.ts';

/** The source of that name; ends the command, naming those there are, when `file` has none. */
export function requireSource(name: string, sources: readonly Source[], file: string): Source {
  const source = sources.find((each) => each.name === name);
  if (source !== undefined) return source;
  const known = sources.map((each) => each.name).join(', ');
  throw new CommanderError(
    2,
    'ticketwire.source',
    `No source is called '${name}' in ${file}. ${known === '' ? 'There is none in it.' : `Known: ${known}.`} Registered ones are known only to the running receiver.`,
  );
}
