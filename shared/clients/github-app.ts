import { createHash } from 'node:crypto';
import { isJsonObject, JsonReader } from '../mapping/json-body.ts';
import type { EpochMs, JsonObject, JsonValue } from '../model/json.ts';
import type { GithubAppSettings } from '../settings/github.ts';
import { type AppRequests, type Asker, createAppRequests } from './github-app-requests.ts';
import { type AppScope, withinGranted } from './github-app-scope.ts';
import { createInstallations, type Installations, placeName } from './github-installations.ts';
import { rateLimitEnd } from './http.ts';

export interface InstallationToken {
  /** Of any length. */
  token: string;
  createdAt: EpochMs;
  /** By our clock. */
  expiresAt: EpochMs;
  /** It may do less than its scope asks for, because the App was not granted all of that. */
  isCut: boolean;
}

/** What is known of one App on one GitHub, for all targets of this process. */
export interface GithubApp
  extends Pick<AppRequests, 'self' | 'send' | 'refusal'>,
    Pick<Installations, 'findGranted' | 'note'> {
  /** A token for a scope; one that has been asked for is shared until shortly before it ends. */
  tokenFor(scope: AppScope, asker: Asker): Promise<InstallationToken>;
  /** Forgets a token that was refused. */
  drop(scope: AppScope, token: InstallationToken): void;
  /** The same, and what is known of the App there: it is asked anew. */
  forget(scope: AppScope, token: InstallationToken): void;
}

const apps = new Map<string, GithubApp>();

/** The App, one for each address, id and key: tokens of one are never another's. */
export function githubApp(apiUrl: string, settings: GithubAppSettings): GithubApp {
  const fingerprint = createHash('sha256').update(settings.privateKey.reveal()).digest('hex');
  const key = JSON.stringify([apiUrl, settings.id, fingerprint]);
  const known = apps.get(key) ?? createApp(apiUrl, settings);
  apps.set(key, known);
  return known;
}

/** A token is not used for the last minutes of its hour: what it is sent with may arrive later. */
const marginMs = 5 * 60_000;

/** Tokens last that long where an answer does not say. */
const usualMs = 60 * 60_000;

/** A token, or that somebody asks for it. */
interface HeldToken {
  asked: Promise<InstallationToken>;
  token?: InstallationToken;
}

function createApp(apiUrl: string, settings: GithubAppSettings): GithubApp {
  const requests = createAppRequests(apiUrl, settings);
  const installations = createInstallations(requests, { apiUrl, id: settings.id });
  const tokens = new Map<string, HeldToken>();

  async function fetchToken(scope: AppScope, asker: Asker): Promise<InstallationToken> {
    for (let isSecond = false; ; isSecond = true) {
      const { id, granted } = await installations.find(scope, asker);
      const permissions = withinGranted(scope.permissions, granted);
      const request = {
        method: 'POST',
        path: `/app/installations/${id}/access_tokens`,
        json: narrowed(scope, permissions),
      } as const;
      const response = await requests.send(asker, request);
      const body = new JsonReader(isJsonObject(response.json) ? response.json : {});
      const token = body.text('token');
      // A delivery may have told of an installation elsewhere, where a repository has the same name.
      const isElsewhere = granted === undefined && !isSecond && isForAnother(scope, body.find('repositories'));
      if (response.status === 201 && token !== undefined && !isElsewhere) {
        const createdAt = asker.now();
        const expiresAt = Date.parse(body.text('expires_at') ?? '') - requests.skewMs();
        return {
          token,
          createdAt,
          expiresAt: Number.isNaN(expiresAt) ? createdAt + usualMs : expiresAt,
          isCut: Object.entries(scope.permissions).some(([name, level]) => permissions[name] !== level),
        };
      }
      // It may have been installed anew, or been granted other permissions, or a delivery told of another App's.
      const isLimit = rateLimitEnd(response, asker.now()) !== undefined;
      const isStale = isElsewhere || (!isLimit && [403, 404, 422].includes(response.status));
      if (!isStale || isSecond) throw requests.refusal(asker, request, response);
      installations.forget(scope);
    }
  }

  const drop: GithubApp['drop'] = (scope, token) => {
    const key = keyOf(scope);
    if (tokens.get(key)?.token === token) tokens.delete(key);
  };

  return {
    self: requests.self,
    send: requests.send,
    refusal: requests.refusal,
    findGranted: installations.findGranted,
    note: installations.note,
    tokenFor: (scope, asker) => {
      const key = keyOf(scope);
      const held = tokens.get(key);
      const isUsable = held?.token === undefined || isGood(held.token, asker.now());
      if (held !== undefined && isUsable) return held.asked;
      for (const [name, { token }] of tokens)
        if (token !== undefined && !isGood(token, asker.now())) tokens.delete(name);
      const fresh: HeldToken = { asked: fetchToken(scope, asker) };
      tokens.set(key, fresh);
      fresh.asked.then(
        (token) => {
          fresh.token = token;
        },
        () => {
          if (tokens.get(key) === fresh) tokens.delete(key);
        },
      );
      return fresh.asked;
    },
    drop,
    forget: (scope, token) => {
      drop(scope, token);
      installations.forget(scope);
    },
  };
}

/** One of the time to come was got while our clock was wrong: how long it is good nobody knows. */
function isGood({ createdAt, expiresAt }: InstallationToken, now: EpochMs): boolean {
  return createdAt <= now && expiresAt - now > marginMs;
}

function keyOf(scope: AppScope): string {
  return JSON.stringify([placeName(scope).toLowerCase(), Object.entries(scope.permissions).sort()]);
}

/** Whether the repositories that GitHub tells of are another owner's. */
function isForAnother({ owner }: AppScope, repositories: JsonValue | undefined): boolean {
  if (!Array.isArray(repositories)) return false;
  return repositories.filter(isJsonObject).some(({ full_name: name }) => {
    return typeof name === 'string' && !name.toLowerCase().startsWith(`${owner.toLowerCase()}/`);
  });
}

/** Only for what is asked about. Without a permission that was granted it is not narrowed further: then the request says what is missing. */
function narrowed({ repository }: AppScope, permissions: AppScope['permissions']): JsonObject {
  return {
    ...(repository === undefined ? {} : { repositories: [repository] }),
    ...(Object.keys(permissions).length === 0 ? {} : { permissions }),
  };
}
