import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { defaultTextOf } from '../../shared/mapping/default-text.ts';
import { visibleWords } from '../../shared/mapping/messages/cut-markdown.ts';
import { messagesOf, type Told } from './messages.ts';

/** Events that other programs misread, with what Ticketwire makes of them. test/fixtures/reports.md lists them. */
interface Reported extends Told {
  /** The type, the message, and the title of a ticket where it is of an alert or a run; `null`: nothing is said. */
  events: { type: string; repository?: string; message: string | null; title?: string }[];
}

const reported = JSON.parse(readFileSync('test/fixtures/reported-events.json', 'utf8')) as Reported[];

test.each(reported.map((each) => [each.what, each] as const))('%s is read correctly', (_what, { events, ...told }) => {
  const read = messagesOf(told).map(({ event, message }) => ({
    type: event.type,
    ...(event.data.repository?.full_name ? { repository: event.data.repository.full_name } : {}),
    message: message === undefined ? null : visibleWords([message.line, message.details].join('\n')),
    ...(/^(run|alert)\./.test(event.type) ? { title: defaultTextOf(event, told.sender).title() } : {}),
  }));
  expect(read).toEqual(events);
});
