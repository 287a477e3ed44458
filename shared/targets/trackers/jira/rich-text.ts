import { adfOf, wikiOf } from '../../../mapping/adf.ts';
import { cutText } from '../../../mapping/cut.ts';
import { inertUrl, wordBreak } from '../../../mapping/escape.ts';
import { isJsonObject } from '../../../mapping/json-body.ts';
import type { JsonObject, JsonValue } from '../../../model/json.ts';

/** Of a text field and a comment: `jira.text.field.character.limit`, unless an administrator of a Data Center raised it. */
const maxWikiChars = 32_767;
/** "Summary must be less than 255 characters", as Java counts them. */
const maxSummaryUnits = 254;

/** Inert Markdown as Jira keeps it: a document on Cloud, wiki markup that fits on Data Center. */
export function richText(markdown: string, isCloud: boolean): JsonValue {
  if (isCloud) return adfOf(cutAt(markdown, maxWikiChars));
  let wiki = wikiOf(markdown);
  // What is live in wiki markup takes up to six characters for one.
  for (let maxChars = markdown.length; wiki.length > maxWikiChars; wiki = wikiOf(cutAt(markdown, maxChars))) {
    maxChars = Math.floor(Math.min(maxChars * 0.9, (maxChars * maxWikiChars) / wiki.length));
  }
  return wiki;
}

function cutAt(markdown: string, maxChars: number): string {
  return cutText(markdown, { maxChars, maxBytes: Number.MAX_SAFE_INTEGER });
}

/** A title that fits, whatever characters it is made of. Jira links nothing in it, so no word needs to be broken. */
export function summaryOf(title: string): string {
  const whole = title.replaceAll(wordBreak, '');
  let summary = whole;
  for (let maxChars = maxSummaryUnits; summary.length > maxSummaryUnits; maxChars -= 1)
    summary = cutAt(whole, maxChars);
  return summary;
}

/**
 * The texts of a field without word breaks. Jira links addresses in a text, so those stay broken; an address alone does
 * not, because a field for addresses takes no other.
 */
function fieldTextOf(value: JsonValue): JsonValue {
  if (typeof value === 'string') {
    const whole = value.replaceAll(wordBreak, '');
    const isAddress = !/\s/.test(whole) && inertUrl(whole) !== undefined;
    return isAddress ? whole : value.replace(outsideAddress, '');
  }
  if (Array.isArray(value)) return value.map(fieldTextOf);
  return isJsonObject(value) ? fieldTextsOf(value) : value;
}

/** The same for each member. */
export function fieldTextsOf(fields: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(fields).map(([id, value]) => [id, fieldTextOf(value)]));
}

/** A word break that is not in `://`, `www.`, `mailto:` or `xmpp:`. */
const outsideAddress = /(?<!mailto:|xmpp:)\u200B(?!\/\/|\.)/gi;
