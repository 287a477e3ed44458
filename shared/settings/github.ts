import { createPrivateKey, type KeyObject } from 'node:crypto';
import { z } from 'zod';
import { Secret } from './secret.ts';
import { tokenValue } from './values.ts';

/** Where GitHub is asked unless something else is said. */
export const publicApi = 'https://api.github.com';

/** What proves to GitHub who asks: a token, or an App that gets its own. */
export type GithubCredentials = { token: Secret } | { app: GithubAppSettings };

export interface GithubAppSettings {
  /** The App's id, or its client id. */
  id: string;
  /** PEM, PKCS#1 as GitHub makes it or PKCS#8. */
  privateKey: Secret;
}

/** By the API's names. https://docs.github.com/rest/apps/apps#create-an-installation-access-token-for-an-app */
export type AppPermissions = Readonly<Record<string, 'read' | 'write'>>;

const keyRule = "must be the App's private key: all of the PEM file, from BEGIN to END";

/** A private key; in one line its line ends may be written `\n`. */
const privateKeyValue = z
  .string()
  .transform((text) => `${text.replace(/\\n/g, '\n').replace(/\r\n?/g, '\n').trim()}\n`)
  .refine((text) => readPrivateKey(text)?.asymmetricKeyType === 'rsa', { error: keyRule })
  .transform((text) => new Secret(text));

/** Undefined where it is none; why is not said, because that may quote it. */
function readPrivateKey(text: string): KeyObject | undefined {
  try {
    return createPrivateKey(text);
  } catch {
    return undefined;
  }
}

const idRule = "must be the App's id or its client id, such as 123456 or Iv23liAbc";

export const githubAppValue = z
  .strictObject({
    id: z.union([z.number().int().positive(), z.string().regex(/^[A-Za-z\d][\w.-]*$/, idRule)], { error: idRule }),
    'private-key': privateKeyValue,
  })
  .transform((app): GithubAppSettings => ({ id: String(app.id), privateKey: app['private-key'] }));

/** The options of whatever asks GitHub: `token`, or `app` in its place. */
export function credentialOptions(token: string) {
  return {
    token: tokenValue.optional().describe(`${token} Or \`app\`.`),
    app: githubAppValue
      .optional()
      .describe(
        'Instead of `token`: a GitHub App, `{ id, private-key }`; its tokens are its own affair. docs/github-app.md',
      ),
  };
}

export interface GivenCredentials {
  token?: Secret | undefined;
  app?: GithubAppSettings | undefined;
}

/** What is wrong with the two together; undefined where nothing is. */
export function credentialsLack({ token, app }: GivenCredentials): string | undefined {
  if (token === undefined && app === undefined) return "needs 'token', or 'app' in its place.";
  return token !== undefined && app !== undefined ? "has 'token' and 'app': one of them must go." : undefined;
}

/** Of options that lack nothing. */
export function credentialsOf({ token, app }: GivenCredentials): GithubCredentials {
  return app === undefined ? { token: token ?? new Secret('') } : { app };
}
