import { JsonReader, readJsonObject } from '../mapping/json-body.ts';
import { gateFacts, gateTime } from '../mapping/sonarqube-gate.ts';
import { hookEvents, otherType, type ToldEvent } from '../mapping/told-event.ts';
import { sonarqubeScheme } from '../signing/sonarqube.ts';
import type { Sender } from './sender.ts';

/** SonarQube Server and Cloud: the quality gate of each project and branch. docs/senders/sonarqube.md */
export const sonarqube: Sender = {
  id: 'sonarqube',
  label: 'SonarQube',
  docs: 'docs/senders/sonarqube.md',
  scheme: sonarqubeScheme,
  marks: ['x-sonarqube-project', 'x-sonar-webhook-hmac-sha256'],
  labels: [],
  maxBodyBytes: 1024 * 1024,
  deliveryId: () => undefined,

  normalize: (delivery) => {
    const { source, receivedAt } = delivery;
    const payload = readJsonObject(delivery);
    const body = new JsonReader(payload);
    const key = body.requireId('project.key');
    const branch = body.text('branch.name');
    // No branch has a colon in its name, so that the end of a subject cannot be read in two ways.
    const place = branch === undefined ? '' : `:${body.text('branch.type') ?? 'BRANCH'}:${branch}`;
    const status = body.text('qualityGate.status');
    const subject = `${sonarqube.id}:${source}:${key}${place}`;
    const occurredAt = gateTime(body, receivedAt);
    const told = (event: Pick<ToldEvent, 'type' | 'data'>) =>
      hookEvents(delivery, { sender: sonarqube.id, payload, events: [{ ...event, subject, occurredAt }] });
    const alertIn = (state: 'open' | 'closed') => ({ alert: gateFacts(body, { id: key + place, state }) });
    if (status === 'ERROR') return told({ type: 'alert.opened', data: alertIn('open') });
    if (status === 'OK') return told({ type: 'alert.closed', data: alertIn('closed') });
    const what = status === undefined ? `analysis.${body.text('status') ?? 'unknown'}` : `quality_gate.${status}`;
    return told({ type: otherType(what), data: {} });
  },
};
