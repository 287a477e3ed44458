import { accessSync, constants, statSync } from 'node:fs';
import { createGit } from '../../../clients/git.ts';
import type { Github } from '../../../clients/github.ts';
import { asTicketwireError } from '../../../errors.ts';
import type { Finding } from '../../target.ts';
import { grantFindings } from '../../trackers/github/probe.ts';
import { changedPaths, findLayout, findOrigin, listed, requireDirectory, requireOnBranch } from './inspect.ts';
import type { CheckoutSettings } from './working-copy.ts';

/** Looks at the checkout and asks its remote, reading alone. */
export async function probeCheckout(
  settings: CheckoutSettings,
  env: Readonly<Record<string, string | undefined>>,
): Promise<readonly Finding[]> {
  const { path: named, branch, submodules, timeout } = settings;
  const findings: Finding[] = [];
  /** Holds, or says why not; then what comes after cannot be asked. */
  const ask = async <T>(what: string, look: () => Promise<T> | T): Promise<T | undefined> => {
    try {
      const found = await look();
      findings.push({ what });
      return found;
    } catch (thrown) {
      findings.push({ what, remedy: asTicketwireError(thrown).message });
      return undefined;
    }
  };
  const path = await ask(`${named} is a directory`, () => requireDirectory(named));
  if (path === undefined) return findings;
  const git = createGit({ path, timeoutMs: timeout, env });
  const layout = await ask(`${named} is the top of a git checkout`, () => findLayout(git, path));
  if (layout === undefined) return findings;
  findings.push(ownership(path, layout.gitDirectory));
  await ask(`It is on the branch ${branch}`, () => requireOnBranch(git, layout, branch));
  const changed = await changedPaths(git, { submodules });
  const clean = { what: 'No tracked file is changed' };
  findings.push(
    changed.length === 0 ? clean : { ...clean, remedy: `${listed(changed)} changed: commit that, or take it back.` },
  );
  const origin = await ask("It has a remote 'origin'", () => findOrigin(git, { submodules }));
  if (origin === undefined) return findings;
  await ask(`${origin.address} answers, and has ${branch}`, () =>
    git.online(origin).run(['ls-remote', '--exit-code', '--end-of-options', 'origin', `refs/heads/${branch}`]),
  );
  return findings;
}

function ownership(path: string, gitDirectory: string): Finding {
  const own = process.getuid?.();
  const { uid } = statSync(path);
  const what = `This user may write to ${path}`;
  const remedy = `It belongs to user ${uid}, and this is user ${own}. Run as the same, or give the checkout to it.`;
  try {
    accessSync(path, constants.W_OK);
    accessSync(gitDirectory, constants.W_OK);
  } catch {
    return { what, remedy };
  }
  return own === undefined || own === uid || own === 0 ? { what } : { what: `${what}, which belongs to user ${uid}` };
}

/** GitHub tells what a token may read of deployments, and of fine-grained ones not what it may write. */
export async function probeStatuses(github: Github, repository: string): Promise<readonly Finding[]> {
  const what = `The token for statuses may see the deployments of ${repository}`;
  try {
    await github.send('GET', `/repos/${repository}/deployments?per_page=1`);
    return [{ what }, ...(await grantFindings(github, repository, { deployments: 'write' }))];
  } catch (thrown) {
    return [{ what, remedy: asTicketwireError(thrown).message }];
  }
}
