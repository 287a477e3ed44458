import type { AlertVerb, EventType } from '../model/event.ts';
import type { JsonValue } from '../model/json.ts';
import { timeOf } from './event-time.ts';
import { codeScanningAlert, dependabotAlert, type GithubAlert, secretScanningAlert } from './github-alerts.ts';
import type { GithubPayload } from './github-payload.ts';
import type { ToldEvent } from './told-event.ts';

type Ending = 'ended';

interface AlertKind {
  read(alert: JsonValue, repository: string): GithubAlert | undefined;
  /** What an action means; `ended`: closed or suppressed, as the alert's own state says. */
  verbs: Readonly<Record<string, AlertVerb | Ending>>;
}

/** Kinds of alerts by the names of their events; an action that is not here says nothing that a ticket follows. */
const kinds: Readonly<Record<string, AlertKind>> = {
  code_scanning_alert: {
    read: codeScanningAlert,
    verbs: {
      created: 'opened',
      reopened: 'reopened',
      reopened_by_user: 'reopened',
      fixed: 'closed',
      closed_by_user: 'ended',
    },
  },
  dependabot_alert: {
    read: dependabotAlert,
    verbs: {
      created: 'opened',
      reopened: 'reopened',
      reintroduced: 'reopened',
      auto_reopened: 'reopened',
      fixed: 'closed',
      dismissed: 'ended',
      auto_dismissed: 'ended',
    },
  },
  secret_scanning_alert: {
    read: secretScanningAlert,
    verbs: { created: 'opened', reopened: 'reopened', resolved: 'ended' },
  },
};

/** https://docs.github.com/webhooks/webhook-events-and-payloads#code_scanning_alert and its neighbours */
export function alertEvent({ name, action, body, repository }: GithubPayload): ToldEvent | undefined {
  const meaning = meaningOf(name, action);
  const alert = Object.hasOwn(kinds, name)
    ? kinds[name]?.read(body.find('alert') ?? null, repository.full_name)
    : undefined;
  if (meaning === undefined || alert === undefined) return undefined;
  const { subject, facts } = alert;
  const verb = meaning === 'ended' ? (facts.state === 'suppressed' ? 'suppressed' : 'closed') : meaning;
  const state = verb === 'closed' ? 'closed' : verb === 'suppressed' ? 'suppressed' : facts.state;
  return {
    type: `alert.${verb}`,
    subject,
    occurredAt: newest(
      ['updated_at', 'fixed_at', 'dismissed_at', 'auto_dismissed_at', 'resolved_at', 'created_at'].map((member) =>
        body.find(`alert.${member}`),
      ),
    ),
    data: { alert: { ...facts, state } },
  };
}

/** The types that an alert's event may turn out to be; none where it is no event of an alert. */
export function alertTypes(name: string, action: string): readonly EventType[] {
  const meaning = meaningOf(name, action);
  if (meaning === undefined) return [];
  return meaning === 'ended' ? ['alert.closed', 'alert.suppressed'] : [`alert.${meaning}`];
}

function meaningOf(name: string, action: string): AlertVerb | Ending | undefined {
  const verbs = Object.hasOwn(kinds, name) ? kinds[name]?.verbs : undefined;
  return verbs !== undefined && Object.hasOwn(verbs, action) ? verbs[action] : undefined;
}

function newest(times: readonly (JsonValue | undefined)[]): number | undefined {
  const known = times.map(timeOf).filter((time) => time !== undefined);
  return known.length === 0 ? undefined : Math.max(...known);
}
