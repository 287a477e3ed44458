import { createGithub, type Github } from '../../shared/clients/github.ts';
import { createHttp } from '../../shared/clients/http.ts';
import type { EpochMs } from '../../shared/model/json.ts';
import type { CatchUpSettings } from '../../shared/senders/source.ts';
import type { GithubCredentials } from '../../shared/settings/github.ts';
import { Secret } from '../../shared/settings/secret.ts';

const requestTimeoutMs = 30_000;
/** What was sent has up to 25 MB, and comes with all that GitHub tells of it. */
const maxAnswerBytes = 80 * 1_048_576;

/** GitHub, asked for what it delivered to a source. */
export function openGithub({ name, catchUp }: { name: string; catchUp: CatchUpSettings }, now: () => EpochMs): Github {
  return createGithub({
    apiUrl: catchUp.apiUrl,
    credentials: credentialsFor(catchUp),
    http: createHttp({ timeoutMs: requestTimeoutMs, maxBytes: maxAnswerBytes }),
    now,
    target: `${name}, catch-up`,
  });
}

function credentialsFor({ credentials }: CatchUpSettings): GithubCredentials {
  if ('token' in credentials) return { token: new Secret(credentials.token.reveal()) };
  const { id, privateKey } = credentials.app;
  return { app: { id, privateKey: new Secret(privateKey.reveal()) } };
}
