import type { HookEvent } from '../../model/event.ts';
import type { Message } from '../../model/message.ts';
import type { Template } from '../../model/rule.ts';
import { contextOf } from '../ticket-draft.ts';

export function messageOf(
  event: HookEvent,
  { senderLabel, text }: { senderLabel: string; text?: Template | undefined },
): Message | undefined {
  const rendered = (text?.render(contextOf(event, senderLabel)) ?? event.type).trim();
  const [line = '', ...details] = rendered.split('\n');
  if (line === '') return undefined;
  return {
    line,
    details: details.join('\n').trim(),
    tone: /closed|passed/.test(event.type) ? 'good' : /opened|failed/.test(event.type) ? 'bad' : 'neutral',
    event: {
      id: event.id,
      type: event.type,
      source: event.source,
      subject: event.subject,
      at: new Date(event.occurredAt).toISOString(),
      url: '',
    },
  };
}
