import { adfOf, wikiOf } from '../../../mapping/adf.ts';
import { cutText } from '../../../mapping/cut.ts';
import type { JsonValue } from '../../../model/json.ts';

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

/** A title that fits, whatever characters it is made of. */
export function summaryOf(title: string): string {
  let summary = title;
  for (let maxChars = maxSummaryUnits; summary.length > maxSummaryUnits; maxChars -= 1)
    summary = cutAt(title, maxChars);
  return summary;
}
