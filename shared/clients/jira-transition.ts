import { isJsonObject } from '../mapping/json-body.ts';
import type { JsonObject, JsonValue } from '../model/json.ts';
import { namedField } from './jira-fields.ts';
import type { JiraStatus, JiraTransition } from './jira-issue.ts';

/** Whether the ticket is there already, as far as its status alone tells. */
export function isReached(status: JiraStatus, to: string): boolean {
  const category = categoryOf(to);
  return category === undefined ? isSame(status.name, to) : isIn(status, category);
}

/** The transition that leads to a status, the one that asks for least; several where names of statuses are not unique. */
export function chooseByStatus(
  transitions: readonly JiraTransition[],
  to: string,
): ReturnType<typeof chooseTransition> {
  const found = easiestByStatus(transitions.filter((transition) => isSame(transition.to.name, to)));
  const [only, ...others] = found;
  return only !== undefined && others.length === 0 ? { transition: only } : { choices: found };
}

/**
 * The transition that `to` names, by the first that fits of: its id, its status, its name (both also in any case), its
 * status's category. Several are the choices, unless all lead to one status; none gives no choices.
 */
export function chooseTransition(
  transitions: readonly JiraTransition[],
  to: string,
  prefer: readonly string[] = [],
): { transition: JiraTransition } | { choices: readonly JiraTransition[] } {
  const category = categoryOf(to);
  const steps: ((transition: JiraTransition) => boolean)[] =
    category === undefined
      ? [
          ({ id }) => id === to,
          (transition) => transition.to.name === to,
          (transition) => isSame(transition.to.name, to),
          ({ name }) => name === to,
          ({ name }) => isSame(name, to),
        ]
      : [(transition) => isIn(transition.to, category)];
  const found = steps.map((fits) => transitions.filter(fits)).find((fitting) => fitting.length > 0) ?? [];
  const ends = easiestByStatus(found);
  const best = prefer.map((name) => ends.find((transition) => isSame(transition.to.name, name))).find(Boolean);
  const only = best ?? (ends.length === 1 ? ends[0] : undefined);
  return only === undefined ? { choices: found } : { transition: only };
}

/** Where one may go on to from here, a transition for each status not visited yet, when nothing leads to `to` at once. */
export function waysOn(
  transitions: readonly JiraTransition[],
  { visited, to }: { visited: ReadonlySet<string>; to: string },
): JiraTransition[] {
  // What is wanted open is not closed on the way.
  const isOpenWanted = ![undefined, 'done'].includes(categoryOf(to));
  const isOnTheWay = (status: JiraStatus): boolean =>
    !visited.has(status.id) && !(isOpenWanted && status.category === 'done');
  return easiestByStatus(transitions.filter((transition) => isOnTheWay(transition.to)));
}

export function describeTransitions(transitions: readonly JiraTransition[]): string {
  return transitions
    .slice(0, maxNamed)
    .map(({ id, name, to }) => `'${name}' (${id}, to '${to.name}')`)
    .join(', ');
}

export interface FilledScreen {
  fields: JsonObject;
  /** Wanted, and not on the screen as Jira describes it: sent only if Jira then asks for them. */
  withheld: JsonObject;
  /** Values that were chosen. */
  notes: string[];
  /** Ids of fields that must have a value and were given none. */
  missing: string[];
}

