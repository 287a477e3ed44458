import type { Source } from '../shared/senders/source.ts';

/** Who may send, as it is now. */
export interface SourceDirectory {
  /** Those of the configuration file. */
  configured: readonly Source[];
  /** The source that is served under a path, such as `/hooks/lgtm`. */
  at(path: string): Source | undefined;
  named(name: string): Source | undefined;
}

export interface ChangingSourceDirectory extends SourceDirectory {
  /** The source of the file that has this name, or the address a registered source of this name would have. */
  configuredInPlaceOf(name: string): Source | undefined;
  /** Puts these in the place of all that were registered before. */
  setRegistered(registered: readonly Source[]): void;
}

/** Where a registered source is served, and one of the file that sets no path. */
export function pathOfSource(name: string): string {
  return `/hooks/${name}`;
}

/** Of two with one name or path, the file's is served. */
export function createSourceDirectory(configured: readonly Source[]): ChangingSourceDirectory {
  const configuredNames = new Map(configured.map((source) => [source.name, source]));
  const configuredPaths = new Map(configured.map((source) => [source.path, source]));
  let byPath: ReadonlyMap<string, Source> = configuredPaths;
  let byName: ReadonlyMap<string, Source> = configuredNames;
  return {
    configured,
    at: (path) => byPath.get(path),
    named: (name) => byName.get(name),
    configuredInPlaceOf: (name) => configuredNames.get(name) ?? configuredPaths.get(pathOfSource(name)),
    setRegistered: (registered) => {
      byPath = new Map([...registered.map((source) => [source.path, source] as const), ...configuredPaths]);
      byName = new Map([...registered.map((source) => [source.name, source] as const), ...configuredNames]);
    },
  };
}
