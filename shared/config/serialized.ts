import { isJsonObject } from '../mapping/json-body.ts';
import type { ConfigurationParts } from './build.ts';
import { configurationSchema, ruleSchema, targetSchema } from './schema.ts';
import { sourceSchema } from './source-schema.ts';

/**
 * A checked configuration as texts that can be sent to another thread. The entries are in pieces, because reading one
 * large JSON text would hold the event loop.
 */
export interface SerializedConfiguration {
  /** Each a JSON list of `[name, value]`. */
  sources: readonly string[];
  targets: readonly string[];
  /** Each a JSON list of rules. */
  rules: readonly string[];
  /** A JSON object of everything else. */
  others: string;
}

const pieceEntries = 50;

/** `value`: as {@link CheckedConfiguration} has it. */
export function serializeConfiguration(value: unknown): SerializedConfiguration {
  const { sources, targets, rules, ...others } = value as Record<string, unknown>;
  return {
    sources: inPieces(isJsonObject(sources) ? Object.entries(sources) : []),
    targets: inPieces(isJsonObject(targets) ? Object.entries(targets) : []),
    rules: inPieces(Array.isArray(rules) ? rules : []),
    others: JSON.stringify(others),
  };
}

function inPieces(entries: readonly unknown[]): string[] {
  const pieces: string[] = [];
  for (let at = 0; at < entries.length; at += pieceEntries) {
    pieces.push(JSON.stringify(entries.slice(at, at + pieceEntries)));
  }
  return pieces;
}

/** The parts of a serialized configuration, each parsed when it is asked for. */
export function deserializeConfiguration(serialized: SerializedConfiguration): ConfigurationParts {
  const { keep, messages } = configurationSchema.parse(JSON.parse(serialized.others));
  return {
    keep,
    messages,
    sources: mapEach<readonly [string, unknown], ReturnType<typeof parseSource>>(serialized.sources, parseSource),
    targets: mapEach<readonly [string, unknown], ReturnType<typeof parseTarget>>(serialized.targets, parseTarget),
    rules: mapEach(serialized.rules, (rule) => ruleSchema.parse(rule)),
  };
}

const parseSource = ([name, value]: readonly [string, unknown]) => [name, sourceSchema.parse(value)] as const;
const parseTarget = ([name, value]: readonly [string, unknown]) => [name, targetSchema.parse(value)] as const;

function* mapEach<From, To>(pieces: readonly string[], map: (entry: From) => To): Generator<To> {
  for (const piece of pieces) for (const entry of JSON.parse(piece) as From[]) yield map(entry);
}
