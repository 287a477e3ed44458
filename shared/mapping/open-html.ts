/**
 * Elements that hold what stands between their tags, over the ends of paragraphs: folded away, quoted, struck out or code.
 * Those that may end without a tag, such as `p` and `li`, are none of them.
 */
const holding: ReadonlySet<string> = new Set([
  ...[
    'details',
    'summary',
    'div',
    'blockquote',
    'pre',
    'table',
    'ul',
    'ol',
    'dl',
    'figure',
    'section',
    'article',
    'center',
  ],
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'],
  ...['del', 's', 'strike', 'ins', 'code', 'samp', 'kbd', 'tt', 'var', 'q', 'sub', 'sup'],
]);

/** A comment that nothing ended hides all that follows. */
const comment = '!--';

/** No tag is longer. */
const maxTagChars = 2_000;

/** Which elements are open behind a piece of HTML, the innermost last. Pure; its time grows with the text's length. */
export function openAfter(html: string, before: readonly string[]): readonly string[] {
  const open = [...before];
  let at = html.indexOf('<');
  while (at !== -1) {
    if (html.startsWith('<!--', at)) {
      const end = html.indexOf('-->', at + 4);
      if (end === -1) return [...open, comment];
      at = html.indexOf('<', end);
      continue;
    }
    const [, slash, name = ''] = /^<(\/?)([a-z][a-z0-9]*)(?=[\s/>])/i.exec(html.slice(at, at + 16)) ?? [];
    const tag = name.toLowerCase();
    const end = tag === '' ? undefined : tagEnd(html, at);
    if (end !== undefined) passTag(open, tag, slash === '/');
    at = html.indexOf('<', end ?? at + 1);
  }
  return open;
}

/**
 * Changes the list of open elements as a tag does. Returns false for an element that holds nothing over the ends of
 * paragraphs.
 */
export function passTag(open: string[], name: string, isEnd: boolean): boolean {
  if (!holding.has(name)) return false;
  if (!isEnd) open.push(name);
  else if (open.includes(name)) open.length = open.lastIndexOf(name);
  return true;
}

/** Behind a tag; what is quoted in it may hold anything. Undefined where it does not end. */
function tagEnd(html: string, start: number): number | undefined {
  let quote = '';
  for (let at = start + 1; at < Math.min(html.length, start + maxTagChars); at += 1) {
    const char = html[at] ?? '';
    if (quote !== '') {
      if (char === quote) quote = '';
    } else if (char === '"' || char === "'") quote = char;
    else if (char === '>') return at + 1;
  }
  return undefined;
}
