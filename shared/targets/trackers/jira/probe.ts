import type { Jira } from '../../../clients/jira.ts';
import { TicketwireError } from '../../../errors.ts';
import { isJsonObject, JsonReader } from '../../../mapping/json-body.ts';
import type { JsonValue } from '../../../model/json.ts';
import type { OpenStep, Step, TrackStep } from '../../../model/rule.ts';
import type { Finding } from '../../target.ts';
import { fetchIssueTypes, type JiraIssueType, usualIssueType } from './create.ts';
import { homeOf, type JiraSettings } from './settings.ts';

/** What the steps need in a project, by Jira's own names. */
const permissions: Readonly<Record<Step['verb'], Readonly<Record<string, string>>>> = {
  track: {
    CREATE_ISSUES: 'Create issues',
    EDIT_ISSUES: 'Edit issues',
    TRANSITION_ISSUES: 'Transition issues',
    RESOLVE_ISSUES: 'Resolve issues',
    ADD_COMMENTS: 'Add comments',
    LINK_ISSUES: 'Link issues',
  },
  open: { CREATE_ISSUES: 'Create issues', LINK_ISSUES: 'Link issues' },
  transition: { TRANSITION_ISSUES: 'Transition issues' },
  comment: { ADD_COMMENTS: 'Add comments' },
  label: { EDIT_ISSUES: 'Edit issues' },
  release: { EDIT_ISSUES: 'Edit issues', ADMINISTER_PROJECTS: 'Administer projects' },
  invite: {},
  report: {},
};

type TicketStep = TrackStep | OpenStep;

/** Proves what can be proved without writing: credentials, projects, permissions, and what new tickets must hold. */
export async function probeJira(
  jira: Jira,
  settings: Pick<JiraSettings, 'projects' | 'project' | 'workflow'>,
  steps: readonly Step[],
): Promise<readonly Finding[]> {
  const { projects, workflow } = settings;
  const project = homeOf(settings);
  const { json } = await jira.send('GET', '/myself');
  const user = new JsonReader(isJsonObject(json) ? json : {});
  const name = user.text('emailAddress') ?? user.text('name') ?? user.text('accountId');
  if (name === undefined) throw jira.oddity('the user', 'names nobody');
  const findings: Finding[] = [{ what: `The credentials are accepted (as ${name})` }];
  if (projects.length === 0) {
    const remedy = "Name them under 'projects': keys of any other are then never looked up.";
    findings.push({ what: 'The projects whose tickets may be touched are named', remedy });
  }
  for (const key of projects) {
    const found = await probeProject(jira, key, steps, key === project);
    findings.push(...found);
    const isSeen = found[0]?.remedy === undefined;
    if (isSeen && workflow !== undefined) findings.push(...(await probeStatuses(jira, key, Object.keys(workflow))));
  }
  const opening = steps.filter((step): step is TicketStep => step.verb === 'track' || step.verb === 'open');
  const isHomeSeen = !findings.some(({ what, remedy }) => remedy !== undefined && what === seenWords(project ?? ''));
  if (project !== undefined && isHomeSeen && opening.length > 0)
    findings.push(...(await probeTypes(jira, project, opening)));
  return findings;
}

function seenWords(key: string): string {
  return `The project ${key} can be seen`;
}

async function probeProject(
  jira: Jira,
  key: string,
  steps: readonly Step[],
  isHome: boolean,
): Promise<readonly Finding[]> {
  const seen = seenWords(key);
  if (!(await isFound(() => jira.send('GET', `/project/${key}`)))) {
    const remedy = "Is the key right? Else the user needs the permission 'Browse projects' there.";
    return [{ what: seen, remedy }];
  }
  const wanted = Object.assign(
    {},
    ...steps.map(({ verb }) => (isHome || (verb !== 'track' && verb !== 'open') ? permissions[verb] : {})),
  ) as Record<string, string>;
  const names = Object.keys(wanted);
  if (names.length === 0) return [{ what: seen }];
  const query = `projectKey=${key}&permissions=${names.join(',')}`;
  const { json } = await jira.send('GET', `/mypermissions?${query}`);
  const held = isJsonObject(json) && isJsonObject(json.permissions) ? json.permissions : {};
  return [
    { what: seen },
    ...names.map((name): Finding => {
      const what = `The user has the permission '${wanted[name]}' in ${key}`;
      const entry = held[name];
      const has = isJsonObject(entry) && entry.havePermission === true;
      return has ? { what } : { what, remedy: "Grant it in the project's permission scheme." };
    }),
  ];
}

