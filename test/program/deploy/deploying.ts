import { createHmac, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type GitForge, git } from '../../fakes/git-forge.ts';
import { waitFor } from '../../wait-for.ts';
import { type Answer, type RunningReceiver, secret } from '../receiver-process.ts';

/** A fresh checkout of the forge's repository. */
export function cloneSite(directory: string, forge: GitForge, name = 'site'): string {
  const path = join(directory, name);
  mkdirSync(path, { recursive: true });
  // The forge answers from this process, which waits for git.
  git(path, 'clone', '--quiet', forge.directory, '.');
  git(path, 'remote', 'set-url', 'origin', forge.url());
  return path;
}

/** One source, one checkout and one rule; `target` and `step` say more of them. */
export function configurationFor(path: string, more: { target?: string; step?: string } = {}): string {
  return `
sources: { octo: { sender: github, secret: "${secret}" } }
targets: { site: { type: checkout, path: "${path}", repository: octo/site, branch: main${more.target ?? ''} } }
rules: [{ name: Deploy, on: push, do: [{ deploy: ${more.step ?? 'site'} }] }]
`;
}

export function pushPayload(commit: string, changes: object = {}): object {
  return {
    ref: 'refs/heads/main',
    before: '1'.repeat(40),
    after: commit,
    created: false,
    deleted: false,
    forced: false,
    compare: 'https://github.com/octo/site/compare/a...b',
    commits: [],
    repository: { full_name: 'octo/site', html_url: 'https://github.com/octo/site', default_branch: 'main' },
    sender: { login: 'ada', type: 'User' },
    ...changes,
  };
}

/** Tells of a push as GitHub does. */
export function tell(
  receiver: RunningReceiver,
  commit: string,
  changes: object = {},
  id: string = randomUUID(),
): Promise<Answer> {
  const text = JSON.stringify(pushPayload(commit, changes));
  return receiver.post('/hooks/octo', text, {
    'x-hub-signature-256': `sha256=${createHmac('sha256', secret).update(text).digest('hex')}`,
    'x-github-event': 'push',
    'x-github-delivery': id,
  });
}

export interface ToldEffect {
  id: string;
  status: string;
  message: string;
  attempts: number;
}

/** Every effect, the newest delivery first. */
export async function effectsOf(receiver: RunningReceiver): Promise<ToldEffect[]> {
  const deliveries = (await receiver.get('/api/v1/deliveries')).json.deliveries as { effects: ToldEffect[] }[];
  return deliveries.flatMap(({ effects }) => effects);
}

/** Waits until nothing is left to do; gives the effects. */
export async function settled(receiver: RunningReceiver): Promise<ToldEffect[]> {
  await waitFor(async () => (await effectsOf(receiver)).every(({ status }) => !['due', 'running'].includes(status)));
  return effectsOf(receiver);
}

export const headOf = (path: string) => git(path, 'rev-parse', 'HEAD');
export const refOf = (path: string, name: string) =>
  git(path, 'rev-parse', '--verify', `refs/worktree/ticketwire/${name}`);
/** References to what was kept, the oldest first. */
export const setAsideOf = (path: string) =>
  git(path, 'for-each-ref', '--format=%(refname)', 'refs/worktree/ticketwire/set-aside')
    .split('\n')
    .filter((ref) => ref !== '');
export const isClean = (path: string) => git(path, 'status', '--porcelain') === '';
export const isUnlocked = (path: string) =>
  !existsSync(join(path, '.git/ticketwire.lock')) && !existsSync(join(path, '.git/ticketwire.journal'));

/** Every file of the work tree with its content. */
export function filesIn(path: string): Record<string, string> {
  const entries = readdirSync(path, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(
    files
      .filter((file) => !file.startsWith(join(path, '.git/')))
      .map((file) => [file.slice(path.length + 1), readFileSync(file, 'utf8')]),
  );
}
