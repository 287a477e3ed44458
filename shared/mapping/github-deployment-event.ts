import { timeOf } from './event-time.ts';
import type { GithubPayload } from './github-payload.ts';
import { isJsonObject } from './json-body.ts';
import type { ToldEvent } from './told-event.ts';

const verbs: Readonly<Record<string, 'succeeded' | 'failed'>> = {
  success: 'succeeded',
  failure: 'failed',
  error: 'failed',
};

/** How a deployment ended. https://docs.github.com/webhooks/webhook-events-and-payloads#deployment_status */
export function deploymentEvent({ body, repository }: GithubPayload): ToldEvent | undefined {
  const at = (member: string) => body.text(`deployment_status.${member}`);
  const of = (member: string) => body.text(`deployment.${member}`) ?? '';
  const state = at('state') ?? '';
  const verb = Object.hasOwn(verbs, state) ? verbs[state] : undefined;
  if (verb === undefined || !isJsonObject(body.find('deployment'))) return undefined;
  const environment = at('environment') ?? of('environment');
  return {
    type: `deployment.${verb}`,
    subject: `deployment:${repository.full_name}:${environment}`,
    occurredAt: timeOf(at('updated_at')) ?? timeOf(at('created_at')),
    data: {
      deployment: {
        environment,
        ref: of('ref'),
        sha: of('sha'),
        url: at('environment_url') ?? at('log_url') ?? at('target_url') ?? '',
        state,
        description: at('description') ?? of('description'),
      },
    },
  };
}
