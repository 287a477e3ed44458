import { alertmanager } from './alertmanager.ts';
import { bitbucket } from './bitbucket.ts';
import { generic } from './generic.ts';
import { gitea } from './gitea.ts';
import { github } from './github.ts';
import { gitlab } from './gitlab.ts';
import { grafana } from './grafana.ts';
import { jira } from './jira.ts';
import { lgtm } from './lgtm.ts';
import { pagerduty } from './pagerduty.ts';
import type { Sender } from './sender.ts';
import { sentry } from './sentry.ts';
import { snyk } from './snyk.ts';
import { sonarqube } from './sonarqube.ts';
import { standardWebhooks } from './standard-webhooks.ts';
import { workflow } from './workflow.ts';

/** Every sender by its id; a test holds this against the folder. */
export const senders: Readonly<Record<string, Sender>> = {
  alertmanager,
  bitbucket,
  generic,
  gitea,
  github,
  grafana,
  gitlab,
  jira,
  lgtm,
  pagerduty,
  sentry,
  snyk,
  sonarqube,
  'standard-webhooks': standardWebhooks,
  workflow,
};

/** The headers that show a sender that a request was meant for another one. */
export function foreignMarks(sender: Sender): readonly string[] {
  const { sharesMarks = [] } = sender;
  if (sharesMarks === 'all') return [];
  const others = Object.values(senders).filter(({ id }) => id !== sender.id);
  return others.flatMap(({ marks }) => marks).filter((mark) => !sharesMarks.includes(mark));
}
