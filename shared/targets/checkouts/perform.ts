import type { DeployEffect } from '../../model/effect.ts';
import type { Outcome } from '../../model/outcome.ts';
import type { WorkingCopy } from './working-copy.ts';

/** Deploys what was pushed, once for all that waited. May be repeated. */
export async function performDeploy(
  effect: DeployEffect,
  inputs: { checkout: WorkingCopy; others: readonly DeployEffect[]; attempt: number },
): Promise<Outcome> {
  const { checkout, others, attempt } = inputs;
  const commits = [effect, ...others].map(({ commit }) => commit);
  const { isChanged, commit, previous, notes } = await checkout.deploy({ commits, programs: effect.programs, attempt });
  const change = isChanged ? ('deployed' as const) : ('current' as const);
  const result = { change, commit, previous: previous ?? null };
  return { status: 'done', result, ...(notes.length === 0 ? {} : { note: notes.join(' ') }) };
}
