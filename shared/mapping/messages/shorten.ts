import { cutText } from '../cut.ts';
import { withoutControls } from '../escape.ts';

/** Texts of several lines; all others are made one. */
const longTexts = new Set(['body', 'message', 'text', 'description']);
/** Of these half would lead nowhere. */
const whole = /(^|_)url$|^value$/;

const limits = { long: 3_000, short: 120, title: 200 };
const maxEntries = 100;
const maxDepth = 4;

/** Something that people see: neither blank nor of the kinds that show nothing, nor the sign between two missing names. */
const visible = /[^:\p{Z}\p{C}\p{M}\s\u115F\u1160\u3164\uFFA0]/u;

/**
 * Facts as a message can hold them: names on one short line, what people wrote not too long, and what says nothing left
 * out. Cut here, before they are made inert, nothing that is live can come of it.
 */
export function shortFacts<Facts extends object>(facts: Facts): Facts {
  return shortObject(facts, 0) as Facts;
}

function shortObject(facts: object, depth: number): object {
  return Object.fromEntries(
    Object.entries(facts)
      .map(([name, value]) => [name, shortValue(value, name, depth)])
      .filter(([name, value]) => value !== undefined && !(name === 'number' && value === 0)),
  );
}

function shortValue(value: unknown, name: string, depth: number): unknown {
  if (typeof value === 'string') return shortText(value, name);
  if (typeof value !== 'object' || value === null) return value ?? undefined;
  if (depth >= maxDepth) return undefined;
  if (!Array.isArray(value)) return shortObject(value, depth + 1);
  return value
    .slice(0, maxEntries)
    .map((each) => shortValue(each, name, depth + 1))
    .filter((each) => each !== undefined);
}

function shortText(value: string, name: string): string | undefined {
  const text = withoutControls(value.slice(0, 4 * limits.long));
  if (!visible.test(text)) return undefined;
  if (whole.test(name) && !/\s/.test(value)) return value;
  if (longTexts.has(name)) return cutText(text.trim(), limitOf(limits.long));
  return cutText(text.replace(/\s+/g, ' ').trim(), limitOf(name === 'title' ? limits.title : limits.short));
}

function limitOf(maxChars: number) {
  return { maxChars, maxBytes: Number.MAX_SAFE_INTEGER };
}
