import type { AlertFacts } from '../model/event.ts';
import type { EpochMs, JsonObject, JsonValue } from '../model/json.ts';
import { detailsFact, factsOf, labelsFact, messageFact, nameFact, urlFact } from './alert-facts.ts';
import { isJsonObject, type JsonReader } from './json-body.ts';
import { severityRank } from './severity.ts';

type Texts = readonly (readonly [name: string, value: string])[];
type Detail = { name: string; value: JsonValue | undefined };

/** An alert of a message, as far as its life goes. */
export interface MessageAlert {
  json: JsonObject;
  reader: JsonReader;
  id: string;
  isFiring: boolean;
  /** When it began, or ended. */
  at: EpochMs | undefined;
}

/** What a sender says of an alert beside labels and annotations. */
export type AlertExtras = (alert: JsonReader) => readonly Detail[];

/** Labels or annotations by their names; without those that Grafana keeps to itself. */
export function labelsOf(value: JsonValue | undefined): Texts {
  if (!isJsonObject(value)) return [];
  const texts = Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return texts.filter(([name]) => !name.startsWith('__')).sort(([left], [right]) => (left < right ? -1 : 1));
}

/** The facts of one alert. */
export function alertFactsOf(
  alert: JsonReader,
  { id, state, extras }: { id: string; state: 'open' | 'closed'; extras: AlertExtras },
): AlertFacts {
  const labels = labelsOf(alert.find('labels'));
  const annotations = labelsOf(alert.find('annotations'));
  return factsOf({
    id,
    state,
    rule: ruleOf(labels) ?? nameFact(textOf(annotations, ['summary'])) ?? 'Alert',
    message: messageFact(textsOf(annotations)),
    url: urlFact(alert.text('generatorURL')),
    ...commonFacts(labels, annotations, extras(alert)),
  });
}

/** The facts of a group, which is open while any of its alerts fires. */
export function groupFactsOf(
  body: JsonReader,
  given: { id: string; state: 'open' | 'closed'; alerts: readonly MessageAlert[]; extras: AlertExtras },
): AlertFacts {
  const { id, state, alerts, extras } = given;
  const labels = labelsOf(body.find('commonLabels'));
  const annotations = labelsOf(body.find('commonAnnotations'));
  const grouped = labelsOf(body.find('groupLabels'));
  const shown = alerts.filter(({ isFiring }) => isFiring === (state === 'open'));
  const [only, ...others] = shown;
  const facts = commonFacts(labels, annotations, only !== undefined && others.length === 0 ? extras(only.reader) : []);
  return factsOf({
    id,
    state,
    rule: ruleOf(labels) ?? ruleOf(grouped) ?? nameFact(listed(grouped)) ?? nameFact(body.text('receiver')) ?? 'Alerts',
    message: messageFact(groupMessage(body, { state, shown, common: labels })),
    url: urlFact(body.text('externalURL')),
    ...facts,
    severity: facts.severity ?? worstSeverity(shown),
  });
}

function commonFacts(labels: Texts, annotations: Texts, extras: readonly Detail[]) {
  const project = textOf(labels, projectLabels);
  const told = labels.filter(([name]) => name !== 'alertname');
  const others = annotations.filter(([name]) => !shownAnnotations.has(name));
  const details = [...told, ...others].map(([name, value]) => ({ name, value }));
  return {
    severity: nameFact(textOf(labels, ['severity'])),
    rule_url: urlFact(textOf(annotations, ['runbook_url'])),
    project: nameFact(project),
    object: nameFact(objectOf(labels, project)),
    labels: labelsFact(told.map(([name, value]) => `${name}=${value}`)),
    details: detailsFact([...extras, ...details]),
  };
}

const shownAnnotations = new Set(['summary', 'description', 'message', 'runbook_url']);
/** What an alert is about, from the narrowest that people know by name; an exporter's `job` is the last resort. */
const projectLabels = ['namespace', 'instance', 'service', 'grafana_folder', 'job'];

/** Labels of things within a project that alerts are about. The first label of each list that an alert has counts. */
const objectLabels = [
  [
    'pod',
    'deployment',
    'statefulset',
    'daemonset',
    'replicaset',
    'horizontalpodautoscaler',
    'job_name',
    'cronjob',
    'persistentvolumeclaim',
    'node',
  ],
  ['container'],
  ['device', 'mountpoint', 'persistentvolume'],
];

/** `api-7d9f/worker`; undefined where no label says more than the project. */
function objectOf(labels: Texts, project: string | undefined): string | undefined {
  const named = objectLabels.map((names) => textOf(labels, names));
  const parts = named.filter((part) => part !== undefined && part !== project);
  return parts.length === 0 ? undefined : parts.join('/');
}

/** Alerts of Grafana about a source of data that says nothing name the rule apart. */
function ruleOf(labels: Texts): string | undefined {
  const name = textOf(labels, ['alertname']);
  const rule = textOf(labels, ['rulename']);
  const isAboutData = name === 'DatasourceNoData' || name === 'DatasourceError';
  return nameFact(isAboutData && rule !== undefined ? `${name}: ${rule}` : name);
}

function textsOf(annotations: Texts): string {
  const summary = textOf(annotations, ['summary']);
  const description = textOf(annotations, ['description', 'message']);
  return [...new Set([summary, description])].filter((text) => text !== undefined).join('\n');
}

function textOf(texts: Texts, names: readonly string[]): string | undefined {
  for (const wanted of names) {
    const text = texts.find(([name]) => name === wanted)?.[1].trim();
    if (text !== undefined && text !== '') return text;
  }
  return undefined;
}

/** The alerts of a group, each by what the others do not have, in an order that does not change. */
function groupMessage(
  body: JsonReader,
  { state, shown, common }: { state: 'open' | 'closed'; shown: readonly MessageAlert[]; common: Texts },
): string {
  const left = body.find('truncatedAlerts');
  const more = typeof left === 'number' && left > 0 ? `, and ${left} more that the message leaves out` : '';
  const count = `${shown.length} ${shown.length === 1 ? 'alert' : 'alerts'}${more}`;
  const known = new Set(common.map(([name]) => name));
  const lines = shown.map(({ reader }) => {
    const own = listed(labelsOf(reader.find('labels')).filter(([name]) => !known.has(name)));
    const text = textsOf(labelsOf(reader.find('annotations'))).split('\n')[0] ?? '';
    return `- ${[own, text].filter((part) => part !== '').join(': ')}`;
  });
  return [`${count} ${state === 'open' ? 'firing' : 'resolved'}:`, ...lines.sort()].join('\n');
}

function worstSeverity(alerts: readonly MessageAlert[]): string | undefined {
  const found = alerts.flatMap(({ reader }) => nameFact(reader.text('labels.severity')) ?? []);
  return found.sort((left, right) => severityRank(right) - severityRank(left))[0];
}

function listed(labels: Texts): string {
  return labels.map(([name, value]) => `${name}=${value}`).join(', ');
}
