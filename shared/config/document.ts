import { readFileSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import {
  type Document,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  visit,
  type YAMLMap,
} from 'yaml';
import type { Problem } from './configuration.ts';

export interface ConfigurationText {
  text: string;
  /** As messages call it. */
  file: string;
  /** Where `{ file: … }` values are looked for. */
  directory: string;
  env: Readonly<Record<string, string | undefined>>;
  /** Variables of sources and targets may be unset: the program uses what it needs, and says what it lacks. */
  isLenient?: boolean;
}

type Path = readonly (string | number)[];

/** A YAML document that knows where everything stands, with variables and files put in. */
export class ConfigurationDocument {
  readonly problems: Problem[] = [];
  /** Unset variables and missing files of sources and targets, where that is no mistake yet. */
  readonly lacking: { path: Path; what: string }[] = [];
  readonly #source: ConfigurationText;
  readonly #lines = new LineCounter();
  readonly #document: Document;

  constructor(source: ConfigurationText) {
    this.#source = source;
    this.#document = parseDocument(encodeVariables(source.text), {
      lineCounter: this.#lines,
      prettyErrors: false,
      version: '1.2',
    });
    for (const { message, pos } of [...this.#document.errors, ...this.#document.warnings]) {
      this.problems.push({ ...this.#at(pos[0]), path: '', message: `the file is not valid YAML: ${decode(message)}` });
    }
    visit(this.#document, {
      Alias: (_key, alias) => {
        if (alias.resolve(this.#document) !== undefined) return;
        const message = `the file is not valid YAML: no anchor before this is called '${alias.source}'.`;
        this.problems.push({ ...this.#at(alias.range?.[0] ?? 0), path: '', message });
      },
    });
    if (this.problems.length === 0) this.#putIn(this.#document.contents as Node | null, []);
  }

  value(): unknown {
    try {
      return this.#document.toJS({ maxAliasCount: 100 }) ?? {};
    } catch (cause) {
      const message = `the file is not valid YAML: ${cause instanceof Error ? cause.message : 'its aliases cannot be resolved'}`;
      this.problems.push({ ...this.#at(0), path: '', message });
      return {};
    }
  }

  has(path: Path): boolean {
    return this.#document.hasIn(path);
  }

  /** Notes a mistake at the value of a path, or at its key; where there is no such node, at the nearest one around it. */
  report(path: Path, message: string, place: 'key' | 'value' = 'value'): void {
    const text = pathText(path);
    // One mistake has one message: what follows from it is left out.
    if (this.problems.some((problem) => problem.path === text)) return;
    const sentence = /[.?!]$/.test(message) ? message : `${message}.`;
    this.problems.push({ ...this.#at(this.#offsetOf(path, place)), path: text, message: decode(sentence) });
  }

  #offsetOf(path: Path, place: 'key' | 'value'): number {
    const last = path.at(-1);
    const parent = this.#document.getIn(path.slice(0, -1), true);
    if (isMap(parent) && last !== undefined) {
      const pair = (parent as YAMLMap).items.find(({ key }) => isScalar(key) && String(key.value) === String(last));
      const node = place === 'key' ? pair?.key : (pair?.value ?? pair?.key);
      const range = (node as Node | null | undefined)?.range;
      if (range) return range[0];
    }
    const node = this.#document.getIn(path, true) as Node | undefined;
    if (node?.range) return node.range[0];
    return path.length === 0 ? 0 : this.#offsetOf(path.slice(0, -1), 'key');
  }

  #at(offset: number): { file: string; line: number; column: number } {
    const { line, col } = this.#lines.linePos(offset);
    return { file: this.#source.file, line: Math.max(1, line), column: Math.max(1, col) };
  }

  /** Replaces `${NAME}` in texts, and `{ file: path }` in sources and targets, in place. */
  #putIn(node: Node | null, path: Path): void {
    if (isScalar(node) && typeof node.value === 'string') node.value = this.#expand(node.value, path);
    else if (isSeq(node)) {
      node.items.forEach((item, index) => {
        const content = this.#fileContent(item, [...path, index]);
        if (content === undefined) this.#putIn(item as Node, [...path, index]);
        else node.items[index] = this.#document.createNode(content);
      });
    } else if (isMap(node)) {
      for (const pair of node.items) {
        const at = [...path, isScalar(pair.key) ? String(pair.key.value) : String(pair.key)];
        const content = this.#fileContent(pair.value, at);
        if (content === undefined) this.#putIn(pair.value as Node | null, at);
        else {
          const range = (pair.value as Node).range;
          const scalar = this.#document.createNode(content);
          if (range) scalar.range = range;
          pair.value = scalar;
        }
      }
    }
  }

  #expand(text: string, path: Path): string {
    return text.replace(encodedVariable, (whole: string, name?: string, fallback?: string) => {
      if (name === undefined) return whole.slice(1);
      const value = this.#source.env[name];
      if (value !== undefined && (value !== '' || fallback === undefined)) return value;
      if (fallback !== undefined) return decode(fallback);
      this.#lack(path, `the environment variable ${name} is not set`, `Set it, or write \${${name}:-default}`);
      return unsetMark;
    });
  }

  /** The content of the file that `{ file: path }` names; undefined when the node is something else. */
  #fileContent(node: unknown, path: Path): string | undefined {
    if (path[0] !== 'sources' && path[0] !== 'targets') return undefined;
    // There `file` is a fact of an alert.
    if (path[0] === 'sources' && path[2] === 'event') return undefined;
    // There it is the name of a move.
    if (path[0] === 'targets' && path[2] === 'workflow') return undefined;
    if (!isMap(node) || node.items.length !== 1 || path.length < 3) return undefined;
    const name = node.get('file');
    if (typeof name !== 'string') return undefined;
    const expanded = this.#expand(name, path);
    const file = isAbsolute(expanded) ? expanded : join(this.#source.directory, expanded);
    try {
      return readFileSync(file, 'utf8').replace(/\r?\n$/, '');
    } catch (cause) {
      const reason = (cause as NodeJS.ErrnoException).code ?? 'unknown reason';
      this.#lack(path, `the file ${file} cannot be read (${reason})`);
      return unsetMark;
    }
  }

  #lack(path: Path, what: string, remedy?: string): void {
    const mayLack = this.#source.isLenient === true && (path[0] === 'sources' || path[0] === 'targets');
    if (mayLack) this.lacking.push({ path, what });
    else this.report(path, remedy === undefined ? `${what}.` : `${what}. ${remedy}`);
  }
}

/**
 * YAML does not allow `${NAME}` everywhere: its braces end a flow mapping. So, before the file is parsed, every character
 * of a variable that means something to YAML is put into Unicode's private use area, one for one: nothing moves.
 */
function encodeVariables(text: string): string {
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

function decode(text: string): string {
  return text.replace(/[\ue020-\ue07e]/g, (char) => String.fromCharCode(char.charCodeAt(0) - privateUse));
}

/** Stands where a value could not be had, so that its own absence is reported and nothing else. */
const unsetMark = '(unset)';

function pathText(path: Path): string {
  return path
    .map((part, index) => (typeof part === 'number' ? `[${part + 1}]` : index === 0 ? part : `.${part}`))
    .join('');
}
