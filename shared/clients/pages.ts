import type { ResponseHeaders } from './http.ts';

/** Forges say by `Link` whether there is more: a page may be short although others follow. Without it a full one is not the last. */
export function hasNextPage(headers: ResponseHeaders, length: number, pageSize: number): boolean {
  const link = headers.get('link');
  return link === null ? length >= pageSize : /rel="?next"?/.test(link);
}
