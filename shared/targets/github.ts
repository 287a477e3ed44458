import { createGithub, type Github } from '../clients/github.ts';
import { knownWebUrlOf } from '../clients/github-addresses.ts';
import type { AnswersAt } from '../model/command.ts';
import { credentialOptions, credentialsOf, type GivenCredentials, publicApi } from '../settings/github.ts';
import { addressValue, durationValue } from '../settings/values.ts';
import type { TargetDependencies } from './target.ts';

/** The options that every target which asks GitHub has; `token` says what its token must be able to do. */
export function githubOptions(token: string) {
  return {
    ...credentialOptions(token),
    'api-url': addressValue
      .optional()
      .describe(
        'GitHub Enterprise Server: https://HOST/api/v3. Unless set https://api.github.com; in a workflow its own server.',
      ),
    timeout: durationValue('100ms', '5m').prefault('10s').describe('How long one request may take.'),
  };
}

interface GivenServer {
  'api-url'?: string | undefined;
}

type Program = Pick<TargetDependencies, 'githubApiUrl'>;

/** Where a target with these options asks. */
export function apiUrlFor({ 'api-url': apiUrl }: GivenServer, { githubApiUrl = publicApi }: Program): string {
  return apiUrl ?? githubApiUrl;
}

/** Where commands are given that a target with these options answers. */
export function answersOnGithub(given: GivenServer, program: Program): AnswersAt {
  return { forge: 'github', url: knownWebUrlOf(apiUrlFor(given, program)) };
}

/** GitHub, as a target with these options asks it. */
export function openGithub(
  given: GivenServer & GivenCredentials & { timeout: number },
  dependencies: TargetDependencies,
): { github: Github; apiUrl: string } {
  const { name, now, openHttp } = dependencies;
  const apiUrl = apiUrlFor(given, dependencies);
  const http = openHttp(given.timeout);
  return { apiUrl, github: createGithub({ apiUrl, credentials: credentialsOf(given), http, now, target: name }) };
}
