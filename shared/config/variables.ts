/** Variables of the environment in a configuration file: `${NAME}`, `${NAME:-default}`, and `$${` for a plain `${`. */

/**
 * YAML does not allow `${NAME}` everywhere: its braces end a flow mapping. So, before the file is parsed, every character
 * of a variable that means something to YAML is put into Unicode's private use area, one for one: nothing moves.
 */
export function encodeVariables(text: string): string {
  return text.replace(/\$\$\{|\$\{[A-Za-z_]\w*(?::-[^}\n]*)?\}/g, (found) =>
    found === '$${' ? found : found.replace(/[\x20-\x7e]/g, (char) => (/\w/.test(char) ? char : encoded(char))),
  );
}

const privateUse = 0xe000;
const encoded = (char: string) => String.fromCharCode(privateUse + char.charCodeAt(0));
const encodedVariable = new RegExp(
  `\\$\\$\\{|${encoded('$')}${encoded('{')}(\\w+)(?:${encoded(':')}${encoded('-')}([^${encoded('}')}]*))?${encoded('}')}`,
  'g',
);

/** The text as it was before {@link encodeVariables}. */
export function decodeVariables(text: string): string {
  return text.replace(/[\ue020-\ue07e]/g, (char) => String.fromCharCode(char.charCodeAt(0) - privateUse));
}

/** Replaces the variables of an encoded text; `onUnset` gives what replaces one that is not set and has no default. */
export function expandVariables(
  text: string,
  env: Readonly<Record<string, string | undefined>>,
  onUnset: (name: string) => string,
): string {
  return text.replace(encodedVariable, (whole: string, name?: string, fallback?: string) => {
    if (name === undefined) return whole.slice(1);
    const value = env[name];
    if (value !== undefined && (value !== '' || fallback === undefined)) return value;
    return fallback === undefined ? onUnset(name) : decodeVariables(fallback);
  });
}
