import { TicketwireError } from '../errors.ts';
import { isJsonObject } from '../mapping/json-body.ts';
import type { JsonObject } from '../model/json.ts';
import type { Github } from './github.ts';
import { hasNextPage } from './pages.ts';

/** The largest page that GitHub gives. */
export const pageSize = 100;

/** Every page of a list, or of the list that a member of the answer holds, up to `maxPages`; whole, or it throws. */
export async function readPages(
  github: Github,
  path: string,
  { member, maxPages = 1_000 }: { member?: string; maxPages?: number } = {},
): Promise<JsonObject[]> {
  const found: JsonObject[] = [];
  const mark = path.includes('?') ? '&' : '?';
  for (let page = 1; page <= maxPages; page += 1) {
    const { json, headers } = await github.send('GET', `${path}${mark}per_page=${pageSize}&page=${page}`);
    const list = member === undefined ? json : isJsonObject(json) ? json[member] : undefined;
    if (!Array.isArray(list)) {
      throw new TicketwireError(
        'target-failed',
        `GitHub's answer to ${path.split('?')[0]} is not the list it should be.`,
      );
    }
    found.push(...list.filter(isJsonObject));
    if (!hasNextPage(headers, list.length, pageSize)) break;
  }
  return found;
}
