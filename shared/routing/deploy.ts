import { TicketwireError } from '../errors.ts';
import { isNoCommit } from '../mapping/push-facts.ts';
import type { DeployEffect, Effect } from '../model/effect.ts';
import type { HookEvent } from '../model/event.ts';
import type { EpochMs } from '../model/json.ts';
import type { DeployStep, Rule } from '../model/rule.ts';
import { effectOf, type StepPlace } from './effect-of.ts';

/** The only event that brings something to deploy. */
export const deployedType = 'push.branch';

/** What a checkout is of. */
export interface Deployable {
  /** As the sender names it, whatever its case. */
  repository: string;
  branch: string;
}

const commitPattern = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

/** What a step that deploys comes to: of the target's own branch one effect, of everything else none. */
export function planDeploy(
  step: DeployStep,
  event: HookEvent,
  inputs: { receivedAt: EpochMs; place: StepPlace; deployable: Deployable },
): { effects: readonly Effect[]; reason?: string } {
  const { place, receivedAt, deployable } = inputs;
  const { push, repository } = event.data;
  const none = (reason: string) => ({ effects: [], reason });
  if (event.type !== deployedType || push?.branch === undefined) {
    return none(`nothing is deployed on ${event.type}: only ${deployedType} brings something`);
  }
  if (repository?.full_name.toLowerCase() !== deployable.repository.toLowerCase()) {
    return none(`'${step.in}' is a checkout of ${deployable.repository}, and this is another repository`);
  }
  if (push.branch !== deployable.branch || push.ref !== `refs/heads/${deployable.branch}`) {
    return none(`'${step.in}' is on the branch ${deployable.branch}, and this is another`);
  }
  const { commit = '' } = push;
  if (push.is_deleted === true || !commitPattern.test(commit) || isNoCommit(commit)) {
    return none('the push names no commit that could be deployed');
  }
  const body = { kind: 'deploy-checkout', commit, step: place.position } as const;
  // One after the other for the whole checkout, whoever pushed what.
  return { effects: [effectOf(event, place, body, receivedAt, { subject: 'checkout', part: '' })] };
}

/**
 * The programs that the present rules run for a deployment, one after the other. Throws `configuration` where its rule no
 * longer deploys there: what was taken out of the configuration does not run.
 */
export function programsOf(rules: readonly Rule[], { cause, target, step }: DeployEffect): DeployStep['programs'] {
  const rule = rules.find(({ name, isEnabled }) => isEnabled && name === cause.rule);
  const steps = rule?.steps ?? [];
  const isMeant = (each: Rule['steps'][number] | undefined): each is DeployStep =>
    each?.verb === 'deploy' && each.in === target;
  const exact = steps[step];
  const found = isMeant(exact) ? exact : steps.find(isMeant);
  if (found !== undefined) return found.programs;
  throw new TicketwireError(
    'configuration',
    `The rule '${cause.rule}' no longer deploys to '${target}', so nothing was done. Put it back, or redeliver the push to plan it anew.`,
  );
}
