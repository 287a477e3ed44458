import type { z } from 'zod';
import type { Http } from '../clients/http.ts';
import type { KeyReader } from '../mapping/keys.ts';
import type { DraftLimits } from '../mapping/ticket-draft.ts';
import type { AnswersAt } from '../model/command.ts';
import type { Duties } from '../model/duties.ts';
import type { EpochMs } from '../model/json.ts';
import type { Step } from '../model/rule.ts';
import type { AppPermissions } from '../settings/github.ts';
import type { Board } from '../store/board.ts';
import type { WorkingCopy } from './checkouts/working-copy.ts';
import type { Dispatcher } from './dispatchers/dispatcher.ts';
import type { Membership } from './memberships/membership.ts';
import type { Reporter } from './reporters/reporter.ts';
import type { Responder } from './responders/responder.ts';
import type { Room } from './rooms/room.ts';
import type { NamedTickets } from './trackers/named-tickets.ts';
import type { Tracker } from './trackers/tracker.ts';

/** What an adapter is given when the program starts. */
export interface TargetDependencies {
  /** The target's name in the configuration. */
  name: string;
  board: Board;
  now(): EpochMs;
  /** A client whose requests may take so long. */
  openHttp(timeoutMs: number): Http;
  /** The program keeps nothing: tickets are found in the tracker's own lists. */
  isStoreless?: boolean;
  /** Where GitHub is asked unless a target says otherwise; absent: api.github.com. */
  githubApiUrl?: string;
  /** Logins whose tickets with our marker are ours, too. */
  authors?: readonly string[];
}

/** One thing that was looked at to prove that a target can do what the rules ask of it. */
export interface Finding {
  /** What holds, or does not, as a sentence without its end: `The token is accepted (as octocat)`. */
  what: string;
  /** What to do about it; absent: it holds. */
  remedy?: string;
}

/** What can be done at a target, by role; what is absent it cannot do. */
export interface OpenTarget {
  /** It is in our own store, and nothing is sent over a network. */
  isLocal?: boolean;
  /**
   * Proves by reading alone that all that the rules have for the target can be performed: the credentials, then what they
   * may do. Stops where nothing further can be asked; throws what the client throws where nothing could.
   */
  probe?(duties: Duties): Promise<readonly Finding[]>;
  /** Tickets that follow a subject. */
  tracker?: Tracker;
  /** Tickets that people name. */
  named?: NamedTickets;
  membership?: Membership;
  reporter?: Reporter;
  room?: Room;
  checkout?: WorkingCopy;
  /** Answers to slash commands. */
  responder?: Responder;
  /** Starts workflows. */
  dispatcher?: Dispatcher;
  /** Takes what a delivery says of where its App is installed. */
  noteInstallation?(owner: string, id: number): void;
}

/** A kind of target, as the configuration names it by `type`. One file per type. */
export interface TargetType<Options extends z.ZodRawShape = z.ZodRawShape> {
  type: string;
  /** As people call it. */
  label: string;
  docs: string;
  /** The options beside `type`, in kebab-case. */
  options: Options;
  /** What its tickets can hold; absent where no ticket can follow a subject. */
  limits?: DraftLimits;
  /** Its tickets have types, priorities and fields of their own. */
  takesFields?: boolean;
  /** How its tickets are named in texts; absent where they cannot be. */
  keysIn?(options: z.output<z.ZodObject<Options>>, program: Pick<TargetDependencies, 'githubApiUrl'>): KeyReader;
  /** What a target with these options lacks for such a step: `has no 'project'`; undefined where it lacks nothing. */
  lackFor?(verb: Step['verb'], options: z.output<z.ZodObject<Options>>): string | undefined;
  /** What is wrong with these options together, as a sentence; undefined where nothing is. */
  lacks?(options: z.output<z.ZodObject<Options>>): string | undefined;
  /** Where its tickets can be moved to, in lower case; absent: that is for the tracker to say. */
  states?: readonly string[];
  /** Its tickets can be in versions of their projects. */
  hasVersions?: boolean;
  /** The moves that its tickets can make, by their names; absent where tickets have no such moves. */
  moves?(options: z.output<z.ZodObject<Options>>): readonly string[];
  /** Keys of the projects it may touch, none: any; absent where its tickets are in no projects. */
  projects?(options: z.output<z.ZodObject<Options>>): readonly string[];
  /** What a GitHub App needs for what the rules ask of it; `has`: whether an option is given. Absent: it asks no GitHub. */
  appPermissions?(duties: Duties, has: (option: string) => boolean): AppPermissions;
  /** Slash commands can be answered with it: those that are given there. */
  answers?(options: z.output<z.ZodObject<Options>>, program: Pick<TargetDependencies, 'githubApiUrl'>): AnswersAt;
  /** Workflows can be started with it. */
  dispatches?: boolean;
  /** People can be invited to it. */
  invites?: boolean;
  /** The organisation whose members and teams it knows. */
  organization?(options: z.output<z.ZodObject<Options>>): string;
  /** Decisions on tickets can be told to it, with these reasons; none: it takes no reason. */
  reports?: { reasons: readonly string[] };
  /** Messages can be said there. `keepsTogether`: with these options those of one subject can stand together. */
  room?: { keepsTogether(options: z.output<z.ZodObject<Options>>): boolean };
  /** Pushes are deployed to it: which ones. */
  deploys?(options: z.output<z.ZodObject<Options>>): { repository: string; branch: string };
  /** It works by what the receiver's store knows: a workflow run has none. */
  needsStore?: boolean;
  create(options: z.output<z.ZodObject<Options>>, dependencies: TargetDependencies): OpenTarget;
}
