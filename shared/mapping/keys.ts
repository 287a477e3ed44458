import type { Place, References } from '../model/rule.ts';
import { ownWords } from './own-words.ts';

/** Finds the keys of tickets in a text, each once, in order of appearance. Pure. */
export type KeyReader = (text: string, where: KeyPlace) => string[];

/** Where a text stands. */
export interface KeyPlace {
  place: Place;
  /** `owner/name` of the repository whose numbers are GitHub's; empty where they are another forge's. */
  repository: string;
  /** Where people look at that repository, on whichever forge; absent or empty where that is not known. */
  repositoryUrl?: string | undefined;
  /** `closing-numbers`: closing keywords for the numbers of issues, any mention for keys that have a project. @default any-mention */
  references?: References | 'closing-numbers' | undefined;
}

/** More text than this holds no more keys: nobody names tickets after so much. */
const maxTextChars = 250_000;
const maxBranchChars = 1_000;

/**
 * Jira's keys of known projects: `SOC-7`, in any case. A project that is not known is never looked up, so that `UTF-8`
 * and `CVE-2026-1` are words. In a branch `_` parts words, elsewhere it is part of one.
 * Source: Atlassian's rules for project keys, and the number without leading zero.
 */
export function jiraKeyReader(projects: readonly string[]): KeyReader {
  const known = projects.length > 0;
  const project = known ? projects.map((each) => each.toUpperCase()).join('|') : '[A-Z][A-Z0-9_]+';
  const patternFor = (word: string, flags: string) =>
    new RegExp(`(?<![${word}])(${project})-([1-9]\\d{0,17})(?![${word}])`, flags);
  const inText = patternFor('A-Za-z0-9_', known ? 'gi' : 'g');
  const inBranch = patternFor('A-Za-z0-9', 'gi');
  return (text, { place, references }) => {
    const isBranch = place === 'branch';
    const read = isBranch ? text.slice(0, maxBranchChars) : wordsOf(text, { place, keepsLabels: true });
    const matches = read.matchAll(isBranch ? inBranch : inText);
    const found = references === 'closing' && !isBranch ? closingAmong(matches, read, jiraKeywords) : matches;
    const keys = [...found].map(([, name = '', number = '']) => `${name.toUpperCase()}-${number}`);
    return [...new Set(keys)].filter((key) => known || !isStandard(key));
  };
}

/** Where no project is known: names that are everywhere and are nobody's tickets. */
const standards = new Set(
  'UTF SHA MD AES RSA CVE CWE GHSA ISO RFC IEEE ANSI ECMA PEP JEP JSR KEP HTTP TLS SSL IPV EC X UCS BASE CRC FIX WIP FEAT COVID GPL LGPL AGPL MIT BSD MPL CC SC WCAG DO STS'.split(
    ' ',
  ),
);

function isStandard(key: string): boolean {
  return standards.has(key.slice(0, key.lastIndexOf('-')));
}

/**
 * References to issues of one repository: `#12` where the text is of that repository, `owner/name#12`, and addresses.
 * Gives the numbers. `webUrl` is where people look at repositories: `https://github.com`.
 */
