/**
 * Makes text from outside inert for the place it is printed in: no live mention, reference, link, markup or
 * control sequence. Ordinary words come out unchanged.
 */

/** Breaks a word for GitHub's and GitLab's scanners and shows nothing. */
export const wordBreak = '\u200B';

/** Text without control characters (but line feeds and tabs) and without characters that reorder or hide text. */
export function withoutControls(text: string): string {
  return (
    text
      .replace(/\r\n?/g, '\n')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: removing them is the purpose
      .replace(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069\uFEFF]/g, '')
      .toWellFormed()
  );
}

/** One line of plain text, for titles. Mentions and references are broken too: some places link them in titles. */
export function inertTitle(text: string): string {
  return breakReferences(withoutControls(text).replace(/\s+/g, ' ').trim());
}

/**
 * Text for the middle of Markdown prose. Line breaks stay, and no line can start a block.
 * Source of the rules: GitHub Flavored Markdown 0.29, GitHub's own references (users, issues, commits), and GitLab's, which
 * are looked for in what the Markdown came to: https://docs.gitlab.com/user/markdown/#gitlab-specific-references
 */
export function inertMarkdown(text: string): string {
  return withoutControls(text)
    .split('\n')
    .map((line) => inertLine(line.trim()))
    .join('\n');
}

function inertLine(line: string): string {
  return breakMarkup(breakReferences(line))
    .replace(/[\\`*_{}[\]()|~$^]/g, '\\$&')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/^([#+=-])/, '\\$1')
    .replace(/^(\d+)([.)])/, '$1\\$2')
    .replace(/:(?=[\w+-]+:)/g, `:${wordBreak}`);
}

/** Ends what GitLab finds although its signs are escaped: milestones, epics, iterations, `[issue:1]`, `[TOC]`, `{+ +}`. */
function breakMarkup(text: string): string {
  return text
    .replace(/([%&])(?=[\w"'])/g, `$1${wordBreak}`)
    .replace(/\*(?=iteration)/gi, `*${wordBreak}`)
    .replace(/\[(?=\w+:)|[[{](?=[+-])/g, `$&${wordBreak}`)
    .replace(/^(?=\[)/, wordBreak);
}

/** Ids of commits have digits and letters; dates, order numbers and the numbers of a CVE have only digits. */
const commitId = /(?<![0-9a-z])(?=[a-f]*\d)(?=\d*[a-f])[0-9a-f]{7,}(?![0-9a-z])/gi;

/** Ends everything that a forge would turn into a link or a notification. */
function breakReferences(text: string): string {
  return text
    .replace(/@(?=[\w[])/g, `@${wordBreak}`)
    .replace(/([#!])(?=\w)/g, `$1${wordBreak}`)
    .replace(/(gh|gl)-(?=\d)/gi, `$1-${wordBreak}`)
    .replace(/:\/\//g, `:${wordBreak}//`)
    .replace(/(www)\.(?=\S)/gi, `$1${wordBreak}.`)
    .replace(/(mailto|xmpp):(?=\S)/gi, `$1:${wordBreak}`)
    .replace(commitId, (id) => (id.match(/.{1,6}/g) ?? []).join(wordBreak));
}

/** A code span on one line: nothing inside is live, and nothing is changed but line breaks. */
export function codeSpan(text: string): string {
  const line = withoutControls(text).replace(/\s+/g, ' ').trim();
  if (line === '') return '';
  const ticks = '`'.repeat(longestRun(line, '`') + 1);
  return /^`|`$/.test(line) || ticks.length > 1 ? `${ticks} ${line} ${ticks}` : `${ticks}${line}${ticks}`;
}

/** A fenced code block: nothing inside is live, and nothing is changed. `prefix` opens every line, such as `> `. */
export function codeFence(text: string, prefix = ''): string {
  const clean = withoutControls(text).trimEnd();
  const fence = '`'.repeat(Math.max(3, longestRun(clean, '`') + 1));
  return [fence, ...clean.split('\n'), fence].map((line) => `${prefix}${line}`.trimEnd()).join('\n');
}

/** A fenced code block within a quotation. */
export function quoteFence(text: string): string {
  return codeFence(text, '> ');
}

/** Longer addresses are not links that anybody follows. */
const maxUrlChars = 2_000;

/** The address as Markdown may hold it in `(…)`, or undefined when it is not plain http or https. */
export function inertUrl(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return undefined;
  if (url.href.length > maxUrlChars) return undefined;
  url.username = '';
  url.password = '';
  return url.href.replace(/[()<>"'`\\|*[\]{}^~]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** Text as a Markdown link, or as mere text where the address is none to follow. */
export function inertLink(text: string, address: string | undefined): string {
  const url = inertUrl(address ?? '');
  return url === undefined ? inertMarkdown(text) : `[${inertMarkdown(text).replace(/\n/g, ' ')}](${url})`;
}

function longestRun(text: string, char: string): number {
  let longest = 0;
  let run = 0;
  for (const each of text) {
    run = each === char ? run + 1 : 0;
    if (run > longest) longest = run;
  }
  return longest;
}
