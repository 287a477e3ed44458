import type { Source } from '../shared/senders/source.ts';
import { ownSource } from './incidents/own-source.ts';

/** Who may send, as it is now. */
export interface SourceDirectory {
  /** Those of the configuration file. */
  configured(): readonly Source[];
  /** The source that is served under a path, such as `/hooks/lgtm`. */
  at(path: string): Source | undefined;
  /** Also {@link ownSource}, which is served nowhere and listed nowhere. */
  named(name: string): Source | undefined;
}

export interface ChangingSourceDirectory extends SourceDirectory {
  /** The source of the file that has this name, or the address a registered source of this name would have. */
  configuredInPlaceOf(name: string): Source | undefined;
  /** Puts these in the place of all that were configured before. */
  setConfigured(configured: readonly Source[]): void;
  /** Puts these in the place of all that were registered before. */
  setRegistered(registered: readonly Source[]): void;
}

/** Where a registered source is served, and one of the file that sets no path. */
export function pathOfSource(name: string): string {
  return `/hooks/${name}`;
}

/** Finds the source that has a name, or the address that a registered source of this name has. */
export function indexSources(sources: readonly Source[]): { inPlaceOf(name: string): Source | undefined } {
  const byName = new Map(sources.map((source) => [source.name, source]));
  const byPath = new Map(sources.map((source) => [source.path, source]));
  return { inPlaceOf: (name) => byName.get(name) ?? byPath.get(pathOfSource(name)) };
}

/** Of two with one name or path, the file's is served. */
export function createSourceDirectory(first: readonly Source[]): ChangingSourceDirectory {
  let configured = first;
  let index = indexSources(first);
  let registered: readonly Source[] = [];
  let byPath: ReadonlyMap<string, Source> = new Map();
  let byName: ReadonlyMap<string, Source> = new Map();
  const serve = () => {
    const inOrder = [...registered, ...configured];
    byPath = new Map(inOrder.map((source) => [source.path, source]));
    byName = new Map(inOrder.map((source) => [source.name, source]));
  };
  serve();
  return {
    configured: () => configured,
    at: (path) => byPath.get(path),
    named: (name) => (name === ownSource.name ? ownSource : byName.get(name)),
    configuredInPlaceOf: (name) => index.inPlaceOf(name),
    setConfigured: (sources) => {
      configured = sources;
      index = indexSources(sources);
      serve();
    },
    setRegistered: (sources) => {
      registered = sources;
      serve();
    },
  };
}
