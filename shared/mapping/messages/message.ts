import type { EventData, HookEvent } from '../../model/event.ts';
import type { Message } from '../../model/message.ts';
import type { Template } from '../../model/rule.ts';
import { inertMarkdown } from '../escape.ts';
import { compileTemplate } from '../template.ts';
import { contextOf } from '../ticket-draft.ts';
import { cutMarkdown, visibleWords } from './cut-markdown.ts';
import { familyTextNameOf, messageTexts, textNameOf } from './message-texts.ts';
import { isForPeople, withOther } from './other-facts.ts';
import { shortFacts } from './shorten.ts';

/** In characters that people see. */
const limits = { line: 500, details: 3_500 };

const compiled = new Map<string, Template>();

/** Made when the first message needs it. */
function builtIn(name: string): Template {
  const known = compiled.get(name) ?? compileTemplate(messageTexts[name] ?? '', 'markdown');
  compiled.set(name, known);
  return known;
}

/**
 * What is said of an event in a room; undefined where its text comes out empty, which says that nothing is to be said.
 * `text` takes the place of the built-in one. `isNamed`: somebody asked for this very event, so it is said even where
 * another event tells the same. Throws `configuration` where the text cannot be rendered.
 */
export function messageOf(
  event: HookEvent,
  { senderLabel, text, isNamed = false }: { senderLabel: string; text?: Template | undefined; isNamed?: boolean },
): Message | undefined {
  const told = withOther(event);
  const facts = { ...told, data: shortFacts(told.data) };
  const say = (of: Template) => linesOf(of.render(contextOf(facts, senderLabel)));
  const usual = () => say(builtIn(textNameOf(event.type)));
  const said =
    text !== undefined ? say(text) : (usual() ?? (isNamed ? say(builtIn(familyTextNameOf(event.type))) : undefined));
  if (said === undefined) return undefined;
  return {
    line: cutMarkdown(said.line, limits.line).replace(/\s*\n\s*/g, ' '),
    details: cutMarkdown(said.details, limits.details),
    tone: toneOf(event),
    event: {
      id: event.id,
      type: event.type,
      source: event.source,
      subject: event.subject,
      at: new Date(event.reportedAt ?? event.occurredAt).toISOString(),
      url: urlOf(told.data),
    },
  };
}

/** The first line that shows anything, and what is below it. */
function linesOf(text: string): { line: string; details: string } | undefined {
  const [first = '', ...others] = text.trim().split('\n');
  // A block cannot be taken apart: its first words are the line.
  if (/^>|^`{3}/.test(first)) return firstWords(text);
  const line = first.replace(/(?<=\S)[ \t]{2,}/g, ' ').trim();
  const details = others.join('\n').trim();
  if (visibleWords(line) !== '') return { line, details };
  return details === '' ? undefined : linesOf(details);
}

function firstWords(text: string): { line: string; details: string } | undefined {
  const words = visibleWords(text);
  return words === '' ? undefined : { line: inertMarkdown(words.split('\n')[0] ?? ''), details: text.trim() };
}

function withoutPassword(address: string): string {
  const url = new URL(address);
  url.username = '';
  url.password = '';
  return url.href;
}

const tones: Readonly<Record<string, Message['tone']>> = {
  'alert.opened': 'bad',
  'alert.reopened': 'bad',
  'alert.unsuppressed': 'bad',
  'alert.closed': 'good',
  'run.failed': 'bad',
  'run.passed': 'good',
  'ticketwire.dead_letter': 'bad',
  'ticketwire.target_down': 'bad',
  'ticketwire.recovered': 'good',
  'deployment.failed': 'bad',
  'deployment.succeeded': 'good',
  'pull_request.merged': 'good',
  'release.published': 'good',
};

function toneOf({ type, data }: HookEvent): Message['tone'] {
  if (type === 'pull_request.reviewed' && data.pull_request?.review_state === 'approved') return 'good';
  return (Object.hasOwn(tones, type) ? tones[type] : undefined) ?? 'neutral';
}

/** Of what there is the narrowest; what was deleted is nowhere. */
function urlOf({ comment, review, alert, run, push, other, deployment, repository, ...items }: EventData): string {
  const pushed = push?.is_deleted === true ? undefined : push;
  const item = items.pull_request ?? items.issue ?? items.release;
  const narrowest = [comment, review, alert, run, item, pushed, deployment, other, repository];
  for (const url of [...narrowest.map((each) => each?.url), pushed?.ref_url]) {
    if (url !== undefined && isForPeople(url)) return withoutPassword(url);
  }
  return '';
}
