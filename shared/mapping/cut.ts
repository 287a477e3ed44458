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
