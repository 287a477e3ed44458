import { type AlertMessageKind, alertMessageEvents } from '../mapping/alert-message.ts';
import { isJsonObject, type JsonReader } from '../mapping/json-body.ts';
import { grafanaSchemeOf } from '../signing/grafana.ts';
import type { Sender } from './sender.ts';

/** Grafana's alerting, by a contact point of the type webhook. docs/senders/grafana.md */
export const grafana: Sender = {
  id: 'grafana',
  label: 'Grafana',
  docs: 'docs/senders/grafana.md',
  scheme: grafanaSchemeOf({}),
  marks: [],
  takes: ['signature', 'bearer', 'basic', 'group-by'],
  signatureKeys: ['header', 'timestampHeader', 'toleranceMs'],
  labels: [],
  maxBodyBytes: 1024 * 1024,
  deliveryId: () => undefined,
  configured: ({ signature, groupBy }) => ({
    ...grafana,
    scheme: grafanaSchemeOf(signature),
    normalize: (delivery) => alertMessageEvents(delivery, { kind, groupBy }),
  }),
  normalize: (delivery) => alertMessageEvents(delivery, { kind, groupBy: 'alert' }),
};

const kind: AlertMessageKind = {
  sender: 'grafana',
  label: 'Grafana',
  version: '1',
  other: { version: '4', label: 'Alertmanager', sender: 'alertmanager' },
  extras: (alert) => [
    { name: 'Values', value: valuesOf(alert) },
    { name: 'Dashboard', value: alert.find('dashboardURL') },
    { name: 'Panel', value: alert.find('panelURL') },
    { name: 'Silence it', value: alert.find('silenceURL') },
    { name: 'Picture', value: alert.find('imageURL') },
  ],
};

/** The numbers that the rule looked at; older versions tell them as text alone. */
function valuesOf(alert: JsonReader): string | undefined {
  const values = alert.find('values');
  if (!isJsonObject(values)) return alert.text('valueString');
  const known = Object.entries(values).filter(([, value]) => typeof value === 'number');
  return known.map(([name, value]) => `${name}=${value}`).join(', ');
}
