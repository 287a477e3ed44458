import type { ActorFacts, RepositoryFacts } from '../model/event.ts';
import type { JsonValue } from '../model/json.ts';
import { isJsonObject, type JsonReader } from './json-body.ts';

/** A payload, ready to be read, with what every event of GitHub holds. */
export interface GithubPayload {
  name: string;
  action: string;
  body: JsonReader;
  repository: RepositoryFacts;
  sender: ActorFacts | undefined;
}

/** A user of GitHub, or of Gitea, as an actor; undefined where there is none. */
export function readActor(user: JsonValue | undefined, association?: string): ActorFacts | undefined {
  if (!isJsonObject(user)) return undefined;
  const login = user.login ?? user.username;
  if (typeof login !== 'string' || login === '') return undefined;
  // Bots, organisations, and mannequins, which stand for people elsewhere.
  const isBot = (typeof user.type === 'string' && user.type !== 'User') || login.endsWith('[bot]');
  return {
    login,
    ...(typeof user.id === 'number' && user.id > 0 ? { id: user.id } : {}),
    is_bot: isBot,
    ...(association === undefined ? {} : { association: association.toLowerCase() }),
  };
}

/**
 * Whether an issue came from another repository: GitHub tells of that as of one that was opened.
 * https://docs.github.com/webhooks/webhook-events-and-payloads#issues
 */
export function isMovedHere(body: JsonReader): boolean {
  return body.find('changes.old_issue') !== undefined || body.find('changes.old_repository') !== undefined;
}