/** Whether the workflow's statuses are those of the project. */
async function probeStatuses(jira: Jira, key: string, wanted: readonly string[]): Promise<readonly Finding[]> {
  const { json } = await jira.send('GET', `/project/${key}/statuses`);
  if (!Array.isArray(json)) throw jira.oddity(key, 'holds no list of statuses');
  const names = [...new Set(json.flatMap((type) => namesIn(isJsonObject(type) ? type.statuses : undefined)))];
  const isKnown = (status: string) => names.some((name) => name.toLowerCase() === status.toLowerCase());
  return wanted.map((status): Finding => {
    const what = `${key} has the status '${status}' of the workflow`;
    return isKnown(status) ? { what } : { what, remedy: `It has ${names.join(', ')}.` };
  });
}

async function probeTypes(jira: Jira, project: string, steps: readonly TicketStep[]): Promise<readonly Finding[]> {
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

/** Written by us, or by Jira itself. */
const alwaysGiven = new Set(['project', 'issuetype', 'summary', 'description', 'reporter']);

async function probeFields(
  jira: Jira,
  project: string,
  { id, name }: JiraIssueType,
  steps: readonly TicketStep[],
): Promise<readonly Finding[]> {
  const { json } = await jira.send('GET', `/issue/createmeta/${project}/issuetypes/${id}?maxResults=200`);
  const list = isJsonObject(json) ? (json.fields ?? json.values) : undefined;
  if (!Array.isArray(list)) throw jira.oddity(project, 'holds no list of fields');
  const screen = new Map(list.filter(isJsonObject).map((field) => [String(field.fieldId ?? field.key), field]));
  const findings: Finding[] = [];
  const labels = `A new ${name} of ${project} can have labels`;
  if (screen.has('labels')) findings.push({ what: labels });
  else findings.push({ what: labels, remedy: "Put 'labels' on its create screen: tickets are found by them." });
  for (const [field, { required, hasDefaultValue, name: title }] of screen) {
    if (required !== true || hasDefaultValue === true || alwaysGiven.has(field)) continue;
    const isGiven = steps.every((step) => step.fields?.names.includes(field) === true || isPriority(step, field));
    const what = `A new ${name} of ${project} gets '${String(title ?? field)}' (${field}), which it must have`;
    findings.push(isGiven ? { what } : { what, remedy: `Give it under 'fields' of the step.` });
  }
  for (const priority of new Set(steps.flatMap(prioritiesOf))) {
    const allowed = namesIn(screen.get('priority')?.allowedValues);
    if (allowed.length === 0) continue;
    const what = `A new ${name} of ${project} can have the priority '${priority}'`;
    findings.push(allowed.includes(priority) ? { what } : { what, remedy: `There is ${allowed.join(', ')}.` });
  }
  return findings;
}

function isPriority({ priority }: TicketStep, field: string): boolean {
  return field === 'priority' && (typeof priority === 'string' || priority?.default !== undefined);
}

function prioritiesOf({ priority = {} }: TicketStep): readonly string[] {
  return typeof priority === 'string' ? [priority] : Object.values(priority);
}

function namesIn(values: JsonValue | undefined): string[] {
  return (Array.isArray(values) ? values : [])
    .map((value) => (isJsonObject(value) ? value.name : undefined))
    .filter((name) => typeof name === 'string');
}

async function isFound(step: () => Promise<unknown>): Promise<boolean> {
  try {
    await step();
    return true;
  } catch (error) {
    if (error instanceof TicketwireError && error.code === 'target-not-found') return false;
    throw error;
  }
}
