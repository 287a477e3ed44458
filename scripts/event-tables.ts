/** The tables of docs/events.md: what each sender's events become, read from the deliveries that tests use. */
import { bitbucketReadings } from '../shared/mapping/messages/bitbucket-readings.ts';
import { visibleWords } from '../shared/mapping/messages/cut-markdown.ts';
import { gitlabReadings } from '../shared/mapping/messages/gitlab-readings.ts';
import { pagerdutyReadings } from '../shared/mapping/messages/pagerduty-readings.ts';
import type { EventReading } from '../shared/mapping/messages/reading.ts';
import type { HookEvent } from '../shared/model/event.ts';
import type { Message } from '../shared/model/message.ts';
import { senders } from '../shared/senders/registry.ts';
import {
  githubExamples,
  messagesOf,
  reportedEvents,
  senderFixtures,
  silent,
  silentTypes,
  type Told,
} from '../test/contract/messages.ts';

interface Row {
  sender: string;
  event: string;
  type: string;
  subject: string;
  text: string;
}

const readings: Readonly<Record<string, Readonly<Record<string, EventReading>>>> = {
  gitlab: gitlabReadings,
  bitbucket: bitbucketReadings,
  pagerduty: pagerdutyReadings,
};

const maxTextChars = 160;

/** One table for each sender, in the order of their labels. */
export function eventTables(): string {
  const rows = [...githubExamples(), ...senderFixtures(), ...reportedEvents()].flatMap(rowsOf);
  return Object.values(senders)
    .toSorted((left, right) => left.label.localeCompare(right.label))
    .map(({ id, label }) => {
      const own = rows.filter(({ sender }) => sender === id);
      return [`## ${label}`, '', tableOf(id, own)].join('\n');
    })
    .join('\n\n');
}

function rowsOf(told: Told): Row[] {
  return messagesOf(told).map(({ event, message }) => ({
    sender: told.sender,
    event: told.what,
    type: event.type,
    subject: event.subject,
    text: message === undefined ? reasonOf(told, event) : lineOf(message),
  }));
}

function lineOf({ line }: Message): string {
  const words = visibleWords(line).replace(/\s+/g, ' ');
  return words.length > maxTextChars ? `${words.slice(0, maxTextChars - 1)}…` : words;
}

function reasonOf({ what }: Told, { type }: HookEvent): string {
  const instead = silent[what] ?? silentTypes[type] ?? silent[type.replace(/^other\./, '')];
  return instead === undefined ? '*silent: nothing has changed*' : `*silent: see ${instead}*`;
}

function tableOf(sender: string, rows: readonly Row[]): string {
  const seen = new Set<string>();
  const first = rows.filter(({ event, type }) => {
    const key = `${event} ${type}`;
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
  const known = new Set(rows.map(({ type }) => type));
  const others = Object.entries(readings[sender] ?? {}).filter(([name]) => !known.has(`other.${name}`));
  const lines = [
    ...first.map(({ event, type, subject, text }) => [event, `\`${type}\``, `\`${subject}\``, text]),
    ...others.map(([name, reading]) => [name, `\`other.${name}\``, '', wordsOf(reading)]),
  ];
  const sorted = lines.toSorted(([left = ''], [right = '']) => (left < right ? -1 : left > right ? 1 : 0));
  return ['| event | type | subject | message |', '| --- | --- | --- | --- |', ...sorted.map(lineOfCells)].join('\n');
}

/** Returns the words of a reading for which there is no delivery; members of the body are in braces. */
function wordsOf({ what, deed, deeds, states = [], names: [name = ''] = [] }: EventReading): string {
  if (deed !== undefined) return `… ${deed} ${name}`;
  if (deeds !== undefined) return Object.values(deeds).join('; ');
  return `${what} ${name}: ${states[0] ?? ''}`;
}

function lineOfCells(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ').trim()).join(' | ')} |`;
}
