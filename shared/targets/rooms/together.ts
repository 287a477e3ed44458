import { inertMarkdown } from '../../mapping/escape.ts';
import type { PostEffect } from '../../model/effect.ts';
import type { Message } from '../../model/message.ts';

/** Nobody reads more lines at once, and every room takes so much whole: Discord takes the least. */
const most = { lines: 40, chars: 2_600 } as const;

/** One message of several; of one, itself. */
export function togetherOf(effects: readonly [PostEffect, ...PostEffect[]]): Message {
  const [first] = effects;
  const last = effects.at(-1) ?? first;
  if (effects.length === 1) return first.message;
  const messages = effects.map(({ message }) => message);
  const shown: string[] = [];
  let chars = 0;
  for (const { line } of messages) {
    chars += line.length;
    if (shown.length > 0 && (shown.length === most.lines || chars > most.chars)) break;
    shown.push(`- ${line}`);
  }
  const more = messages.length - shown.length;
  const tones = new Set(messages.map(({ tone }) => tone));
  return {
    line: `${messages.length} messages: ${inertMarkdown(first.digest ?? '')}`,
    details: [...shown, ...(more > 0 ? [`- and ${more} more`] : [])].join('\n'),
    tone: tones.has('bad') ? 'bad' : tones.size === 1 ? first.message.tone : 'neutral',
    event: last.message.event,
  };
}
