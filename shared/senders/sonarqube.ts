import { JsonReader, readJsonObject } from '../mapping/json-body.ts';
import { gateFacts, gateTime } from '../mapping/sonarqube-gate.ts';
import { otherType } from '../mapping/told-event.ts';
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
    const { id, source, receivedAt } = delivery;
    const payload = readJsonObject(delivery.body);
    const body = new JsonReader(payload);
    const key = body.requireId('project.key');
    const branch = body.text('branch.name');
    // No branch has a colon in its name, so that the end of a subject cannot be read in two ways.
    const place = branch === undefined ? '' : `:${body.text('branch.type') ?? 'BRANCH'}:${branch}`;
    const status = body.text('qualityGate.status');
    const event = {
      id: `${source}/${id}/0`,
      sender: sonarqube.id,
      source,
      subject: `${sonarqube.id}:${source}:${key}${place}`,
      occurredAt: gateTime(body, receivedAt),
      payload,
    };
    if (status === 'ERROR') {
      return [{ ...event, type: 'alert.opened', data: { alert: gateFacts(body, { id: key + place, state: 'open' }) } }];
    }
    if (status === 'OK') {
      return [
        { ...event, type: 'alert.closed', data: { alert: gateFacts(body, { id: key + place, state: 'closed' }) } },
      ];
    }
    const what = status === undefined ? `analysis.${body.text('status') ?? 'unknown'}` : `quality_gate.${status}`;
    return [{ ...event, type: otherType(what), data: {} }];
  },
};
