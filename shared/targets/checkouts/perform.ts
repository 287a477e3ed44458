import type { DeployEffect } from '../../model/effect.ts';
import type { Outcome } from '../../model/outcome.ts';
import type { DeployRequest, WorkingCopy } from './working-copy.ts';

/** Deploys what was pushed, once for all that waited; gives the ids of those that it did, too. May be repeated. */
export async function performDeploy(
  effect: DeployEffect,
  inputs: {
    checkout: WorkingCopy;
    others: readonly DeployEffect[];
    programs: DeployRequest['programs'];
    attempt: number;
  },
): Promise<{ outcome: Outcome; together: readonly string[] }> {
  const { checkout, others, programs, attempt } = inputs;
  const commits = [effect, ...others].map(({ commit }) => commit);
  const deployed = await checkout.deploy({ commits, programs, attempt });
  const { isChanged, commit, previous, notes, late } = deployed;
  const change = isChanged ? ('deployed' as const) : ('current' as const);
  const result = { change, commit, previous: previous ?? null };
  return {
    outcome: { status: 'done', result, ...(notes.length === 0 ? {} : { note: notes.join(' '), isWarning: true }) },
    // What the remote shows later is deployed then.
    together: others.filter((each) => !late.includes(each.commit)).map(({ id }) => id),
  };
}
