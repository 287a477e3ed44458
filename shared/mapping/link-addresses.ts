import { inertUrl, withoutControls } from './escape.ts';

/** The address of a link, `](…)`, with outputs in it. */
const address = /\]\((?=[^()\n]*\{\{)((?:\{\{[^{}\n]{0,2000}\}\}|[^(){}\s]){1,200})\)/g;
const output = /\{\{(-?)([^{}\n]{0,2000}?)(-?)\}\}/g;

/**
 * Returns a template of Markdown in which values in the address of a link stay an address: a value at its start goes
 * through the filter `url`, any other through `url_part`. Everywhere else a printed address is broken.
 */
export function keepAddresses(template: string): string {
  return template.replace(address, (_whole, inner: string) => {
    const kept = inner.replace(output, (tag, open: string, expression: string, close: string, at: number) => {
      if (/\|\s*raw\s*$/.test(expression)) return tag;
      return `{{${open}${expression.trimEnd()} | ${at === 0 ? 'url' : 'url_part'} ${close}}}`;
    });
    return `](${kept})`;
  });
}

/** Returns an http or https address, escaped for `(…)`; empty for any other text. */
export function urlFilter(text: string): string {
  return inertUrl(text.trim()) ?? '';
}

/** Returns a text as part of an address: percent-encoded, slashes kept. */
export function urlPartFilter(text: string): string {
  return encodeURI(withoutControls(text).trim()).replace(
    /[()'*[\]#?]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
