import { readFileSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { isJsonObject } from '../mapping/json-body.ts';
import type { Problem } from './configuration.ts';
import { decodeVariables, encodeVariables, expandVariables } from './variables.ts';
import { type Path, parseYaml, type YamlFile } from './yaml.ts';

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

/** A check ends at this many problems: nobody reads more, and each one costs a search for a name that is similar. */
export const maxProblems = 200;

/** Ends a check that found too many problems. */
export class TooManyProblems extends Error {}

/** A configuration as plain values, with variables and files put in, and the problems found in it. */
export class ConfigurationDocument {
  /** Undefined where the file is not YAML. */
  readonly value: unknown;
  readonly problems: Problem[] = [];
  /** Unset variables and missing files of sources and targets, where that is no mistake yet. */
  readonly lacking: { path: Path; what: string }[] = [];
  /** Templates and conditions that were found good: files with thousands of rules repeat many. */
  readonly goodTexts = new Set<string>();
  readonly #reported = new Set<string>();
  readonly #file: string;
  readonly #yaml: Pick<YamlFile, 'locate' | 'lineAndColumn'>;

  private constructor(file: string, yaml: Pick<YamlFile, 'locate' | 'lineAndColumn'>, fill: Filler) {
    this.#file = file;
    this.#yaml = yaml;
    try {
      this.value = fill(this);
    } catch (error) {
      if (!(error instanceof TooManyProblems)) throw error;
    }
  }

  /** Reads a file. Where it is not YAML, `value` is undefined and `problems` says why. */
  static read(source: ConfigurationText): ConfigurationDocument {
    const yaml = parseYaml(encodeVariables(source.text));
    if ('reason' in yaml) {
      const { reason, line, column } = yaml;
      const at = { locate: () => 0, lineAndColumn: () => ({ line, column }) };
      return new ConfigurationDocument(source.file, at, (document) => document.#reportBroken(reason));
    }
    return new ConfigurationDocument(source.file, yaml, (document) => {
      return new Filling(source, document).fill(yaml.value, []);
    });
  }

  /** Takes a value that came as JSON: it has no lines, and no variables are put in. */
  static of(value: unknown, file: string): ConfigurationDocument {
    const nowhere = { locate: () => 0, lineAndColumn: () => ({ line: 1, column: 1 }) };
    return new ConfigurationDocument(file, nowhere, () => value);
  }

  has(path: Path): boolean {
    let value = this.value;
    for (const part of path) {
      if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return false;
      value = (value as Record<string | number, unknown>)[part];
    }
    return true;
  }

  /** Notes a mistake at the value of a path, or at its key; where there is no such part, at the nearest one around it. */
  report(path: Path, message: string, place: 'key' | 'value' = 'value'): void {
    const text = pathText(path);
    // One mistake has one message: what follows from it is left out.
    if (this.#reported.has(text)) return;
    this.#reported.add(text);
    const sentence = /[.?!]$/.test(message) ? message : `${message}.`;
    const at = this.#yaml.lineAndColumn(this.#yaml.locate(path, place));
    this.problems.push({ file: this.#file, ...at, path: text, message: decodeVariables(sentence) });
    if (this.problems.length >= maxProblems) throw new TooManyProblems();
  }

  #reportBroken(reason: string): undefined {
    this.report([], `the file is not valid YAML: ${reason}`);
    return undefined;
  }
}

type Filler = (document: ConfigurationDocument) => unknown;

/** Replaces `${NAME}` in texts, and `{ file: path }` in sources and targets. */
class Filling {
  readonly #source: ConfigurationText;
  readonly #document: ConfigurationDocument;
  readonly #files = new Map<string, string | { code: string }>();

  constructor(source: ConfigurationText, document: ConfigurationDocument) {
    this.#source = source;
    this.#document = document;
  }

  fill(value: unknown, path: Path): unknown {
    if (typeof value === 'string') return this.#expand(value, path);
    const fillPart = (part: unknown, at: Path) => this.#fileContent(part, at) ?? this.fill(part, at);
    if (Array.isArray(value)) return value.map((part, index) => fillPart(part, [...path, index]));
    if (!isJsonObject(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, fillPart(part, [...path, key])]));
  }

  #expand(text: string, path: Path): string {
    return expandVariables(text, this.#source.env, (name) => {
      this.#lack(path, `the environment variable ${name} is not set`, `Set it, or write \${${name}:-default}`);
      return unsetMark;
    });
  }

  /** The content of the file that `{ file: path }` names; undefined when the value is something else. */
  #fileContent(value: unknown, path: Path): string | undefined {
    if (path[0] !== 'sources' && path[0] !== 'targets') return undefined;
    // There `file` is a fact of an alert.
    if (path[0] === 'sources' && path[2] === 'event') return undefined;
    // There it is the name of a move.
    if (path[0] === 'targets' && path[2] === 'workflow') return undefined;
    if (path.length < 3 || !isJsonObject(value) || typeof value.file !== 'string') return undefined;
    if (Object.keys(value).length !== 1) return undefined;
    const expanded = this.#expand(value.file, path);
    const file = isAbsolute(expanded) ? expanded : join(this.#source.directory, expanded);
    const content = this.#files.get(file) ?? readText(file);
    this.#files.set(file, content);
    if (typeof content === 'string') return content;
    this.#lack(path, `the file ${file} cannot be read (${content.code})`);
    return unsetMark;
  }

  #lack(path: Path, what: string, remedy?: string): void {
    const mayLack = this.#source.isLenient === true && (path[0] === 'sources' || path[0] === 'targets');
    if (mayLack) this.#document.lacking.push({ path, what });
    else this.#document.report(path, remedy === undefined ? `${what}.` : `${what}. ${remedy}`);
  }
}

function readText(file: string): string | { code: string } {
  try {
    return readFileSync(file, 'utf8').replace(/\r?\n$/, '');
  } catch (cause) {
    return { code: (cause as NodeJS.ErrnoException).code ?? 'unknown reason' };
  }
}

/** Stands where a value could not be had, so that its own absence is reported and nothing else. */
const unsetMark = '(unset)';

function pathText(path: Path): string {
  return path
    .map((part, index) => (typeof part === 'number' ? `[${part + 1}]` : index === 0 ? part : `.${part}`))
    .join('');
}
