import type { WrittenAt } from '../model/command.ts';
import type { HookEvent } from '../model/event.ts';
import { isOurs } from './marker.ts';
import type { WrittenCommand } from './slash-commands.ts';
import { hasSlashLine } from './slash-line.ts';

/**
 * The events, each followed by the commands that were given with it. Bots give none, and neither do our own tickets and
 * comments, whoever's token wrote them: what they say is often another's text. The parser is loaded for the first text that could hold one, because most never do.
 */
export async function withCommands(events: readonly HookEvent[]): Promise<readonly HookEvent[]> {
  if (!events.some(mayCommand)) return events;
  const { slashCommands } = await import('./slash-commands.ts');
  return events.flatMap((event) => [event, ...(mayCommand(event) ? commandEvents(event, slashCommands) : [])]);
}

function mayCommand({ written }: HookEvent): boolean {
  // Who gave it decides what it may do: where nobody knows who that was, it is none.
  if (written?.by === undefined || written.by.is_bot) return false;
  return hasSlashLine(written.text) && !isOurs(written.text);
}

function commandEvents(event: HookEvent, slashCommands: (text: string) => WrittenCommand[]): HookEvent[] {
  const { written, occasion, ...common } = event;
  if (written === undefined) return [];
  const { actor: _, author: __, ...data } = event.data;
  return slashCommands(written.text).map((command, place) => ({
    ...common,
    id: `${event.id}/command/${place}`,
    ...occasionOf(written.at, place, occasion),
    type: 'command.given',
    ...(written.at === undefined ? {} : { givenAt: written.at }),
    data: {
      ...data,
      command: { ...command, on: written.on },
      // Whose command it is decides what it may do: never the author of what it was written on.
      ...(written.by === undefined ? {} : { actor: written.by, author: written.by }),
    },
  }));
}

/** Several hooks may tell of one text: its place tells it from all others, and its commands never change. */
function occasionOf(
  at: WrittenAt | undefined,
  place: number,
  occasion: string | undefined,
): Pick<HookEvent, 'occasion'> {
  const isKnown = at !== undefined && (at.kind === 'text' || at.id !== undefined);
  const text = !isKnown ? occasion : [at.kind, at.key, at.id ?? ''].join(':');
  return text === undefined ? {} : { occasion: `${text}/command/${place}` };
}
