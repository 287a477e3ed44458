import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { senders } from '../../shared/senders/registry.ts';
import { waitFor } from '../wait-for.ts';
import { makeWorkplace, type RunningReceiver, secret, startReceiver } from './receiver-process.ts';

interface Delivery {
  what: string;
  headers?: Record<string, string>;
  body: object;
}
interface Ticket {
  state: string;
  labels: string[];
}

const names = ['grafana', 'sentry', 'sonarqube', 'pagerduty', 'snyk'];
const idHeaders: Record<string, string> = {
  sentry: 'request-id',
  pagerduty: 'x-webhook-id',
  snyk: 'x-snyk-transport-id',
};
const configuration = `
sources:
${names.map((name) => `  ${name}: { sender: ${name}, secret: "${secret}" }`).join('\n')}
targets:
${names.map((name) => `  at-${name}: { type: local }`).join('\n')}
rules:
${names.map((name) => `  - { name: From ${name}, on: alert, from: ${name}, do: [{ track: at-${name} }] }`).join('\n')}
`;

describe('tickets of monitoring and analysis, from deliveries that are signed', () => {
  const workplace = makeWorkplace();
  let receiver: RunningReceiver;
  beforeAll(async () => {
    const file = workplace.write('ticketwire.yml', configuration);
    receiver = await startReceiver(workplace.directory, { configuration: file });
  });
  afterAll(async () => {
    await receiver.kill('SIGTERM');
    workplace.remove();
  });

  async function send(name: string, what: string): Promise<void> {
    const { deliveries } = JSON.parse(readFileSync(`test/fixtures/senders/${name}.json`, 'utf8')) as {
      deliveries: Delivery[];
    };
    const { headers = {}, body } = deliveries.find((each) => each.what === what) as Delivery;
    const text = JSON.stringify(body);
    const { status } = await receiver.post(`/hooks/${name}`, text, {
      ...headers,
      [idHeaders[name] ?? 'x-request-id']: randomUUID(),
      ...senders[name]?.scheme.sign(Buffer.from(text), secret, Date.now()),
    });
    expect(status).toBe(202);
    await waitFor(async () => {
      const { json } = await receiver.get('/api/v1/deliveries');
      const kept = json.deliveries as { effects: { status: string }[] }[];
      return kept.every(({ effects }) => effects.every((each) => each.status !== 'due' && each.status !== 'running'));
    });
  }
  const ticketsAt = async (name: string): Promise<Ticket[]> => {
    const { json } = await receiver.get('/api/v1/tickets');
    const all = json.tickets as { target: string; ticket: Ticket }[];
    return all.filter(({ target }) => target === `at-${name}`).map(({ ticket }) => ticket);
  };

  test.each([
    [
      'sentry',
      [
        ['an issue that is resolved', []],
        ['a new issue', ['open']],
        ['a rule matched an event of the issue: the same ticket, in the same words', ['open']],
        ['an issue that is archived', ['open wontfix']],
        ['an issue that is back: whatever it was before', ['open']],
        ['an issue that is resolved', ['closed']],
        ['an issue that is back: whatever it was before', ['open']],
        ['a metric alert, critical', ['open', 'open']],
        ['a metric alert, resolved', ['closed', 'open']],
        ['another incident of the same metric alert', ['open', 'open']],
      ],
    ],
    [
      'sonarqube',
      [
        ['a quality gate that fails', ['open']],
        ['a quality gate that passes because somebody reviewed an issue', ['closed']],
        ['a quality gate that fails', ['open']],
        ['an analysis that broke', ['open']],
      ],
    ],
    [
      'pagerduty',
      [
        ['an incident', ['open']],
        ['incident.acknowledged', ['open']],
        ['an incident that is resolved', ['closed']],
        ['an incident', ['closed']],
        ['an incident that is reopened', ['open']],
        ['a test', ['open']],
      ],
    ],
    [
      'snyk',
      [
        ['a test that found one issue and lost another', ['open']],
        ['an issue that another version of the package has too, on both lists', ['open']],
        ['issues that are ignored or patched', ['open wontfix']],
      ],
    ],
    ['grafana', [['one alert that fires and one that is resolved', ['open']]]],
  ] as const)('%s', async (name, steps) => {
    for (const [what, expected] of steps) {
      await send(name, what);
      const tickets = await ticketsAt(name);
      const states = tickets.map(({ state, labels }) => (labels.includes('wontfix') ? `${state} wontfix` : state));
      expect({ what, states: states.sort() }).toEqual({ what, states: expected });
    }
  });

  test('the first word of an issue that is back opens its ticket', async () => {
    const other = JSON.parse(readFileSync('test/fixtures/senders/sentry.json', 'utf8')) as { deliveries: Delivery[] };
    const { body, headers } = other.deliveries.find(({ what }) => what.startsWith('an issue that is back')) as Delivery;
    const text = JSON.stringify(body).replaceAll('1170820242', '99');
    const before = (await ticketsAt('sentry')).length;
    await receiver.post('/hooks/sentry', text, {
      ...headers,
      'request-id': randomUUID(),
      ...senders.sentry?.scheme.sign(Buffer.from(text), secret, Date.now()),
    });
    await waitFor(async () => (await ticketsAt('sentry')).length === before + 1);
  });
});
