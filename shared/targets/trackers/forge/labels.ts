import { managedLabel } from '../../../mapping/ticket-draft.ts';
import type { Ticket } from '../../../model/ticket.ts';

/** Closed tickets that carry it are taken for duplicates, where a forge has no such reason of its own. */
export const duplicateLabel = 'duplicate';

/** Whether the label by which tickets are listed is among them. */
export function includesManaged(labels: readonly string[]): boolean {
  return labels.some((label) => isSameLabel(label, managedLabel));
}

export function hasLabel({ labels }: Pick<Ticket, 'labels'>, label: string): boolean {
  return labels.some((each) => isSameLabel(each, label));
}

/** What there is to do: labels that are missing, and those, as the ticket has them, that are to go. */
export function labelChanges(
  ticket: Pick<Ticket, 'labels'>,
  { add, remove }: { add: readonly string[]; remove: readonly string[] },
): { missing: string[]; surplus: string[] } {
  return {
    missing: add.filter((label) => !hasLabel(ticket, label)),
    surplus: ticket.labels.filter((label) => remove.some((each) => isSameLabel(each, label))),
  };
}

/** People do not tell labels apart by case; nor does GitHub. */
function isSameLabel(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase();
}
