import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { defaultTextOf } from '../mapping/default-text.ts';
import type { HookEvent } from '../model/event.ts';
import type { JsonObject } from '../model/json.ts';
import { trustStored } from '../signing/verify.ts';
import { alertmanager } from './alertmanager.ts';
import { grafana } from './grafana.ts';
import type { Sender } from './sender.ts';

type Alert = JsonObject & { status: string; endsAt: string };
type Message = JsonObject & { alerts: Alert[] };
const { deliveries } = JSON.parse(readFileSync('test/fixtures/senders/alertmanager.json', 'utf8')) as {
  deliveries: { what: string; body: Message }[];
};
const bodyOf = (what: string) =>
  structuredClone(deliveries.find((each) => each.what.startsWith(what))?.body as Message);
const receivedAt = Date.parse('2026-09-21T14:13:20Z');

function normalize(body: JsonObject, sender: Sender = alertmanager, source = 'alerts'): readonly HookEvent[] {
  const headers = { 'content-type': 'application/json' };
  return [
    ...sender.normalize(trustStored({ id: 'd', source, receivedAt, headers, body: Buffer.from(JSON.stringify(body)) })),
  ];
}
function grouped(sender: Sender): Sender {
  return sender.configured?.({ name: 'src', allowSha1: false, groupBy: 'group', signature: {} }) as Sender;
}
const group = (body: JsonObject) => normalize(body, grouped(alertmanager));
const text = ([event]: readonly HookEvent[]) => defaultTextOf(event as HookEvent, 'Alertmanager');

describe('a message of another sender, or of nobody', () => {
  test.each<[string, Sender, JsonObject, string]>([
    ["Grafana's", alertmanager, { version: '1', alerts: [] }, "'version'.*Grafana.*sender: grafana"],
    ["Alertmanager's, to Grafana's source", grafana, { version: '4', alerts: [] }, "'version'.*sender: alertmanager"],
    ['a payload of its own', alertmanager, { text: 'x' }, "'version'.*sender: generic"],
    ['a number for a version', alertmanager, { version: 4, alerts: [] }, "'version'"],
    ['no alerts', alertmanager, { version: '4' }, "'alerts'"],
    [
      'no group, where groups have tickets',
      grouped(alertmanager),
      { version: '4', alerts: [], receiver: 'x' },
      "'groupKey'",
    ],
  ])('%s is malformed, and the member is named', (_what, sender, body, message) => {
    expect(() => normalize(body, sender)).toThrow(
      expect.objectContaining({ code: 'malformed', message: expect.stringMatching(message) }),
    );
  });
});

describe('a message of a program that posts the same shape', () => {
  const alert = { labels: { alertname: 'Down' }, startsAt: '2026-09-21T14:00:00Z' };

  test.each(['firing', 'resolved'])('may leave out the version, and each alert its status: %s', (status) => {
    const types = normalize({ status, alerts: [alert] }).map(({ type }) => type);
    expect(types).toEqual([status === 'firing' ? 'alert.opened' : 'alert.closed']);
  });

  test("keeps an alert's own status", () => {
    const message = { version: '4', status: 'firing', alerts: [{ ...alert, status: 'resolved' }, alert] };
    expect(normalize(message).map(({ type }) => type)).toEqual(['alert.closed', 'alert.opened']);
  });

  test('without any status holds no event', () => {
    expect(normalize({ alerts: [alert] })).toEqual([]);
  });
});

describe('a ticket for each alert', () => {
  test('says what sets it apart: labels, and links that people may follow', () => {
    const body = text(normalize(bodyOf('three alerts'))).body();
    expect(body).toContain('- device: `nvme0n1`');
    expect(body).toContain('[View alert on Alertmanager](http://prometheus.example/graph?g0.expr=disk%3E90)');
    const own = bodyOf('an alert of Kubernetes');
    expect(text(normalize(own)).body()).toContain('- [dashboard](https://grafana.example/d/x)');
  });

  test('is the same whoever of a cluster sends, and another one for another source', () => {
    const body = bodyOf('an alert that fires');
    const [one, two] = [normalize(body), normalize({ ...body, externalURL: 'http://other:9093' })];
    expect(one[0]?.subject).toBe(two[0]?.subject);
    expect(normalize(body, alertmanager, 'staging')[0]?.subject).not.toBe(one[0]?.subject);
  });

  test('is found for ten thousand alerts of one message', () => {
    const body = bodyOf('an alert that fires');
    const [alert] = body.alerts;
    const alerts = Array.from({ length: 10_000 }, (_, at) => ({ ...alert, fingerprint: at.toString(16) }));
    const events = normalize({ ...body, alerts });
    expect(new Set(events.map(({ subject }) => subject)).size).toBe(10_000);
    expect(new Set(events.map(({ id }) => id)).size).toBe(10_000);
  });
});

describe('a ticket for each group', () => {
  const firing = bodyOf('three alerts');

  test('is open while any alert fires, and lists those that do', () => {
    const [event, ...others] = group(firing);
    expect(others).toEqual([]);
    expect(event).toMatchObject({
      type: 'alert.opened',
      subject: expect.stringMatching(/^alertmanager:alerts:group:[0-9a-f]{32}$/),
      data: { alert: { rule: 'DiskFull', severity: 'warning', project: 'db-1', state: 'open' } },
    });
    const [first, ...lines] = event?.data.alert?.message?.split('\n') ?? [];
    expect(first).toBe('2 alerts firing:');
    expect(lines).toEqual([
      expect.stringMatching(/^- device=nvme0n1: Disk full/),
      expect.stringMatching(/^- device=sda: /),
    ]);
  });

  test('is as new as its message, however long ago its alerts began', () => {
    expect(group(firing)[0]?.occurredAt).toBe(1_790_000_000_000);
  });

  test('says the same in whatever order the alerts are told, and counts those that are left out', () => {
    const turned = { ...firing, alerts: firing.alerts.toReversed(), truncatedAlerts: 7 };
    expect(text(group({ ...firing, truncatedAlerts: 7 })).body()).toBe(text(group(turned)).body());
    expect(group(turned)[0]?.data.alert?.message).toMatch(/^2 alerts, and 7 more that the message leaves out firing:/);
  });

  test('ends when the group does', () => {
    const resolved = {
      ...firing,
      status: 'resolved',
      alerts: firing.alerts.map((each) => ({ ...each, status: 'resolved' })),
    };
    expect(group(resolved)[0]).toMatchObject({ type: 'alert.closed', subject: group(firing)[0]?.subject });
    expect(group({ ...firing, status: 'dreamt' })).toEqual([]);
  });

  test('is another for another receiver or another group, and bears no alert name of its own', () => {
    const subjects = [firing, { ...firing, receiver: 'x' }, { ...firing, groupKey: '{}:{}' }].map(
      (body) => group(body)[0]?.subject,
    );
    expect(new Set(subjects).size).toBe(3);
    const [event] = group({ ...firing, commonLabels: {}, groupLabels: { team: 'blue', zone: 'eu' } });
    expect(event?.data.alert).toMatchObject({ rule: 'team=blue, zone=eu', severity: 'warning' });
  });
});
