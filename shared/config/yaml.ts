import {
  type AliasEvent,
  constructFromEvents,
  EVENT_ID,
  type Event,
  getScalarValue,
  type MappingEvent,
  parseEvents,
  SCALAR_STYLE,
  type ScalarEvent,
  type SequenceEvent,
  YAMLException,
} from 'js-yaml';

export type Path = readonly (string | number)[];

/** A YAML file: its value, and where each part of it starts. */
export interface YamlFile {
  /** With aliases written out. An empty file is `{}`. */
  value: unknown;
  /** Offset of the value at a path, or of its key. For a path that is not there: of the key of the nearest part around it. */
  locate(path: Path, place: 'key' | 'value'): number;
  /** From 1. */
  lineAndColumn(offset: number): { line: number; column: number };
}

/** A file that is not YAML. */
export interface BrokenYaml {
  /** Why, without a full stop. */
  reason: string;
  line: number;
  column: number;
}

/** Aliases may repeat what they name, as long as the file does not grow beyond this. */
const minValues = 100_000;
const growth = 10;

/** Reads a YAML 1.2 document; its time grows with the length of the text. */
export function parseYaml(text: string): YamlFile | BrokenYaml {
  const lineAndColumn = createLineCounter(text);
  try {
    const events = parseEvents(text, {});
    const documents = constructFromEvents(events, { source: text });
    if (documents.length > 1) return { reason: 'it holds several documents', line: 1, column: 1 };
    const hasAliases = events.some(({ type }) => type === EVENT_ID.ALIAS);
    const maxValues = Math.max(minValues, events.length * growth);
    const value = hasAliases ? createCopier(maxValues)(documents[0], 0) : documents[0];
    if (value === tooLarge) return { reason: tooLarge.reason, line: 1, column: 1 };
    let root: Located | undefined;
    return {
      value: value ?? {},
      // Most files have no mistakes, so that nobody asks where anything is.
      locate: (path, place) => {
        root ??= locateAll(events, text);
        return find(root, path, place);
      },
      lineAndColumn,
    };
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const [reason, back] = reword(error.reason);
    return { reason, ...lineAndColumn((error.mark?.position ?? 0) - back) };
  }
}

const tooLarge = {
  reason: 'its aliases repeat so much, or contain themselves, that it becomes too large. Use fewer aliases',
};

/** Without aliases no file is nested deeper: the reader refuses it. */
const maxDepth = 100;

/** Copies a value, so that no two places share a part of it. Gives {@link tooLarge} where it has more than `maxValues` parts. */
function createCopier(maxValues: number): (value: unknown, depth: number) => unknown {
  let left = maxValues;
  return function copy(value, depth): unknown {
    left -= 1;
    if (left < 0 || depth > maxDepth) return tooLarge;
    if (typeof value !== 'object' || value === null) return value;
    const parts: [string, unknown][] = [];
    for (const [key, part] of Object.entries(value)) {
      const copied = copy(part, depth + 1);
      if (copied === tooLarge) return tooLarge;
      parts.push([key, copied]);
    }
    return Array.isArray(value) ? parts.map(([, part]) => part) : Object.fromEntries(parts);
  };
}

/** The library's words, where ours say more. The second value is how far before its position the mistake starts. */
function reword(reason: string): [string, number] {
  const [, anchor] = /^unidentified alias "(.*)"$/.exec(reason) ?? [];
  if (anchor !== undefined) return [`no anchor before this is called '${anchor}'`, 1];
  return reason === 'duplicated mapping key' ? ['this key is set twice', 0] : [reason, 0];
}

function createLineCounter(text: string): YamlFile['lineAndColumn'] {
  let lineStarts: number[] | undefined;
  return (offset) => {
    lineStarts ??= [0, ...Array.from(text.matchAll(/\n/g), ({ index }) => index + 1)];
    let [first, last] = [0, lineStarts.length - 1];
    while (first < last) {
      const middle = Math.ceil((first + last) / 2);
      if ((lineStarts[middle] ?? 0) <= offset) first = middle;
      else last = middle - 1;
    }
    return { line: first + 1, column: offset - (lineStarts[first] ?? 0) + 1 };
  };
}

/** A node of the file. An alias has no parts of its own: a mistake inside it is reported at the alias. */
interface Located {
  start: number;
  /** Absent in a sequence. */
  keyStart?: number;
  parts: Map<string | number, Located>;
}

/** Where every node is, from the events of the first document. */
function locateAll(events: readonly Event[], text: string): Located {
  let at = 1;
  const next = () => events[at++];

  function read(event: Event | undefined): Located {
    const node: Located = { start: startOf(event), parts: new Map() };
    if (event?.type === EVENT_ID.SEQUENCE) {
      for (let item = next(); item !== undefined && item.type !== EVENT_ID.POP; item = next()) {
        node.parts.set(node.parts.size, read(item));
      }
    } else if (event?.type === EVENT_ID.MAPPING) {
      for (let key = next(); key !== undefined && key.type !== EVENT_ID.POP; key = next()) {
        const keyStart = read(key).start;
        const value = read(next());
        const start = value.start < 0 ? keyStart : value.start;
        if (key.type === EVENT_ID.SCALAR) node.parts.set(getScalarValue(text, key), { ...value, start, keyStart });
      }
    }
    return node;
  }

  return read(next());
}

/** Negative for an empty value, which is nowhere. */
function startOf(event: Event | undefined): number {
  switch (event?.type) {
    case EVENT_ID.SCALAR: {
      const { valueStart, style } = event as ScalarEvent;
      const isQuoted = style === SCALAR_STYLE.SINGLE_QUOTED || style === SCALAR_STYLE.DOUBLE_QUOTED;
      return isQuoted ? valueStart - 1 : valueStart;
    }
    case EVENT_ID.SEQUENCE:
    case EVENT_ID.MAPPING:
      return (event as SequenceEvent | MappingEvent).start;
    case EVENT_ID.ALIAS:
      return (event as AliasEvent).anchorStart - 1;
    default:
      return 0;
  }
}

function find(root: Located, path: Path, place: 'key' | 'value'): number {
  let node = root;
  for (const part of path) {
    const child = node.parts.get(part) ?? node.parts.get(String(part));
    if (child === undefined) return Math.max(0, node.keyStart ?? node.start);
    node = child;
  }
  return Math.max(0, place === 'key' ? (node.keyStart ?? node.start) : node.start);
}
