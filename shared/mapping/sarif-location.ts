import type { JsonObject, JsonValue } from '../model/json.ts';
import { lineFact } from './alert-facts.ts';
import { listOf, memberOf, pointedAt, textOf } from './sarif-json.ts';

/** Where a result is. */
export interface SarifPlace {
  /** From the repository's root; a whole path or address where the file is outside it; undefined when none is named. */
  path: string | undefined;
  line: number | undefined;
}

/**
 * The place of each result of a run: of its first location, which is the one that counts.
 * `root` is the `file:` address of the checkout, where it is known. Source: SARIF 2.1.0, 3.4 and 3.14.14.
 */
export function readPlaces(run: JsonObject, root?: string): (result: JsonObject) => SarifPlace {
  const bases = memberOf(run, 'originalUriBaseIds');
  const artifacts = listOf(run, 'artifacts');
  const roots = rootsOf(run, root);
  return (result) => {
    const place = memberOf(listOf(result, 'locations')[0], 'physicalLocation');
    const named = memberOf(place, 'artifactLocation');
    const location =
      textOf(named, 'uri') === undefined ? (memberOf(pointedAt(artifacts, named), 'location') ?? named) : named;
    const path = relativeTo(roots, resolveLocation(location, bases));
    return {
      path: path === '' ? undefined : path,
      line: lineFact(memberOf(memberOf(place, 'region'), 'startLine')),
    };
  };
}

/** Whether a path can only mean a file below the repository's root. */
export function isInRepository(path: string): boolean {
  return !isAbsolute(path) && path !== '..' && !path.startsWith('../') && !path.includes('\0');
}

/** Paths and addresses that the repository's root may have, the likeliest first, each with a slash at its end. */
function rootsOf(run: JsonObject, root: string | undefined): readonly string[] {
  const bases = memberOf(run, 'originalUriBaseIds');
  const ids = Object.keys(bases ?? {}).slice(0, maxRoots);
  const isSource = (id: string) => /^%?SRCROOT%?$/i.test(id);
  const locations: (JsonValue | undefined)[] = [
    { uri: root ?? '' },
    ...ids.filter(isSource).map((id) => ({ uriBaseId: id })),
    ...listOf(run, 'invocations')
      .slice(0, maxRoots)
      .map((invocation) => memberOf(invocation, 'workingDirectory')),
    ...ids
      .filter((id) => !isSource(id) && textOf(memberOf(bases, id), 'uriBaseId') === undefined)
      .map((id) => ({ uriBaseId: id })),
  ];
  const paths = locations.map((location) => resolveLocation(location, bases)).filter(isAbsolute);
  return [...new Set(paths.map((path) => (path.endsWith('/') ? path : `${path}/`)))];
}

const maxRoots = 20;

function relativeTo(roots: readonly string[], path: string): string {
  const root = roots.find((each) => path.startsWith(each) || `${path}/` === each);
  return root === undefined ? path : path.slice(root.length);
}

/** The whole path or address of an `artifactLocation`, as far as the log knows it. */
function resolveLocation(location: JsonValue | undefined, bases: JsonValue | undefined): string {
  let path = plainPath(textOf(location, 'uri') ?? '');
  let id = textOf(location, 'uriBaseId');
  for (let level = 0; level < maxBases && id !== undefined && !isAbsolute(path); level += 1) {
    const base: JsonValue | undefined = memberOf(bases, id);
    const before = plainPath(textOf(base, 'uri') ?? '');
    path = before === '' || before.endsWith('/') ? before + path : `${before}/${path}`;
    id = textOf(base, 'uriBaseId');
  }
  return withoutDots(path);
}

const maxBases = 10;
const maxUriChars = 4_096;

/** `file:` addresses as paths, percent codes as what they mean; nothing of what is too long for any file system. */
function plainPath(uri: string): string {
  if (uri.length > maxUriChars) return '';
  const path = decoded(uri.replaceAll('\\', '/')).replace(/^file:(?:\/\/localhost(?=\/)|\/\/(?=\/)|(?=\/))/i, '');
  return /^[a-z]:\//i.test(path) ? `/${path}` : path;
}

function decoded(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    // A stray percent sign: the tool did not encode its paths, so this is the path.
    return uri;
  }
}

function isAbsolute(path: string): boolean {
  return /^(?:\/|[a-z][a-z0-9+.-]*:)/i.test(path);
}

function withoutDots(path: string): string {
  const [start = ''] = /^(?:[a-z][a-z0-9+.-]*:)?\/*/i.exec(path) ?? [];
  const kept: string[] = [];
  for (const segment of path.slice(start.length).split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment !== '..') kept.push(segment);
    else if (kept.length > 0 && kept.at(-1) !== '..') kept.pop();
    else if (start === '') kept.push('..');
  }
  return start + kept.join('/');
}
