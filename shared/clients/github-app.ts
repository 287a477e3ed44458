import { createHash } from 'node:crypto';
import { isJsonObject, JsonReader } from '../mapping/json-body.ts';
import type { EpochMs, JsonObject } from '../model/json.ts';
import type { GithubAppSettings } from '../settings/github.ts';
import { type AppRequests, type Asker, createAppRequests } from './github-app-requests.ts';
import { type AppScope, withinGranted } from './github-app-scope.ts';
import { createInstallations, type Installation, type Installations, placeName } from './github-installations.ts';
import { rateLimitEnd } from './http.ts';

export interface InstallationToken {
  /** Of any length. */
  token: string;
  createdAt: EpochMs;
  /** By our clock. */
  expiresAt: EpochMs;
}

/** What is known of one App on one GitHub, for all targets of this process. */
export interface GithubApp extends Pick<AppRequests, 'self'>, Pick<Installations, 'findGranted' | 'note'> {
  /** A token for a scope; one that has been asked for is shared until shortly before it ends. */
  tokenFor(scope: AppScope, asker: Asker): Promise<InstallationToken>;
  /** Forgets a token that was refused. */
  drop(scope: AppScope, token: InstallationToken): void;
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
  /** Scopes for which not all was granted when a token was last got. */
  const lacking = new Set<string>();

  /** What was not granted when it was last asked may be by now: tokens are got once an hour, so it is asked anew then. */
  async function findFresh(scope: AppScope, asker: Asker): Promise<Installation> {
    const known = await installations.find(scope, asker);
    const isEnough = Object.entries(scope.permissions).every(([name, level]) => known.granted?.[name] === level);
    if (known.granted === undefined || isEnough || !lacking.has(keyOf(scope))) {
      if (!isEnough) lacking.add(keyOf(scope));
      return known;
    }
    installations.forget(scope);
    return installations.find(scope, asker);
  }

  async function fetchToken(scope: AppScope, asker: Asker): Promise<InstallationToken> {
    for (let isSecond = false; ; isSecond = true) {
      const { id, granted } = await findFresh(scope, asker);
      const request = {
        method: 'POST',
        path: `/app/installations/${id}/access_tokens`,
        json: narrowed(scope, withinGranted(scope.permissions, granted)),
      } as const;
      const response = await requests.send(asker, request);
      const body = new JsonReader(isJsonObject(response.json) ? response.json : {});
      const token = body.text('token');
      if (response.status === 201 && token !== undefined) {
        const createdAt = asker.now();
        const expiresAt = Date.parse(body.text('expires_at') ?? '') - requests.skewMs();
        return { token, createdAt, expiresAt: Number.isNaN(expiresAt) ? createdAt + usualMs : expiresAt };
      }
      // It may have been installed anew, or been granted other permissions, or a delivery told of another App's.
      const isLimit = rateLimitEnd(response, asker.now()) !== undefined;
      const isStale = !isLimit && [403, 404, 422].includes(response.status);
      if (!isStale || isSecond) throw requests.refusal(asker, request, response);
      installations.forget(scope);
    }
  }

  return {
    self: requests.self,
    findGranted: installations.findGranted,
    note: installations.note,
    tokenFor: (scope, asker) => {
      const key = keyOf(scope);
      const held = tokens.get(key);
      const isUsable = held?.token === undefined || held.token.expiresAt - asker.now() > marginMs;
      if (held !== undefined && isUsable) return held.asked;
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
    drop: (scope, token) => {
      const key = keyOf(scope);
      if (tokens.get(key)?.token === token) tokens.delete(key);
    },
  };
}

function keyOf(scope: AppScope): string {
  return JSON.stringify([placeName(scope).toLowerCase(), Object.entries(scope.permissions).sort()]);
}

/** Only for what is asked about. Without a permission that was granted it is not narrowed further: then the request says what is missing. */
function narrowed({ repository }: AppScope, permissions: AppScope['permissions']): JsonObject {
  return {
    ...(repository === undefined ? {} : { repositories: [repository] }),
    ...(Object.keys(permissions).length === 0 ? {} : { permissions }),
  };
}
