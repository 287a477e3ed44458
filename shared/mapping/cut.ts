/** How long a text may be; both bounds hold. */
export interface TextLimit {
  /** In Unicode code points. */
  maxChars: number;
  /** In bytes of UTF-8. */
  maxBytes: number;
}

const ellipsis = '…';

export function isWithin(text: string, limit: TextLimit): boolean {
  return codePoints(text) <= limit.maxChars && Buffer.byteLength(text) <= limit.maxBytes;
}

/** The text, or as much of its beginning as fits with an ellipsis; never half a character. */
export function cutText(text: string, limit: TextLimit): string {
  if (isWithin(text, limit)) return text;
  let chars = 1;
  let bytes = Buffer.byteLength(ellipsis);
  let kept = '';
  for (const char of text) {
    chars += 1;
    bytes += Buffer.byteLength(char);
    if (chars > limit.maxChars || bytes > limit.maxBytes) break;
    kept += char;
  }
  return `${kept.trimEnd()}${ellipsis}`;
}

export function codePoints(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

const maxExcerptLines = 10;

/** The beginning of what somebody wrote, without the comments in it that nobody sees. */
export function excerptOf(text: string, maxChars: number): string {
  const seen = withoutComments(text).replace(/\r\n?/g, '\n').trim();
  const lines = seen.split('\n');
  const kept = lines.slice(0, maxExcerptLines).join('\n');
  const isCut = lines.length > maxExcerptLines && codePoints(kept) < maxChars;
  return cutText(isCut ? `${kept}\n${ellipsis}` : kept, { maxChars, maxBytes: Number.MAX_SAFE_INTEGER });
}

/** One that nothing ends goes on to the end. */
function withoutComments(text: string): string {
  let seen = '';
  for (let at = 0; at < text.length; ) {
    const open = text.indexOf('<!--', at);
    if (open < 0) return seen + text.slice(at);
    seen += text.slice(at, open);
    const close = text.indexOf('-->', open);
    if (close < 0) return seen;
    at = close + 3;
  }
  return seen;
}