/** What to send with a transition: of the wanted fields those its screen has, and a resolution where it must have one. */
export function fillScreen(
  transition: JiraTransition,
  given: { wanted: JsonObject; resolution: string | null; resolve?: readonly string[] },
): FilledScreen {
  const { wanted, resolution, resolve = [] } = given;
  const screen = transition.fields ?? {};
  const filled: FilledScreen = { fields: {}, withheld: {}, notes: [], missing: [] };
  for (const [id, value] of Object.entries(wanted)) {
    (Object.hasOwn(screen, id) ? filled.fields : filled.withheld)[id] = namedField(id, value);
  }
  const resolutions = allowedNames(screen.resolution);
  const wished = resolve.find((name) => resolutions.includes(name));
  // Whoever asks for one closes the issue: what stands there yet is of an earlier time.
  if (wished !== undefined && filled.fields.resolution === undefined) {
    filled.fields.resolution = { name: wished };
  }
  const [best] = resolve;
  if (best !== undefined && screen.resolution === undefined) filled.withheld.resolution ??= { name: best };
  for (const [id, field] of Object.entries(screen)) {
    if (!mustBeGiven(field) || Object.hasOwn(filled.fields, id)) continue;
    const chosen = id === 'resolution' ? chooseResolution(allowedNames(field)) : undefined;
    if (id === 'resolution' && resolution !== null) filled.fields[id] = { name: resolution };
    else if (chosen === undefined) filled.missing.push(id);
    else {
      filled.fields[id] = { name: chosen };
      filled.notes.push(`The transition '${transition.name}' asks for a resolution: '${chosen}' was chosen.`);
    }
  }
  return filled;
}

/** The withheld fields that an answer 400 names, by their ids or in words. */
export function fieldsAskedFor(answer: JsonValue | undefined, withheld: readonly string[]): string[] {
  const { errors, errorMessages } = isJsonObject(answer) ? answer : {};
  const named = isJsonObject(errors) ? Object.keys(errors) : [];
  const said = Array.isArray(errorMessages) ? errorMessages.join('\n').toLowerCase() : '';
  return withheld.filter((id) => named.includes(id) || said.includes(id.toLowerCase()));
}

export function leftOut(transition: JiraTransition, field: string): string {
  return `The field '${field}' was left out: the screen of '${transition.name}' does not have it.`;
}

/** `'Fix version' (fixVersions: 1.0, 1.1)`. */
export function describeField(transition: JiraTransition, id: string): string {
  const field = transition.fields?.[id];
  const name = isJsonObject(field) && typeof field.name === 'string' ? field.name : id;
  const allowed = allowedNames(field).slice(0, maxNamed).join(', ');
  return `'${name}' (${id}${allowed === '' ? '' : `: ${allowed}`})`;
}

/** The fields of which an answer 400 says that the screen does not have them. */
export function fieldsNotOnScreen(answer: JsonValue | undefined): string[] {
  const errors = isJsonObject(answer) && isJsonObject(answer.errors) ? answer.errors : {};
  return Object.keys(errors).filter((id) => /not on the appropriate screen/i.test(String(errors[id])));
}

const maxNamed = 10;

function categoryOf(to: string): string | undefined {
  return /^category:\s*(\S+)$/i.exec(to)?.[1]?.toLowerCase();
}

/** What is not done is open. */
function isIn(status: JiraStatus, category: string): boolean {
  return category === 'open' ? status.category !== 'done' : status.category === category;
}

function isSame(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase();
}

/** One transition for each status: the one that asks for least. */
function easiestByStatus(transitions: readonly JiraTransition[]): JiraTransition[] {
  const byStatus = new Map<string, JiraTransition>();
  for (const transition of transitions) {
    const known = byStatus.get(transition.to.id);
    if (known === undefined || burdenOf(transition) < burdenOf(known)) byStatus.set(transition.to.id, transition);
  }
  return [...byStatus.values()];
}

function burdenOf({ fields, hasScreen }: JiraTransition): number {
  return 2 * Object.values(fields ?? {}).filter(mustBeGiven).length + (hasScreen ? 1 : 0);
}

function mustBeGiven(field: JsonValue): boolean {
  return isJsonObject(field) && field.required === true && field.hasDefaultValue !== true;
}

function allowedNames(field: JsonValue | undefined): string[] {
  const values = isJsonObject(field) && Array.isArray(field.allowedValues) ? field.allowedValues : [];
  return values
    .map((value) => (isJsonObject(value) ? (value.name ?? value.value) : value))
    .filter((name) => typeof name === 'string');
}

function chooseResolution(allowed: readonly string[]): string | undefined {
  return ['Done', 'Fixed'].find((name) => allowed.includes(name)) ?? allowed[0];
}
