import type { ActorFacts, RepositoryFacts } from '../model/event.ts';
import type { JsonReader } from './json-body.ts';
import type { ToldEvent } from './told-event.ts';

/** A body of GitLab's, ready to be read, with what every one of them holds. */
export interface GitlabPayload {
  body: JsonReader;
  repository: RepositoryFacts;
  /** Who did it. */
  actor: ActorFacts | undefined;
}

/** The events of one body; several where one update changes several things. Empty: nothing that we have a name for. */
export type GitlabReader = (given: GitlabPayload) => readonly ToldEvent[];

/** Accounts that GitLab makes for tokens of projects and groups, for service accounts and for itself. */
const botNames =
  /^(?:(?:project|group)_\d+_bot|service_account_|(?:support|alert|security|migration|automation)-bot$)/i;

export function gitlabActor(login: string | undefined, name: string | undefined): ActorFacts | undefined {
  if (login === undefined) return undefined;
  return { login, ...(name === undefined ? {} : { name }), is_bot: botNames.test(login) };
}
