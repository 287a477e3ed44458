import { z } from 'zod';
import { nameOf, type WorkflowMoves } from '../../../clients/jira-workflow.ts';
import { namePattern } from '../../../settings/values.ts';

const moveName = z
  .string()
  .max(50, 'must be at most 50 characters long')
  .regex(
    namePattern,
    "must be the name of a move: lower-case letters, digits, '-' and '_', starting with a letter or digit",
  );

const movesValue = z.record(moveName, z.string().trim().min(1, 'must be a status')).nullable();

/**
 * The moves of each status, `{ 'To Do': { next: 'In Progress' } }`; a status without any is the end. Every status that a
 * move leads to is declared, each once, and each is reached from the first.
 */
export const workflowValue = z
  .record(
    // JavaScript puts such keys before all others: which status is the first would be lost.
    z
      .string()
      .trim()
      .min(1, 'must be a status')
      .regex(/^(?!\d+$)/, 'no status is called by a number alone'),
    movesValue,
  )
  .transform((declared) => Object.fromEntries(Object.entries(declared).map(([status, moves]) => [status, moves ?? {}])))
  .superRefine((moves, context) => {
    for (const { path, message } of mistakesIn(moves)) context.addIssue({ code: 'custom', path: [...path], message });
  });

interface Mistake {
  path: readonly string[];
  message: string;
}

function mistakesIn(moves: WorkflowMoves): readonly Mistake[] {
  const declared = new Map<string, string>();
  const mistakes: Mistake[] = [];
  for (const status of Object.keys(moves)) {
    const earlier = declared.get(nameOf(status));
    if (earlier === undefined) declared.set(nameOf(status), status);
    else
      mistakes.push({
        path: [status],
        message: `this status stands above as '${earlier}': names are the same in any case.`,
      });
  }
  const [first] = declared.values();
  if (first === undefined) return [{ path: [], message: 'must declare at least one status.' }];
  const reached = new Set([nameOf(first)]);
  const leadsTo = (status: string) => Object.values(moves[declared.get(status) ?? ''] ?? {}).map(nameOf);
  for (const status of reached) for (const next of leadsTo(status)) reached.add(next);
  for (const [status, own] of Object.entries(moves)) {
    for (const [name, to] of Object.entries(own)) {
      if (declared.has(nameOf(to))) continue;
      mistakes.push({
        path: [status, name],
        message: `'${to}' is not declared as a status of this workflow: ${shortList([...declared.values()])}.`,
      });
    }
    if (!reached.has(nameOf(status))) {
      mistakes.push({
        path: [status],
        message: `no move leads to '${status}' from '${first}', the first status, where tickets start.`,
      });
    }
  }
  return mistakes;
}

const maxListed = 20;

function shortList(names: readonly string[]): string {
  const more = names.length - maxListed;
  return `${names.slice(0, maxListed).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
