import type { AlertDetail, AlertFacts } from '../model/event.ts';
import type { JsonValue } from '../model/json.ts';
import { codePoints } from './cut.ts';
import { inertUrl, withoutControls } from './escape.ts';

/** Facts as they are found: what is undefined was not said. */
export type FoundFacts = { [Fact in keyof AlertFacts]: AlertFacts[Fact] | undefined } & Pick<
  AlertFacts,
  'id' | 'state'
>;

/** The facts that were said. */
export function factsOf(found: FoundFacts): AlertFacts {
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined)) as unknown as AlertFacts;
}

/** A message for people: at most 4,000 characters; undefined when nothing is left of it. */
export function messageFact(value: JsonValue | undefined): string | undefined {
  return textFact(value, 4_000);
}

/** A name, a label or a path: at most 1,000 characters. */
export function nameFact(value: JsonValue | undefined): string | undefined {
  return textFact(value, 1_000);
}

/** An address that a person may follow: http or https. */
export function urlFact(value: JsonValue | undefined): string | undefined {
  return typeof value === 'string' && inertUrl(value) !== undefined ? value : undefined;
}

export function lineFact(value: JsonValue | undefined): number | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 1 ? value : undefined;
}

/** The first 20 labels, which is what GitHub keeps of a rule's tags. */
export function labelsFact(value: JsonValue | undefined): string[] | undefined {
  const labels: string[] = [];
  for (const each of Array.isArray(value) ? value : []) {
    const label = nameFact(each);
    if (label !== undefined && !labels.includes(label)) labels.push(label);
    if (labels.length === maxLabels) break;
  }
  return labels.length === 0 ? undefined : labels;
}

const maxLabels = 20;

/** The first 30 details that say anything, each on one short line. */
export function detailsFact(
  found: readonly { name: string; value: JsonValue | undefined }[],
): AlertDetail[] | undefined {
  const details: AlertDetail[] = [];
  for (const { name, value } of found) {
    const text = urlFact(value) ?? textFact(value, maxDetailChars);
    const label = textFact(name, maxDetailChars);
    if (text !== undefined && label !== undefined) details.push({ name: label, value: text });
    if (details.length === maxDetails) break;
  }
  return details.length === 0 ? undefined : details;
}

const maxDetails = 30;
const maxDetailChars = 200;

/** As `cutText` does, but without measuring bytes: a log may hold 25,000 texts that are too long. */
function textFact(value: JsonValue | undefined, maxChars: number): string | undefined {
  if (typeof value !== 'string') return undefined;
  const text = withoutControls(value.slice(0, 2 * maxChars + 2)).trim();
  if (text === '') return undefined;
  if (text.length <= maxChars || codePoints(text) <= maxChars) return text;
  let end = 0;
  for (let chars = 1; chars < maxChars; chars += 1) end += (text.codePointAt(end) ?? 0) > 0xffff ? 2 : 1;
  return `${text.slice(0, end).trimEnd()}…`;
}
