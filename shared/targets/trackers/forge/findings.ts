import { managedLabel } from '../../../mapping/ticket-draft.ts';
import type { Step } from '../../../model/rule.ts';
import type { Finding } from '../../target.ts';

/** What holds, or what does not and what to do about it. */
export function finding(isSo: boolean, words: { holds: string; fails: string; remedy: string }): Finding {
  return isSo ? { what: words.holds } : { what: words.fails, remedy: words.remedy };
}

/** Whom the token writes as, where that is known; ours are known by it. */
export function identityFinding(login: string | undefined, authors: readonly string[], scope: string): Finding {
  if (login !== undefined) return { what: `The token is accepted (as ${login})` };
  return finding(authors.length > 0, {
    holds: `The token may not ask who it is; its tickets are known by 'authors' (${authors.join(', ')})`,
    fails: 'The token may not ask who it is, so its tickets could not be recognised',
    remedy: `Give it the scope ${scope}, or name its user under 'authors'.`,
  });
}

/** Whether the label by which tickets are listed is there, or comes with the first ticket. */
export function labelFinding(given: { isThere: boolean; mayCreate: boolean; place: string; remedy: string }): Finding {
  if (given.isThere) return { what: `The label '${managedLabel}' is there` };
  return finding(given.mayCreate, {
    holds: `The label '${managedLabel}' is not there yet, and comes with the first ticket`,
    fails: `The label '${managedLabel}' is not in ${given.place}, and the token may not create it`,
    remedy: given.remedy,
  });
}

/** Whether tickets are opened here, which are listed by their label. */
export function opensTickets(steps: readonly Step[]): boolean {
  return steps.some(({ verb }) => verb === 'track' || verb === 'open');
}

/** Whether issues are changed beyond a comment. */
export function changesTickets(steps: readonly Step[]): boolean {
  return steps.some(({ verb }) => verb !== 'comment');
}
