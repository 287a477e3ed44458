import type { JsonObject, JsonValue } from '../model/json.ts';
import { listOf, memberOf, textOf } from './sarif-json.ts';

/** The checkout that a log is about, as far as it is known. */
export interface Checkout {
  /** Its `file:` address, for tools that report whole paths. */
  root?: string | undefined;
  /** The repository's name without its owner. */
  name?: string | undefined;
  /** Returns true if a file is in the checkout, by its path from the root. */
  isFile?(path: string): boolean;
}

/** A path, as it is now and as earlier versions had it. */
export interface ReadPath {
  path: string;
  formerPath: string;
}

/** Returns a reader of `artifactLocation` for one run. Source: SARIF 2.1.0, 3.4 and 3.14.14. */
export function readPaths(run: JsonObject, checkout: Checkout): (location: JsonValue | undefined) => ReadPath {
  const bases = memberOf(run, 'originalUriBaseIds');
  const roots = rootsOf(run, checkout.root);
  // A base that is the root of everything says nothing about where the repository is.
  const ownRoots = roots.filter((root) => root !== '/');
  const known = new Map<string, string | undefined>();
  const ownPathOf = (whole: string) => {
    if (!known.has(whole)) known.set(whole, inCheckout(relativeTo(ownRoots, whole), checkout));
    return known.get(whole);
  };
  return (location) => {
    const whole = resolveLocation(location, bases);
    const outside = relativeTo(roots, whole);
    const path = ownPathOf(whole) ?? outside;
    // Of `file:src/H.java` earlier versions kept the scheme.
    const uri = textOf(location, 'uri') ?? '';
    const isOpaque = /^file:[^/\\]/i.test(uri);
    return { path, formerPath: isOpaque ? `file:${withoutDots(plainPath(uri.slice(5)))}` : outside };
  };
}

/** Returns true if a path can only mean a file below the repository's root. */
export function isInRepository(path: string): boolean {
  return !isAbsolute(path) && path !== '..' && !path.startsWith('../') && !path.includes('\0');
}

/** Where GitHub's runners check a repository out, on all systems and in their containers. */
const runnerCheckouts = [
  /^\/github\/workspace\//,
  /^(?:\/home\/runner\/work|\/Users\/runner\/work|\/__w|\/[a-z]:\/a|.{0,200}\/_work)\/([^/]+)\/\1\//i,
];

/** Where containers and other CI systems usually have the code. Other files may be there too. */
const mounts =
  /^\/(?:src|app|workspace|workspaces|code|data|project|repo|repository|source|work|mnt|zap\/wrk|tmp\/lint)\//;

/**
 * Returns the path from the checkout's root for a whole path elsewhere; undefined for a path of another file. A runner's own
 * directory needs no proof. For any other one, the file must be in the checkout.
 */
function inCheckout(path: string, { name, isFile }: Checkout): string | undefined {
  if (!path.startsWith('/')) return undefined;
  for (const pattern of runnerCheckouts) {
    const found = pattern.exec(path);
    if (found !== null) return path.slice(found[0].length);
  }
  if (isFile === undefined) return undefined;
  const mount = mounts.exec(path)?.[0].length;
  const named = name === undefined ? -1 : path.indexOf(`/${name}/`);
  const starts = [mount, named < 0 ? undefined : named + `/${name}/`.length];
  return starts
    .filter((start) => start !== undefined)
    .map((start) => path.slice(start))
    .find((rest) => rest !== '' && isInRepository(rest) && isFile(rest));
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
  const path = decoded(uri.replaceAll('\\', '/')).replace(/^file:(?:\/\/localhost(?=\/)|\/\/(?=\/)|(?!\/\/))/i, '');
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
