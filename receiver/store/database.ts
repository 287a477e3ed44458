import type { Generated } from 'kysely';

/** The tables, the same on every engine: times are integers in ms, bodies are blobs, JSON is text. */
export interface Database {
  deliveries: DeliveriesTable;
  effects: EffectsTable;
  attempts: AttemptsTable;
  tickets: TicketsTable;
  creations: CreationsTable;
  checks: ChecksTable;
  board_tickets: BoardTicketsTable;
  board_history: BoardHistoryTable;
  repositories: RepositoriesTable;
  sources: SourcesTable;
  source_secrets: SourceSecretsTable;
  catch_ups: CatchUpsTable;
  rules: RulesTable;
  messages: MessagesTable;
  settings: SettingsTable;
  invitations: InvitationsTable;
  dead_letters: DeadLettersTable;
  incidents: IncidentsTable;
}

interface DeliveriesTable {
  /** Order of arrival. */
  seq: Generated<number>;
  source: string;
  id: string;
  received_at: number;
  /** JSON object, without the headers that prove who called. */
  headers: string;
  body: Uint8Array;
  /** JSON array of event types. */
  events: string;
}

interface EffectsTable {
  /** Order of acceptance: effects on one (target, subject) run in it. */
  seq: Generated<number>;
  id: string;
  source: string;
  delivery: string;
  /** `seq` of its delivery. */
  delivery_seq: Generated<number>;
  target: string;
  subject: string;
  rule: string;
  kind: string;
  /** The effect, as JSON. */
  body: string;
  status: 'due' | 'running' | 'done' | 'skipped' | 'failed';
  attempts: number;
  /** 1 while an earlier effect of its target and subject is known to be unfinished: nobody needs to look at it. */
  blocked: Generated<number>;
  due_at: number;
  /** When the wait for `due_at` began: a clock that shows an earlier time was set back. */
  waits_from: Generated<number>;
  /** Before this nothing hurries it. */
  held_until: number;
  lease_until: number;
  worker: string;
  /** The last outcome, as JSON; empty before the first. */
  outcome: string;
  finished_at: number | null;
}

interface AttemptsTable {
  seq: Generated<number>;
  effect: string;
  number: number;
  started_at: number;
  ended_at: number;
  status: string;
  message: string;
}

interface TicketsTable {
  target: string;
  subject: string;
  source: string;
  rule: string;
  /** The ticket as JSON; null while there is only the intent. */
  ticket: string | null;
  issued_id: string | null;
  draft_hash: string;
  intended_at: number;
  tried_at: number;
  applied_at: number;
  applied_received_at: number;
  applied_origin: string;
  seen_at: number;
  /** Facts of the opening event, as JSON. */
  data: string;
  /** The ticket's reference in lower case. */
  reference: string | null;
  /** What its sender last said, or was told, of the alert. */
  suppression: 'suppress' | 'unsuppress' | null;
  suppression_at: number | null;
}

/** Creating requests of the last hour, for the limits of their targets. */
interface CreationsTable {
  seq: Generated<number>;
  target: string;
  at: number;
}

/** One row, written anew to see whether the store can be written. */
interface ChecksTable {
  at: number;
  filler: Uint8Array;
}

interface BoardTicketsTable {
  target: string;
  number: number;
  key: string;
  subject: string;
  title: string;
  body: string;
  state: 'open' | 'closed';
  reason: 'done' | 'not-planned' | 'duplicate' | null;
  /** JSON array. */
  labels: string;
  created_at: number;
  updated_at: number;
}

/** Every name that a repository has had. */
interface RepositoriesTable {
  forge: string;
  id: string;
  name: string;
  /** The name in the subjects of its events; the same in all of its rows. */
  identity: string;
  /** 0 once another repository has the name. */
  is_ours: number;
  seen_at: number;
}

interface BoardHistoryTable {
  seq: Generated<number>;
  target: string;
  key: string;
  at: number;
  what: string;
}

/** Sources registered while the receiver runs. */
interface SourcesTable {
  name: string;
  sender: string;
  /** `owner/name`: deliveries about any other ask for nothing. */
  repository: string | null;
  created_at: number;
}

interface SourceSecretsTable {
  seq: Generated<number>;
  source: string;
  /** Encrypted; see secrets.ts. */
  sealed: Uint8Array;
  created_at: number;
  until: number | null;
}

/** Rules that are managed while the receiver runs. */
interface RulesTable {
  /** Their order. */
  seq: Generated<number>;
  name: string;
  /** The rule as it would stand in the configuration file, as JSON. */
  rule: string;
  created_at: number;
}

interface MessagesTable {
  target: string;
  subject: string;
  reference: string;
  /** The message as JSON. */
  message: string;
  applied_at: number;
  applied_received_at: number;
  applied_origin: string;
  tone: 'good' | 'bad' | 'neutral';
  /** What was said last. */
  occasion: string;
  /** By which event. */
  event: string;
  /** When something was last said about it. */
  at: number;
}

/** What is set while receivers run, as JSON by its name. */
interface SettingsTable {
  name: string;
  value: string;
}

/** Who was invited to which organisation. */
interface InvitationsTable {
  /** By the address of its API. */
  organization: string;
  /** The account's number, never its login. */
  user_id: number;
  /** What they were called then. */
  login: string;
  /** What they were invited for; empty where that is not known. */
  occasion: string;
  intended_at: number;
  invited_at: number | null;
  welcomed_at: number | null;
}

/** How far the deliveries of a source's hook were caught up with, and who is at it. */
interface CatchUpsTable {
  source: string;
  caught_until: number;
  lease_until: number;
  worker: string;
}

/** Dead letters, each until it is redelivered with success or its delivery is removed. */
interface DeadLettersTable {
  effect: string;
  target: string;
  rule: string;
  died_at: number;
  is_reported: 0 | 1;
}

/** Incidents by subject, closed ones included. */
interface IncidentsTable {
  subject: string;
  target: string;
  /** Empty where the whole target is down. */
  rule: string;
  is_open: 0 | 1;
  /** Number of its events so far. */
  number: number;
  opened_at: number;
  /** When it was last reported, or last seen to go on. */
  touched_at: number;
}
