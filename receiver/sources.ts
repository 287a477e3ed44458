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

/** The first of several that has this name, or the address that a registered source of this name has. */
export function sourceInPlaceOf(name: string, sources: readonly Source[]): Source | undefined {
  return sources.find((source) => source.name === name) ?? sources.find(({ path }) => path === pathOfSource(name));
}

/** Of two with one name or path, the file's is served. */
export function createSourceDirectory(first: readonly Source[]): ChangingSourceDirectory {
  let configured = first;
  let registered: readonly Source[] = [];
  let byPath: ReadonlyMap<string, Source> = new Map();
  let byName: ReadonlyMap<string, Source> = new Map();
  const index = () => {
    const inOrder = [...registered, ...configured];
    byPath = new Map(inOrder.map((source) => [source.path, source]));
    byName = new Map(inOrder.map((source) => [source.name, source]));
  };
  index();
  return {
    configured: () => configured,
    at: (path) => byPath.get(path),
    named: (name) => (name === ownSource.name ? ownSource : byName.get(name)),
    configuredInPlaceOf: (name) => sourceInPlaceOf(name, configured),
    setConfigured: (sources) => {
      configured = sources;
      index();
    },
    setRegistered: (sources) => {
      registered = sources;
      index();
    },
  };
}
