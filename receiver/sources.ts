import type { Source } from '../shared/senders/source.ts';

/** Who may send, as it is now. */
export interface SourceDirectory {
  /** The source that is served under a path, such as `/hooks/lgtm`. */
  at(path: string): Source | undefined;
  named(name: string): Source | undefined;
}

export function createSourceDirectory(configured: readonly Source[]): SourceDirectory {
  const byPath = new Map(configured.map((source) => [source.path, source]));
  const byName = new Map(configured.map((source) => [source.name, source]));
  return { at: (path) => byPath.get(path), named: (name) => byName.get(name) };
}
