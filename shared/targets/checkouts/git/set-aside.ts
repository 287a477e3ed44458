import { copyFileSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Git } from '../../../clients/git.ts';
import { kindAt } from './difference.ts';
import { changedPaths, refused, shown } from './inspect.ts';
import { commitAt, setAsideRefs } from './records.ts';

interface Kept {
  git: Git;
  path: string;
  gitDirectory: string;
}

/**
 * Keeps under a reference of its own what is changed, what is staged, files that git does not know at `obstacles`, and the
 * commit where it is none of `known`: a person may have been at work there. Gives what a person should know.
 */
export async function setAside(
  { git, gitDirectory }: Kept,
  { known, obstacles }: { known: readonly string[]; obstacles: readonly string[] },
): Promise<readonly string[]> {
  const repository = obstacles.find((name) => name.endsWith('/'));
  if (repository !== undefined) throw refused(`'${shown(repository)}' is a repository of its own, and in the way.`);
  const head = await commitAt(git, 'HEAD');
  const isChanged = obstacles.length > 0 || (await changedPaths(git, { submodules: false })).length > 0;
  if (!isChanged && (head === undefined || known.includes(head))) return [];
  const parents = head === undefined ? [] : ['-p', head];
  const staged = await treeOf(git);
  const tree = await treeOfFiles(git, gitDirectory, obstacles);
  const commit = async (of: string, more: readonly string[]) =>
    git.line(['commit-tree', '-m', 'ticketwire: what was found when a deployment was taken back', ...more, of]);
  if (staged !== undefined && staged !== tree) parents.push('-p', await commit(staged, parents));
  const kept = await commit(tree, parents);
  const time = new Date().toISOString().replaceAll(/\W/g, '');
  const ref = `${setAsideRefs}/${time}-${kept.slice(0, 8)}`;
  await git.run(['update-ref', ref, kept]);
  return [`Changes found there are kept as ${ref}.`];
}

/** The same for every submodule that is otherwise than recorded; `commits` are those where its place is known. */
export async function setAsideSubmodules({ git, path }: Kept, commits: readonly string[]): Promise<readonly string[]> {
  const notes: string[] = [];
  for (const name of await changedSubmodules(git)) {
    const folder = join(path, name);
    if (kindAt(path, name) !== 'directory' || !existsSync(join(folder, '.git'))) continue;
    const inside = git.inside(name);
    const gitDirectory = await inside.line(['rev-parse', '--absolute-git-dir']);
    const known = await Promise.all(commits.map((each) => submoduleAt(git, each, name)));
    const place = { git: inside, path: folder, gitDirectory };
    const said = [
      ...(await setAside(place, { known, obstacles: [] })),
      ...(await setAsideSubmodules(
        place,
        known.filter((each) => each !== ''),
      )),
    ];
    notes.push(...said.map((note) => `In '${shown(name)}': ${note}`));
  }
  return notes;
}

async function changedSubmodules(git: Git): Promise<readonly string[]> {
  const files = new Set(await changedPaths(git, { submodules: false }));
  return (await changedPaths(git, { submodules: true })).filter((name) => !files.has(name));
}

async function submoduleAt(git: Git, commit: string, name: string): Promise<string> {
  const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${commit}:${name}`];
  return (await git.run(args, { expect: [0, 1, 128] })).text.trim();
}

/** What is staged; undefined in the middle of a merge. */
async function treeOf(git: Git): Promise<string | undefined> {
  const { status, text } = await git.run(['write-tree'], { expect: [0, 128] });
  return status === 0 ? text.trim() : undefined;
}

/** The files as they are, by an index of our own. */
async function treeOfFiles(git: Git, gitDirectory: string, more: readonly string[]): Promise<string> {
  const index = join(gitDirectory, 'ticketwire.index');
  const env = { GIT_INDEX_FILE: index };
  try {
    copyFileSync(join(gitDirectory, 'index'), index);
    const add = ['-c', 'core.safecrlf=false', '--literal-pathspecs', 'add'];
    await git.run([...add, '--update'], { env });
    if (more.length > 0) {
      const input = more.join('\0');
      await git.run([...add, '--force', '--pathspec-from-file=-', '--pathspec-file-nul'], { env, input });
    }
    return await git.line(['write-tree'], { env });
  } finally {
    rmSync(index, { force: true });
  }
}
