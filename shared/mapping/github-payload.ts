import type { ActorFacts, EventData, EventType, RepositoryFacts } from '../model/event.ts';
import type { EpochMs, JsonValue } from '../model/json.ts';
import { isJsonObject, type JsonReader } from './json-body.ts';

/** What one of GitHub's events says, before it has a source. */
export interface GithubEvent {
  type: EventType;
  subject: string;
  data: EventData;
  /** When it happened, where GitHub says so. */
  occurredAt?: EpochMs | undefined;
}

/** A payload, ready to be read, with what every event of GitHub holds. */
export interface GithubPayload {
  name: string;
  action: string;
  body: JsonReader;
  repository: RepositoryFacts;
  sender: ActorFacts | undefined;
}

/** A user of GitHub as an actor; undefined where there is none. */
export function readActor(user: JsonValue | undefined, association?: string): ActorFacts | undefined {
  if (!isJsonObject(user) || typeof user.login !== 'string') return undefined;
  const isBot = user.type === 'Bot' || user.login.endsWith('[bot]');
  return {
    login: user.login,
    is_bot: isBot,
    ...(association === undefined ? {} : { association: association.toLowerCase() }),
  };
}
