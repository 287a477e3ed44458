/** The bytes of a form's field, unescaped; undefined when it has none of this name. In time with the form's length. */
export function formField(form: Uint8Array, name: string): Uint8Array | undefined {
  const field = fieldOf(Buffer.from(form.buffer, form.byteOffset, form.byteLength), name);
  return field === undefined ? undefined : unescapeForm(field);
}

export const formType = 'application/x-www-form-urlencoded';

/** The media type of a body, in lower case and without its parameters; empty where none is named. */
export function mediaTypeOf(headers: Record<string, string>): string {
  return headers['content-type']?.split(';')[0]?.trim().toLowerCase() ?? '';
}

/** True unless the content type names a charset that cannot be read as UTF-8. */
export function hasUtf8Charset(headers: Record<string, string>): boolean {
  const type = headers['content-type'] ?? '';
  if (!type.includes(';')) return true;
  for (const [, name = '', value = ''] of type.matchAll(parameter)) {
    if (name.toLowerCase() !== 'charset') continue;
    const charset = value.replace(/^"|"$/g, '').replaceAll('\\', '').trim().toLowerCase();
    if (!utf8Charsets.includes(charset)) return false;
  }
  return true;
}

/** `utf8` is not a registered name, but a common one for UTF-8. */
const utf8Charsets = ['utf-8', 'utf8', 'us-ascii'];

/** One parameter of a media type; the blanks around `=` are not allowed, and are not a way around the check. */
const parameter = /;\s*([^\s=;]+)\s*=\s*("(?:[^"\\]|\\.)*"|[^;]*)/g;

const [ampersand, plus, percent, blank] = [0x26, 0x2b, 0x25, 0x20];

function fieldOf(form: Buffer, name: string): Buffer | undefined {
  const start = `${name}=`;
  for (let at = form.indexOf(start); at >= 0; at = form.indexOf(start, at + 1)) {
    if (at > 0 && form[at - 1] !== ampersand) continue;
    const end = form.indexOf(ampersand, at);
    return form.subarray(at + start.length, end < 0 ? form.length : end);
  }
  return undefined;
}

/** The bytes, not their text: what is no UTF-8 must be refused, and not be replaced. */
function unescapeForm(field: Buffer): Buffer {
  const bytes = Buffer.alloc(field.length);
  let length = 0;
  for (let at = 0; at < field.length; at += 1) {
    let byte = field[at] ?? 0;
    if (byte === plus) byte = blank;
    else if (byte === percent) {
      const [high, low] = [digitOf(field[at + 1]), digitOf(field[at + 2])];
      if (high >= 0 && low >= 0) {
        byte = high * 16 + low;
        at += 2;
      }
    }
    bytes[length] = byte;
    length += 1;
  }
  return bytes.subarray(0, length);
}

function digitOf(byte: number | undefined): number {
  if (byte === undefined) return -1;
  return '0123456789abcdef'.indexOf(String.fromCharCode(byte).toLowerCase());
}
