import type { Git } from '../../../clients/git.ts';
import { type Difference, type Kind, kindAt } from './difference.ts';

/** A path that git is to write. */
export interface Wanted {
  path: string;
  isSubmodule: boolean;
}

/**
 * What stands where git is to write and is in no index, ignored or not: git overwrites what is ignored. A directory that
 * is a repository of its own ends with a slash.
 */
export async function findInTheWay(git: Git, path: string, wanted: readonly Wanted[]): Promise<readonly string[]> {
  if (wanted.length === 0) return [];
  const { tracked, submodules } = await readIndex(git);
  const found = new Set<string>();
  const directories: string[] = [];
  const kinds = new Map<string, Kind>();
  const kindOf = (name: string) => {
    const kind = kinds.get(name) ?? kindAt(path, name);
    kinds.set(name, kind);
    return kind;
  };
  for (const { path: name, isSubmodule } of wanted) {
    const above = ancestorsOf(name).find((each) => !['absent', 'directory'].includes(kindOf(each)));
    const obstacle = above ?? name;
    const kind = kindOf(obstacle);
    if (kind === 'absent') continue;
    if (kind === 'directory') {
      if (!isSubmodule && !submodules.has(name)) directories.push(name);
    } else if (!tracked.has(obstacle)) found.add(obstacle);
  }
  for (const name of await untrackedIn(git, directories)) found.add(name);
  return [...found];
}

/** Of the submodules that go, those in whose place something else comes. */
export function replacedSubmodules(differences: readonly Difference[]): readonly string[] {
  const coming = differences.filter((each) => each.to !== undefined && !each.becomesSubmodule).map(({ path }) => path);
  return differences
    .filter((each) => each.wasSubmodule && !each.becomesSubmodule)
    .map(({ path }) => path)
    .filter((name) => coming.some((each) => each === name || each.startsWith(`${name}/`)));
}

/** Files in directories that no index has, ignored ones too. */
export async function untrackedIn(git: Git, directories: readonly string[]): Promise<readonly string[]> {
  if (directories.length === 0) return [];
  const args = ['--literal-pathspecs', 'ls-files', '-z', '--others', '--', ...directories];
  return namesIn((await git.run(args)).text);
}

async function readIndex(git: Git): Promise<{ tracked: ReadonlySet<string>; submodules: ReadonlySet<string> }> {
  const tracked = new Set<string>();
  const submodules = new Set<string>();
  for (const entry of namesIn((await git.run(['ls-files', '-z', '--stage'])).text)) {
    const name = entry.slice(entry.indexOf('\t') + 1);
    tracked.add(name);
    if (entry.startsWith('160000 ')) submodules.add(name);
  }
  return { tracked, submodules };
}

function ancestorsOf(name: string): readonly string[] {
  const parts = name.split('/');
  return parts.slice(1).map((_part, index) => parts.slice(0, index + 1).join('/'));
}

export function namesIn(text: string): readonly string[] {
  return text.split('\0').filter((name) => name !== '');
}
