import type { HookEvent } from '../model/event.ts';
import type { WrittenCommand } from './slash-commands.ts';
import { hasSlashLine } from './slash-line.ts';

/**
 * The events, each followed by the commands that were given with it. Bots give none: what they write is often another's
 * text. The parser is loaded for the first text that could hold one, because most never do.
 */
export async function withCommands(events: readonly HookEvent[]): Promise<readonly HookEvent[]> {
  if (!events.some(mayCommand)) return events;
  const { slashCommands } = await import('./slash-commands.ts');
  return events.flatMap((event) => [event, ...(mayCommand(event) ? commandEvents(event, slashCommands) : [])]);
}

function mayCommand({ written }: HookEvent): boolean {
  return written !== undefined && written.by?.is_bot !== true && hasSlashLine(written.text);
}

function commandEvents(event: HookEvent, slashCommands: (text: string) => WrittenCommand[]): HookEvent[] {
  const { written, occasion, ...common } = event;
  if (written === undefined) return [];
  const { actor: _, author: __, ...data } = event.data;
  return slashCommands(written.text).map((command, place) => ({
    ...common,
    id: `${event.id}/command/${place}`,
    ...(occasion === undefined ? {} : { occasion: `${occasion}/command/${place}` }),
    type: 'command.given',
    data: {
      ...data,
      command: { ...command, on: written.on },
      // Whose command it is decides what it may do: never the author of what it was written on.
      ...(written.by === undefined ? {} : { actor: written.by, author: written.by }),
    },
  }));
}
