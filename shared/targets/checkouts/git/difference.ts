import { lstatSync, readdirSync, readFileSync, readlinkSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Git } from '../../../clients/git.ts';
import { maxOutputBytes } from '../../../clients/program.ts';

/** A file that two commits do not have in common. */
export interface Difference {
  path: string;
  /** The blobs; undefined where the commit does not have the file. */
  from?: string | undefined;
  to?: string | undefined;
  /** In either of the two. */
  isSubmodule: boolean;
  wasSubmodule: boolean;
  becomesSubmodule: boolean;
}

/** What differs between two commits, file by file. */
export async function differencesOf(git: Git, from: string, to: string): Promise<readonly Difference[]> {
  if (from === to) return [];
  const { text } = await git.run(['diff-tree', '-r', '-z', '--no-renames', '--no-ext-diff', from, to]);
  const parts = text.split('\0');
  const differences: Difference[] = [];
  for (let at = 0; at + 1 < parts.length; at += 2) {
    const [fromMode = '', toMode, fromId = '', toId = ''] = (parts[at] ?? '').slice(1).split(' ');
    const [wasSubmodule, becomesSubmodule] = [fromMode === '160000', toMode === '160000'];
    const isSubmodule = wasSubmodule || becomesSubmodule;
    const blob = (id: string) => (/^0+$/.test(id) ? undefined : id);
    const path = parts[at + 1] ?? '';
    differences.push({
      path,
      from: blob(fromId),
      to: blob(toId),
      isSubmodule,
      wasSubmodule,
      becomesSubmodule,
    });
  }
  return differences;
}

/**
 * Of the files that differ, those whose content is neither of one commit nor of the other, nor a beginning of the
 * other's: somebody else wrote them.
 */
export async function findForeign(
  git: Git,
  path: string,
  differences: readonly Difference[],
): Promise<readonly string[]> {
  const kinds = new Map(differences.map((each) => [each.path, kindAt(path, each.path)] as const));
  // What git does not know in a directory is looked at elsewhere.
  const present = differences.filter(
    (each) => !each.isSubmodule && !['absent', 'directory'].includes(kinds.get(each.path) ?? ''),
  );
  // Of the others git would read something else in a list.
  const isListable = (name: string) => !/^"|\n/.test(name) && !isUnreadable(name);
  const files = present.filter((each) => kinds.get(each.path) === 'file' && isListable(each.path));
  const hashes = await hashesOf(
    git,
    files.map((each) => each.path),
  );
  const foreign: string[] = [];
  for (const each of present) {
    const hash = hashes.get(each.path);
    if (hash !== undefined && (hash === each.from || hash === each.to)) continue;
    if (!(await isBeginning(git, path, each))) foreign.push(each.path);
  }
  return foreign;
}

/** Their blobs, with the checkout's own filters applied. */
async function hashesOf(git: Git, paths: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (paths.length === 0) return new Map();
  const { text } = await git.run(['hash-object', '--stdin-paths'], { input: `${paths.join('\n')}\n` });
  const hashes = text.split('\n');
  return new Map(paths.map((path, index) => [path, hashes[index] ?? '']));
}

/** Git was killed while it wrote the file. */
async function isBeginning(git: Git, path: string, { path: name, from, to }: Difference): Promise<boolean> {
  const file = onDisk(path, name);
  const kind = kindAt(path, name);
  if (file === undefined || (kind !== 'file' && kind !== 'link')) return false;
  const content = kind === 'link' ? Buffer.from(readlinkSync(file)) : readFileSync(file);
  for (const blob of [to, from]) {
    if (blob === undefined) continue;
    const args = kind === 'link' ? ['cat-file', 'blob', blob] : ['cat-file', '--filters', `--path=${name}`, blob];
    const { stdout } = await git.run(args);
    // Of a large blob only the beginning is read.
    const isCut = stdout.length > maxOutputBytes - 1_048_576;
    const looked = isCut ? content.subarray(0, stdout.length) : content;
    if (stdout.subarray(0, looked.length).equals(looked)) return true;
  }
  return false;
}

export type Kind = 'absent' | 'file' | 'link' | 'directory' | 'other';

/** What stands in the checkout; what is only reached through a link or beneath a file is not there. */
export function kindAt(path: string, name: string): Kind {
  const folder = dirname(join(path, name));
  try {
    const isThere = isUnreadable(folder) || (realpathSync(folder) === folder && lstatSync(folder).isDirectory());
    if (!isThere) return 'absent';
  } catch {
    return 'absent';
  }
  const file = onDisk(path, name);
  const found = file === undefined ? undefined : lstatSync(file, { throwIfNoEntry: false });
  if (found === undefined) return 'absent';
  if (found.isSymbolicLink()) return 'link';
  if (found.isDirectory()) return 'directory';
  return found.isFile() ? 'file' : 'other';
}

/** Names on disk are bytes; this stands where they are no UTF-8. */
function isUnreadable(name: string): boolean {
  return name.includes('\uFFFD');
}

/** Where a file is; what cannot be read in its name may be anything. Undefined where nothing is called so. */
export function onDisk(path: string, name: string): string | Buffer | undefined {
  if (!isUnreadable(name)) return join(path, name);
  let file = Buffer.from(path);
  for (const part of name.split('/')) {
    const found = isUnreadable(part)
      ? entriesOf(file).find((each) => each.toString('utf8') === part)
      : Buffer.from(part);
    if (found === undefined) return undefined;
    file = Buffer.concat([file, Buffer.from('/'), found]);
  }
  return file;
}

function entriesOf(folder: Buffer): readonly Buffer[] {
  const isFolder = lstatSync(folder, { throwIfNoEntry: false })?.isDirectory() === true;
  return isFolder ? readdirSync(folder, { encoding: 'buffer' }) : [];
}
