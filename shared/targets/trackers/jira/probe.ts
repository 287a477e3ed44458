import type { Jira } from '../../../clients/jira.ts';
import { TicketwireError } from '../../../errors.ts';
import { isJsonObject, JsonReader } from '../../../mapping/json-body.ts';
import type { Step } from '../../../model/rule.ts';
import type { Finding } from '../../target.ts';
import { namesIn, probeTypes, type TicketStep } from './probe-types.ts';
import { homeOf, type JiraSettings } from './settings.ts';

/** Jira's own names of what a user may do, by their keys. */
const permissionNames = {
  CREATE_ISSUES: 'Create issues',
  EDIT_ISSUES: 'Edit issues',
  ASSIGN_ISSUES: 'Assign issues',
  LINK_ISSUES: 'Link issues',
  TRANSITION_ISSUES: 'Transition issues',
  RESOLVE_ISSUES: 'Resolve issues',
  ADD_COMMENTS: 'Add comments',
  ADMINISTER_PROJECTS: 'Administer projects',
} as const;
type Permission = keyof typeof permissionNames;

/** What a step needs in the projects of its tickets. */
function permissionsFor(step: Step, isCloud: boolean): readonly Permission[] {
  const opening: Permission[] = ['CREATE_ISSUES', 'LINK_ISSUES'];
  switch (step.verb) {
    case 'track':
      return [...opening, ...assigning(step), 'EDIT_ISSUES', 'TRANSITION_ISSUES', 'RESOLVE_ISSUES', 'ADD_COMMENTS'];
    case 'open':
      return [...opening, ...assigning(step)];
    case 'transition':
      return [
        'TRANSITION_ISSUES',
        // Cloud keeps what was moved in a property of the issue.
        ...(isCloud && 'move' in step ? (['EDIT_ISSUES'] as const) : []),
        ...(step.fields?.names.includes('resolution') === true ? (['RESOLVE_ISSUES'] as const) : []),
        ...(step.comment === undefined ? [] : (['ADD_COMMENTS'] as const)),
      ];
    case 'comment':
      return ['ADD_COMMENTS'];
    case 'label':
      return ['EDIT_ISSUES'];
    case 'release':
      return ['EDIT_ISSUES', 'RESOLVE_ISSUES', 'ADMINISTER_PROJECTS'];
    case 'invite':
    case 'report':
    case 'post':
    case 'deploy':
    case 'reply':
    case 'react':
    case 'dispatch':
      return [];
    default:
      return step satisfies never;
  }
}

function assigning({ assignees = [] }: TicketStep): readonly Permission[] {
  return assignees.length === 0 ? [] : ['ASSIGN_ISSUES'];
}

interface ProbeInputs {
  settings: Pick<JiraSettings, 'projects' | 'project' | 'workflow'>;
  isCloud: boolean;
  steps: readonly Step[];
}

/** Proves what can be proved without writing: credentials, projects, permissions, and what new tickets must hold. */
export async function probeJira(jira: Jira, inputs: ProbeInputs): Promise<readonly Finding[]> {
  const { projects } = inputs.settings;
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
    try {
      findings.push(...(await probeProject(jira, key, inputs)));
    } catch (error) {
      if (!(error instanceof TicketwireError)) throw error;
      findings.push({ what: `All of ${key} could be asked`, remedy: error.message });
    }
  }
  return findings;
}

async function probeProject(
  jira: Jira,
  key: string,
  { settings, isCloud, steps }: ProbeInputs,
): Promise<readonly Finding[]> {
  const what = `The project ${key} can be seen`;
  const { status } = await jira.send('GET', `/project/${key}`, { expect: [404] });
  if (status === 404) {
    return [{ what, remedy: "Is the key right? Else the user needs the permission 'Browse projects' there." }];
  }
  const isHome = key === homeOf(settings);
  const opening = steps.filter((step): step is TicketStep => step.verb === 'track' || step.verb === 'open');
  const here = steps.filter(({ verb }) => isHome || (verb !== 'track' && verb !== 'open'));
  const { workflow } = settings;
  return [
    { what },
    ...(await probePermissions(jira, key, [...new Set(here.flatMap((step) => permissionsFor(step, isCloud)))])),
    ...(workflow === undefined ? [] : await probeStatuses(jira, key, Object.keys(workflow))),
    ...(isHome && opening.length > 0 ? await probeTypes(jira, key, opening) : []),
  ];
}

async function probePermissions(jira: Jira, key: string, names: readonly Permission[]): Promise<readonly Finding[]> {
  if (names.length === 0) return [];
  const { json } = await jira.send('GET', `/mypermissions?projectKey=${key}&permissions=${names.join(',')}`);
  const held = isJsonObject(json) && isJsonObject(json.permissions) ? json.permissions : {};
  return names.map((name): Finding => {
    const what = `The user has the permission '${permissionNames[name]}' in ${key}`;
    const entry = held[name];
    const has = isJsonObject(entry) && entry.havePermission === true;
    return has ? { what } : { what, remedy: "Grant it in the project's permission scheme." };
  });
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
