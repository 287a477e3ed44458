import { isJsonObject, JsonReader } from '../mapping/json-body.ts';
import type { JsonObject } from '../model/json.ts';
import type { Github } from './github.ts';
import { readPages } from './github-pages.ts';

/** A pull request's commits, their messages; GitHub lists at most 250. */
export async function commitsOfPullRequest(github: Github, repository: string, number: number): Promise<string[]> {
  return (await readPages(github, `/repos/${repository}/pulls/${number}/commits`, { maxPages: 3 })).map(messageOf);
}

export interface Commit {
  sha: string;
  message: string;
}

/** Commits of a comparison are read up to so many pages of 100. */
const maxPages = 20;

/** The commits from one commit or tag to another, the earliest first. */
export async function commitsBetween(
  github: Github,
  repository: string,
  { base, head }: { base: string; head: string },
): Promise<Commit[]> {
  const path = `/repos/${repository}/compare/${encodeURIComponent(base)}...${encodeURIComponent(head)}`;
  return (await readPages(github, path, { member: 'commits', maxPages })).map(commitOf);
}

/** The commits of a release: since the one before it, or all that led to the first. */
export async function commitsOfRelease(github: Github, repository: string, tag: string): Promise<Commit[]> {
  const base = previousTag(await readPages(github, `/repos/${repository}/releases`, { maxPages: 3 }), tag);
  if (base !== undefined) return commitsBetween(github, repository, { base, head: tag });
  const path = `/repos/${repository}/commits?sha=${encodeURIComponent(tag)}`;
  return (await readPages(github, path, { maxPages: 3 })).map(commitOf);
}

/** The highest version below the release's own; where tags are no versions, the one published before. */
export function previousTag(releases: readonly JsonObject[], tag: string): string | undefined {
  const others = releases.filter(({ draft, tag_name: name }) => draft !== true && name !== tag);
  const own = versionOf(tag);
  if (own !== undefined) {
    const isStable = own.suffix === '';
    const lower = others
      .map(({ tag_name: name }) => versionOf(String(name)))
      .filter((version) => version !== undefined)
      .filter((version) => version.prefix === own.prefix && compareVersions(version, own) < 0)
      // A release tells of everything since the last one, and not only since its own candidates.
      .filter(({ suffix }) => !isStable || suffix === '');
    const [highest] = lower.toSorted((left, right) => compareVersions(right, left));
    if (highest !== undefined) return highest.tag;
  }
  const published = String(releases.find(({ tag_name: name }) => name === tag)?.published_at ?? '9999');
  const [latest] = others
    .filter(({ published_at: at }) => typeof at === 'string' && at < published)
    .toSorted((left, right) => String(right.published_at).localeCompare(String(left.published_at)));
  return latest === undefined ? undefined : String(latest.tag_name);
}

interface Version {
  tag: string;
  /** What stands before the number, such as `v` or `widgets-v`. */
  prefix: string;
  numbers: number[];
  suffix: string;
}

function versionOf(tag: string): Version | undefined {
  const found = /^(.*?)(\d+(?:\.\d+)*)(?:-([\w.-]+))?(?:\+[\w.-]+)?$/.exec(tag);
  if (found === null) return undefined;
  const [, prefix = '', numbers = '', suffix = ''] = found;
  return { tag, prefix, numbers: numbers.split('.').map(Number), suffix };
}

function compareVersions(left: Version, right: Version): number {
  for (let index = 0; index < Math.max(left.numbers.length, right.numbers.length); index += 1) {
    const difference = (left.numbers[index] ?? 0) - (right.numbers[index] ?? 0);
    if (difference !== 0) return difference;
  }
  // What has a suffix comes before what has none: 2.0.0-rc.1 before 2.0.0.
  if (left.suffix === right.suffix) return 0;
  if (left.suffix === '' || right.suffix === '') return left.suffix === '' ? 1 : -1;
  return left.suffix.localeCompare(right.suffix, 'en', { numeric: true });
}

export interface PullRequestBehind {
  number: number;
  title: string;
  body: string;
  branch: string;
}

/** Pull requests that are asked for one by one. */
const maxPullRequests = 500;
const atOnce = 6;

/**
 * The pull requests behind commits. Where a message names its own, as GitHub writes it when it merges, that one is
 * read; else GitHub is asked which one brought the commit.
 */
export async function pullRequestsBehind(
  github: Github,
  repository: string,
  commits: readonly Commit[],
): Promise<PullRequestBehind[]> {
  const named = new Set<number>();
  const unnamed: string[] = [];
  for (const { sha, message } of commits) {
    const [subject = ''] = message.split('\n');
    const number = /^Merge pull request #(\d+) /.exec(subject)?.[1] ?? /\(#(\d+)\)$/.exec(subject)?.[1];
    if (number !== undefined) named.add(Number(number));
    else unnamed.push(sha);
  }
  const found = new Map<number, PullRequestBehind>();
  const keep = (json: unknown) => {
    const read = pullRequestOf(json);
    if (read !== undefined) found.set(read.number, read);
  };
  const asks = [
    ...[...named].map((number) => async () => {
      // 404: the number is an issue's, or of another repository.
      keep((await github.send('GET', `/repos/${repository}/pulls/${number}`, { expect: [404] })).json);
    }),
    ...unnamed.map((sha) => async () => {
      const { json } = await github.send('GET', `/repos/${repository}/commits/${sha}/pulls`, { expect: [404, 422] });
      if (Array.isArray(json)) for (const each of json) keep(each);
    }),
  ].slice(0, maxPullRequests);
  for (let first = 0; first < asks.length; first += atOnce) {
    await Promise.all(asks.slice(first, first + atOnce).map((ask) => ask()));
  }
  return [...found.values()].toSorted((left, right) => left.number - right.number);
}

function pullRequestOf(json: unknown): PullRequestBehind | undefined {
  if (!isJsonObject(json) || typeof json.number !== 'number') return undefined;
  const body = new JsonReader(json);
  return {
    number: json.number,
    title: body.text('title') ?? '',
    body: body.text('body') ?? '',
    branch: body.text('head.ref') ?? '',
  };
}

function commitOf(json: JsonObject): Commit {
  return { sha: String(json.sha ?? ''), message: messageOf(json) };
}

function messageOf(json: JsonObject): string {
  return new JsonReader(json).text('commit.message') ?? '';
}
