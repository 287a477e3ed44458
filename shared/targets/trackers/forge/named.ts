import { TicketwireError } from '../../../errors.ts';
import type { Ticket } from '../../../model/ticket.ts';
import type { NamedTickets, Remark } from '../named-tickets.ts';

type State = 'close' | 'reopen' | 'not-planned';

/** Single issues of one repository, by their numbers. Undefined: the issue is gone. */
export interface NamedIssues {
  /** As people call the forge. */
  forge: string;
  /** `octo/widgets`. */
  place: string;
  /** Whether an issue can be closed as not planned. */
  knowsNotPlanned: boolean;
  /** Throws `unprocessable` for a pull request. */
  read(key: string): Promise<Ticket | undefined>;
  /** Where they have labels as issues have. */
  readWithPullRequests(key: string): Promise<Ticket | undefined>;
  transition(ticket: Ticket, to: State): Promise<Ticket | undefined>;
  label(ticket: Ticket, labels: { add: readonly string[]; remove: readonly string[] }): Promise<Ticket | undefined>;
  comment(key: string, remark: Remark): Promise<boolean>;
  /** Where people look at it. */
  urlOf(key: string): string;
}

/** The states an issue can be brought to, by what people call them. */
const states: Readonly<Record<string, State>> = {
  closed: 'close',
  close: 'close',
  done: 'close',
  completed: 'close',
  'category:done': 'close',
  open: 'reopen',
  opened: 'reopen',
  reopen: 'reopen',
  reopened: 'reopen',
  'category:new': 'reopen',
  'not planned': 'not-planned',
  not_planned: 'not-planned',
  "won't do": 'not-planned',
};

/** Where issues can be moved to, by all the names that count. */
export function stateNames({ knowsNotPlanned }: Pick<NamedIssues, 'knowsNotPlanned'>): readonly string[] {
  return Object.keys(states).filter((name) => knowsNotPlanned || states[name] !== 'not-planned');
}

/** Issues of a forge as tickets that people name. */
export function createNamedIssues(issues: NamedIssues): NamedTickets {
  const { forge, place } = issues;

  async function require(key: string, read: (key: string) => Promise<Ticket | undefined>): Promise<Ticket> {
    const ticket = await read(key);
    if (ticket !== undefined) return ticket;
    throw new TicketwireError('target-not-found', `${place} has no issue #${key}, or no longer.`);
  }

  function stateOf(to: string): State {
    const wanted = to.toLowerCase();
    const state = Object.hasOwn(states, wanted) ? states[wanted] : undefined;
    if (state !== undefined && (state !== 'not-planned' || issues.knowsNotPlanned)) return state;
    throw new TicketwireError(
      'configuration',
      `An issue of ${forge} cannot be moved to '${to}'. It knows: closed, ${issues.knowsNotPlanned ? 'not planned, ' : ''}open.`,
    );
  }

  /** An issue, or a pull request, of which nothing but its number was needed. */
  const bareTicket = (key: string): Ticket => ({
    key,
    reference: `${place}#${key}`,
    url: issues.urlOf(key),
    title: '',
    state: 'open',
    reason: null,
    labels: [],
  });

  return {
    ensureMoved: async (key, move) => {
      const state = stateOf('to' in move ? move.to : move.move);
      const before = await require(key, issues.read);
      const ticket = (await issues.transition(before, state)) ?? before;
      return {
        ticket,
        change: before.state === ticket.state && before.reason === ticket.reason ? 'unchanged' : 'moved',
      };
    },
    ensureComment: async (key, remark) => {
      const isWritten = await issues.comment(key, remark);
      return { ticket: bareTicket(key), change: isWritten ? 'commented' : 'unchanged' };
    },
    ensureLabels: async (key, labels) => {
      const before = await require(key, issues.readWithPullRequests);
      const ticket = (await issues.label(before, labels)) ?? before;
      const isSame =
        ticket.labels.length === before.labels.length && ticket.labels.every((label) => before.labels.includes(label));
      return { ticket, change: isSame ? 'unchanged' : 'labeled' };
    },
  };
}
