import type { WrittenAt } from '../model/command.ts';
import type { Written } from '../model/event.ts';
import type { JsonReader } from './json-body.ts';

/** Where a text stands, by the paths of its ids in a body; nowhere that could be answered where one is no id. */
export function writtenAt(
  body: JsonReader,
  place: Pick<WrittenAt, 'kind' | 'on'>,
  paths: { key: string; id?: string; thread?: string; globalId?: string; isInternal?: boolean },
): Pick<Written, 'at'> {
  const key = idAt(body, paths.key);
  const id = paths.id === undefined ? undefined : idAt(body, paths.id);
  // Gitea's reviews have no id, and are answered under their pull request like all others.
  if (key === undefined || (paths.id !== undefined && id === undefined && place.kind !== 'review')) return {};
  const thread = paths.thread === undefined ? undefined : idAt(body, paths.thread);
  const globalId = paths.globalId === undefined ? undefined : body.text(paths.globalId);
  return {
    at: {
      ...place,
      key,
      ...(id === undefined ? {} : { id }),
      ...(thread === undefined ? {} : { thread }),
      ...(globalId === undefined ? {} : { globalId }),
      ...(paths.isInternal === true ? { isInternal: true } : {}),
    },
  };
}

/** A number, or hex digits: it becomes part of an address. */
function idAt(body: JsonReader, path: string): string | undefined {
  const value = body.find(path);
  if (typeof value === 'number') return Number.isSafeInteger(value) && value > 0 ? String(value) : undefined;
  return typeof value === 'string' && /^[0-9a-f]{1,64}$/.test(value) ? value : undefined;
}