export function githubReferenceReader(target: { repository: string; webUrl: string }): KeyReader {
  const repository = target.repository.toLowerCase();
  const host = target.webUrl.toLowerCase().replace(/^https?:\/\//, '');
  const pattern =
    /(?<![\w/#&.-])(?:(https?:\/\/[^\s/]+(?::\d+)?)\/([\w.-]+\/[\w.-]+)\/issues\/|([\w.-]+\/[\w.-]+)#|#|gh-)([1-9]\d{0,17})(?![\w])/gi;
  return (text, where) => {
    if (where.place === 'branch') return [];
    const isNamesake = where.repository === '' && isOfPath(where.repositoryUrl, repository);
    const numbers: string[] = [];
    for (const [, site, ofAddress, ofName, number = ''] of mentions(text, pattern, where, githubKeywords)) {
      if (site !== undefined && site.toLowerCase().replace(/^https?:\/\//, '') !== host) continue;
      // A project of that path on another forge means its own.
      if (ofName !== undefined && isNamesake) continue;
      const named = (ofAddress ?? ofName ?? where.repository).toLowerCase();
      if (named === repository) numbers.push(number);
    }
    return [...new Set(numbers)];
  };
}

/**
 * References to issues of one project of GitLab, Gitea or Forgejo: `#12` where the text is of that project, its path and
 * `#12` in any text, and addresses. Gives the numbers; those of merge requests (`!12`) are none.
 * `url` is where people open the server: `https://gitlab.com`.
 */
export function forgeReferenceReader(target: { project: string; url: string; isGitlab?: boolean }): KeyReader {
  const home = hostOf(`${target.url}/${target.project}`);
  const project = target.project.toLowerCase();
  const pattern =
    /(?<![\w/#&.!-])(?:(https?:\/\/[^\s#?]{1,500}?)\/(?:-\/)?(?:issues|work_items)\/|([\w.-]+(?:\/[\w.-]+)+)#|#|gl-)([1-9]\d{0,17})(?![\w])/gi;
  const keywords = target.isGitlab ? gitlabKeywords : githubKeywords;
  return (text, where) => {
    const { place, repositoryUrl = '' } = where;
    if (place === 'branch') return [];
    const isHome = hostOf(repositoryUrl) === home;
    // A project of that path on another server means its own.
    const isNamesake = !isHome && isOfPath(repositoryUrl, project);
    const numbers: string[] = [];
    for (const [, address, path, number = ''] of mentions(text, pattern, where, keywords)) {
      const isOurs =
        address !== undefined
          ? hostOf(address) === home
          : path === undefined
            ? isHome
            : !isNamesake && path.toLowerCase() === project;
      if (isOurs) numbers.push(number);
    }
    return [...new Set(numbers)];
  };
}

/** Words that close an issue where its reference follows them. */
interface ClosingKeywords {
  /** Matches at the end of the text in front of a reference. */
  before: RegExp;
  /** Matches the text between two references of one list. Omit if each reference needs its own keyword. */
  between?: RegExp | undefined;
}

/** A keyword is looked for in this many characters before a reference. */
const maxKeywordChars = 200;

/**
 * https://docs.github.com/issues/tracking-your-work-with-issues/using-issues/linking-a-pull-request-to-an-issue
 * Gitea has the same words: https://docs.gitea.com/usage/linked-references
 */
const githubKeywords: ClosingKeywords = { before: /(?<![\w-])(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?)(?::\s*|\s+)$/i };

/** https://docs.gitlab.com/user/project/issues/managing_issues/#default-closing-pattern */
const gitlabKeywords: ClosingKeywords = {
  before:
    /(?<![\w-])(?:clos(?:e[sd]?|ing)|fix(?:e[sd]|ing)?|resolv(?:e[sd]?|ing)|implement(?:s|ed|ing)?):?\s+(?:issues?\s+)?$/i,
  between: /^(?:\s*,?\s+and\s+|\s*,\s*|\s+)(?:issues?\s+)?$/i,
};

/** The same words, in front of a key or its address. */
const jiraKeywords: ClosingKeywords = {
  before:
    /(?<![\w-])(?:clos(?:e[sd]?|ing)|fix(?:e[sd]|ing)?|resolv(?:e[sd]?|ing)|implement(?:s|ed|ing)?):?\s+(?:issues?\s+)?(?:https?:\/\/\S{1,150}\/browse\/)?$/i,
  between: gitlabKeywords.between,
};

function mentions(
  text: string,
  pattern: RegExp,
  where: KeyPlace,
  keywords: ClosingKeywords,
): Iterable<RegExpExecArray> {
  const read = wordsOf(text, { place: where.place, keepsLabels: false });
  const matches = read.matchAll(pattern);
  const isAny = where.place === 'this' || (where.references ?? 'any-mention') === 'any-mention';
  return isAny ? matches : closingAmong(matches, read, keywords);
}

/** The event's own number is no text that anybody wrote. */
function wordsOf(text: string, { place, keepsLabels }: { place: Place; keepsLabels: boolean }): string {
  return place === 'this' ? text : ownWords(text.slice(0, maxTextChars), { keepsLabels });
}

/** Returns the matches that follow a closing keyword. */
function* closingAmong(
  matches: Iterable<RegExpExecArray>,
  text: string,
  { before, between }: ClosingKeywords,
): Iterable<RegExpExecArray> {
  let end = 0;
  let wasClosing = false;
  for (const match of matches) {
    const start = Math.max(end, match.index - maxKeywordChars);
    const gap = text.slice(start, match.index);
    const isNext: boolean = wasClosing && start === end && between?.test(gap) === true;
    wasClosing = isNext || before.test(gap);
    end = match.index + match[0].length;
    if (wasClosing) yield match;
  }
}

/** Whether the repository at an address has such a path, on whichever server; `path` is in lower case. */
function isOfPath(url: string | undefined, path: string): boolean {
  return hostOf(url ?? '').endsWith(`/${path}`);
}

/** An address without its scheme, in lower case. */
function hostOf(address: string): string {
  return address.toLowerCase().replace(/^https?:\/\//, '');
}
