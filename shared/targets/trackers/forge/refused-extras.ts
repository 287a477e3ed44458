import { asTicketwireError } from '../../../errors.ts';
import { managedLabel } from '../../../mapping/ticket-draft.ts';
import type { TicketDraft } from '../../../model/ticket.ts';

/** Parts that an issue can do without. */
export interface Extras {
  labels: readonly string[];
  /** Logins. */
  assignees: readonly string[];
}

export interface CreatedWithout<Created> {
  created: Created;
  /** Logins and labels that the forge refused, so that they were left out. */
  refused: Extras;
}

/**
 * Creates an issue. Where the forge refuses it (`target-refused`) because of people or labels, it is created without the
 * people who cannot be assigned, or without the labels that are not ours: a ticket is worth more than what it carries.
 * Throws what `create` throws.
 */
export async function createWithoutRefused<Created>(
  { labels, assignees = [] }: Pick<TicketDraft, 'labels' | 'assignees'>,
  { create, canAssign }: { create(extras: Extras): Promise<Created>; canAssign(login: string): Promise<boolean> },
): Promise<CreatedWithout<Created>> {
  const wanted: Extras = { labels, assignees };
  let extras = wanted;
  for (;;) {
    try {
      return { created: await create(extras), refused: withoutKept(wanted, extras) };
    } catch (error) {
      const less = await withoutWhatIsRefused(extras, error, canAssign);
      // An issue that is refused for another reason is refused again.
      if (less.labels.length === extras.labels.length && less.assignees.length === extras.assignees.length) throw error;
      extras = less;
    }
  }
}

/** By the forge's words: no forge says it in another way. */
async function withoutWhatIsRefused(
  extras: Extras,
  error: unknown,
  canAssign: (login: string) => Promise<boolean>,
): Promise<Extras> {
  const { code, message } = asTicketwireError(error);
  if (code !== 'target-refused') return extras;
  // Not in the address before it: a repository may be called so.
  const answer = message.slice(message.indexOf(' answered ') + 1);
  if (/assign/i.test(answer) && extras.assignees.length > 0) {
    const isAssignable = await Promise.all(extras.assignees.map(canAssign));
    const assignees = extras.assignees.filter((_login, index) => isAssignable[index]);
    // Refused although each of them may be assigned: perhaps not all together.
    return { ...extras, assignees: assignees.length === extras.assignees.length ? [] : assignees };
  }
  if (/label/i.test(answer)) return { ...extras, labels: extras.labels.filter(isManaged) };
  return extras;
}

/** Returns a sentence about each part that was left out; undefined if nothing was. */
export function tellRefused({ labels, assignees }: Extras, forge: string): string | undefined {
  const said = [
    ...(assignees.length === 0 ? [] : [`${forge} does not let ${assignees.join(', ')} be assigned there.`]),
    ...(labels.length === 0 ? [] : [`${forge} refuses the labels ${labels.join(', ')}.`]),
  ];
  return said.length === 0 ? undefined : said.join(' ');
}

function isManaged(label: string): boolean {
  return label.toLowerCase().startsWith(managedLabel);
}

function withoutKept(wanted: Extras, kept: Extras): Extras {
  return {
    labels: wanted.labels.filter((label) => !kept.labels.includes(label)),
    assignees: wanted.assignees.filter((login) => !kept.assignees.includes(login)),
  };
}
