import { type AlertMessageKind, alertMessageEvents } from '../mapping/alert-message.ts';
import { bearerScheme } from '../signing/bearer.ts';
import type { Sender } from './sender.ts';

/** Prometheus Alertmanager's webhook, version 4. docs/senders/alertmanager.md */
export const alertmanager: Sender = {
  id: 'alertmanager',
  label: 'Alertmanager',
  docs: 'docs/senders/alertmanager.md',
  scheme: bearerScheme,
  marks: [],
  takes: ['bearer', 'basic', 'group-by'],
  labels: [],
  maxBodyBytes: 25 * 1024 * 1024,
  deliveryId: () => undefined,
  configured: ({ groupBy }) => ({
    ...alertmanager,
    normalize: (delivery) => alertMessageEvents(delivery, { kind, groupBy }),
  }),
  normalize: (delivery) => alertMessageEvents(delivery, { kind, groupBy: 'alert' }),
};

const kind: AlertMessageKind = {
  sender: 'alertmanager',
  label: 'Alertmanager',
  version: '4',
  other: { version: '1', label: 'Grafana', sender: 'grafana' },
  extras: () => [],
};
