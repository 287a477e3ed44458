import type { Jira } from '../../../clients/jira.ts';
import { isJsonObject } from '../../../mapping/json-body.ts';
import type { JsonObject, JsonValue } from '../../../model/json.ts';
import type { OpenStep, TrackStep } from '../../../model/rule.ts';
import type { Finding } from '../../target.ts';
import { fetchIssueTypes, fetchPages, type JiraIssueType, usualIssueType } from './create.ts';

export type TicketStep = TrackStep | OpenStep;

/** Whether the project has the types that the steps open, and those the fields that the steps fill. */
export async function probeTypes(
  jira: Jira,
  project: string,
  steps: readonly TicketStep[],
): Promise<readonly Finding[]> {
  const types = await fetchIssueTypes(jira, project);
  const findings: Finding[] = [];
  const byType = Map.groupBy(steps, ({ issueType }) => issueType);
  for (const [named, using] of byType) {
    const type = typeOf(types, named);
    const what = `The project ${project} has the issue type '${named ?? type?.name ?? usualIssueType}'`;
    if (type === undefined) {
      const offer = types.map(({ name }) => `'${name}'`).join(', ');
      const remedy = offer === '' ? 'There is none that this user may create.' : `It has ${offer}.`;
      findings.push({ what, remedy });
      continue;
    }
    findings.push({ what }, ...(await probeFields(jira, project, type, using)));
  }
  return findings;
}

/** As creating chooses it. */
function typeOf(types: readonly JiraIssueType[], named: string | undefined): JiraIssueType | undefined {
  const isNamed = ({ id, name }: JiraIssueType): boolean => name === named || id === named;
  if (named !== undefined) return types.find(isNamed);
  return types.find(({ name }) => name === usualIssueType) ?? types.find(({ isSubtask }) => !isSubtask);
}

async function probeFields(
  jira: Jira,
  project: string,
  { id, name }: JiraIssueType,
  steps: readonly TicketStep[],
): Promise<readonly Finding[]> {
  const list = await fetchPages(jira, `/issue/createmeta/${project}/issuetypes/${id}`, ['fields', 'values']);
  const screen = new Map(list.map((field) => [String(field.fieldId ?? field.key), field]));
  const thing = `A new ${name} of ${project}`;
  return [
    finding(screen.has('labels'), `${thing} can have labels`, labelsRemedy),
    ...demandedFindings(screen, steps, thing),
    ...[...new Set(steps.flatMap(fieldsOf))].map((field) =>
      finding(
        screen.has(field),
        `${thing} can have '${field}'`,
        'Put it on its create screen: until then it is left out.',
      ),
    ),
    ...[...new Set(steps.flatMap(prioritiesOf))].map((priority) => {
      const allowed = namesIn(screen.get('priority')?.allowedValues);
      const remedy = screen.has('priority')
        ? `There is ${allowed.join(', ')}.`
        : "Put 'priority' on its create screen.";
      const has = screen.has('priority') && (allowed.length === 0 || allowed.includes(priority));
      return finding(has, `${thing} can have the priority '${priority}'`, remedy);
    }),
  ];
}

const labelsRemedy = "Put 'labels' on its create screen: tickets are found by them.";

/** Written by us, or by Jira itself. */
const alwaysGiven = new Set(['project', 'issuetype', 'summary', 'description', 'reporter']);

function demandedFindings(
  screen: ReadonlyMap<string, JsonObject>,
  steps: readonly TicketStep[],
  thing: string,
): Finding[] {
  const demanded = [...screen].filter(
    ([field, { required, hasDefaultValue }]) =>
      required === true && hasDefaultValue !== true && !alwaysGiven.has(field),
  );
  return demanded.map(([field, { name }]) => {
    const isGiven = steps.every((step) => fieldsOf(step).includes(field) || isPriority(step, field));
    const what = `${thing} gets '${String(name ?? field)}' (${field}), which it must have`;
    return finding(isGiven, what, "Give it under 'fields' of the step.");
  });
}

function finding(isSo: boolean, what: string, remedy: string): Finding {
  return isSo ? { what } : { what, remedy };
}

function fieldsOf({ fields }: TicketStep): readonly string[] {
  return fields?.names ?? [];
}

function isPriority({ priority }: TicketStep, field: string): boolean {
  return field === 'priority' && (typeof priority === 'string' || priority?.default !== undefined);
}

function prioritiesOf({ priority = {} }: TicketStep): readonly string[] {
  return typeof priority === 'string' ? [priority] : Object.values(priority);
}

export function namesIn(values: JsonValue | undefined): string[] {
  return (Array.isArray(values) ? values : [])
    .map((value) => (isJsonObject(value) ? value.name : undefined))
    .filter((name) => typeof name === 'string');
}
