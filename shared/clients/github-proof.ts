import type { Secret } from '../settings/secret.ts';
import type { GithubApp, InstallationToken } from './github-app.ts';
import type { Asker } from './github-app-requests.ts';
import { scopeOf } from './github-app-scope.ts';

/** What is sent with a request to prove who asks. */
export interface Proof {
  authorization: string;
  /** What to send it with once more, after it was not accepted or did not suffice; undefined where that would be refused again. */
  next(lack: 'proof' | 'permission'): Promise<string | undefined>;
}

export function tokenProof(token: Secret): Proof {
  return { authorization: `Bearer ${token.reveal()}`, next: async () => undefined };
}

/** "New tokens may give 401 for up to 5 s": GitHub's own library waits like this. */
const settlingMs: readonly number[] = [1_000, 2_000, 2_000];

/** A token of the App for what a path is about; undefined where that is nobody's. */
export async function appProof(
  app: GithubApp,
  {
    path,
    about,
    asker,
    wait,
  }: { path: string; about?: string | undefined; asker: Asker; wait(ms: number): Promise<void> },
): Promise<Proof | undefined> {
  const scope = scopeOf(path, about);
  if (scope === undefined) return undefined;
  const startedAt = asker.now();
  let token: InstallationToken = await app.tokenFor(scope, asker);
  let tries = 0;
  let isRenewed = false;
  const renewed = async () => {
    token = await app.tokenFor(scope, asker);
    return `Bearer ${token.token}`;
  };
  return {
    authorization: `Bearer ${token.token}`,
    next: async (lack) => {
      if (lack === 'permission') {
        if (!token.isCut) return undefined;
        // More may have been granted since it was asked for.
        app.forget(scope, token);
        return token.createdAt < startedAt ? renewed() : undefined;
      }
      const pause = settlingMs[tries];
      const ageMs = asker.now() - token.createdAt;
      if (ageMs >= 0 && ageMs < 5_000 + 5_000 * tries && pause !== undefined) {
        tries += 1;
        await wait(pause);
        return `Bearer ${token.token}`;
      }
      // It was revoked, or the App was installed anew.
      if (isRenewed || tries > 0) return undefined;
      isRenewed = true;
      app.drop(scope, token);
      return renewed();
    },
  };
}
