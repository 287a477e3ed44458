import { TicketwireError } from '../shared/errors.ts';
import { type OnIncomplete, onIncompletes, type References, references } from '../shared/model/rule.ts';
import { Secret } from '../shared/settings/secret.ts';
import type { InputName } from './inputs.ts';
import type { Runner } from './runner.ts';

/** The inputs, read and checked. */
export interface Settings {
  token: Secret | undefined;
  /** A file named by hand; undefined: the usual one. */
  configFile: string | undefined;
  /** YAML instead of a file; undefined: none. */
  rules: string | undefined;
  transition: string | undefined;
  /** Which references to tickets `transition` counts; undefined: as the step does by itself. */
  references: References | undefined;
  isTrackingRuns: boolean;
  jobStatus: string;
  /** Globs. */
  sarif: readonly string[];
  /** Undefined: the report decides. */
  onIncomplete: OnIncomplete | undefined;
  alertLists: readonly AlertList[];
  jira: JiraInputs | undefined;
  forward: { url: string; secret: Secret } | undefined;
  isDryRun: boolean;
  isFailingOnError: boolean;
}

/** GitHub's own lists of alerts, as the inputs name them. */
export type AlertList = 'code-scanning' | 'dependabot' | 'secret-scanning';

export interface JiraInputs {
  site: string;
  user: string | undefined;
  token: Secret;
  projects: readonly string[];
}

/**
 * Reads the inputs, and masks every secret among them before anything else is done.
 * Throws `configuration`, naming the input.
 */
export function readSettings(runner: Runner): Settings {
  const text = (name: InputName) => runner.input(name).trim();
  const optional = (name: InputName) => (text(name) === '' ? undefined : text(name));
  const secret = (name: InputName) => {
    const value = optional(name);
    if (value === undefined) return undefined;
    for (const line of value.split('\n')) if (line.trim() !== '') runner.mask(line.trim());
    return new Secret(value);
  };
  // Secrets first: nothing that goes wrong later may show one.
  const token = secret('github-token');
  const jiraToken = secret('jira-token');
  const forwardSecret = secret('forward-secret');
  const forwardTo = optional('forward-to');
  // A receiver's address may hold what only its users know.
  if (forwardTo !== undefined) runner.mask(forwardTo);
  const isTrue = (name: InputName, fallback: boolean) => booleanOf(name, text(name), fallback);

  const alertLists: AlertList[] = [];
  for (const list of ['code-scanning', 'dependabot', 'secret-scanning'] as const) {
    if (isTrue(list, false)) alertLists.push(list);
  }
  const sarif = text('sarif')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const forward = forwardOf(forwardTo, forwardSecret);
  if (forward !== undefined && (sarif.length > 0 || alertLists.length > 0)) {
    throw new TicketwireError(
      'configuration',
      "'forward-to' sends the workflow's event and no alerts: leave it out of the step that reads 'sarif' or lists alerts.",
    );
  }
  return {
    token,
    configFile: optional('config'),
    rules: optional('rules') === undefined ? undefined : runner.input('rules'),
    transition: optional('transition'),
    references: referencesOf(optional('references')),
    isTrackingRuns: isTrue('track-runs', false),
    jobStatus: text('job-status').toLowerCase(),
    sarif,
    onIncomplete: onIncompleteOf(optional('on-incomplete')),
    alertLists,
    jira: jiraOf(
      { url: optional('jira-url'), user: optional('jira-user'), token: jiraToken, projects: text('jira-projects') },
      (derived) => runner.mask(derived),
    ),
    forward,
    isDryRun: isTrue('dry-run', false),
    isFailingOnError: isTrue('fail-on-error', true),
  };
}

function referencesOf(text: string | undefined): References | undefined {
  const known = references.find((each) => each === text?.toLowerCase());
  if (text === undefined || known !== undefined) return known;
  throw new TicketwireError(
    'configuration',
    `The input 'references' must be ${references.join(' or ')}, and is '${text.slice(0, 40)}'.`,
  );
}

function onIncompleteOf(text: string | undefined): OnIncomplete | undefined {
  const found = onIncompletes.find((each) => each === text?.toLowerCase());
  if (text === undefined || found !== undefined) return found;
  throw new TicketwireError(
    'configuration',
    `The input 'on-incomplete' must be hold or close, and is '${text.slice(0, 40)}'.`,
  );
}

function booleanOf(name: string, text: string, fallback: boolean): boolean {
  if (text === '') return fallback;
  if (/^true$/i.test(text)) return true;
  if (/^false$/i.test(text)) return false;
  throw new TicketwireError(
    'configuration',
    `The input '${name}' must be true or false, and is '${text.slice(0, 40)}'.`,
  );
}

function forwardOf(url: string | undefined, secret: Secret | undefined): Settings['forward'] {
  if (url === undefined && secret === undefined) return undefined;
  if (url === undefined || secret === undefined) {
    throw new TicketwireError(
      'configuration',
      "The inputs 'forward-to' and 'forward-secret' belong together: one is missing.",
    );
  }
  if (!isWebAddress(url)) {
    throw new TicketwireError(
      'configuration',
      "The input 'forward-to' must be an http or https address, such as https://tickets.example/hooks/ci.",
    );
  }
  return { url, secret };
}

function jiraOf(
  given: { url: string | undefined; user: string | undefined; token: Secret | undefined; projects: string },
  mask: (derived: string) => void,
): JiraInputs | undefined {
  const { url, user, token } = given;
  const projects = given.projects.split(/[\s,]+/).filter((key) => key !== '');
  const isAnyGiven = [url, user, token].some((each) => each !== undefined) || projects.length > 0;
  if (!isAnyGiven) return undefined;
  if (url === undefined) {
    throw new TicketwireError(
      'configuration',
      "The input 'jira-url' is empty, and other inputs for Jira are given. Is the variable that it comes from set?",
    );
  }
  const site = isWebAddress(url) ? new URL(url) : undefined;
  if (site === undefined || site.username + site.password + site.search + site.hash !== '') {
    throw new TicketwireError(
      'configuration',
      "The input 'jira-url' must be an http or https address without user, '?' or '#', such as https://acme.atlassian.net.",
    );
  }
  if (token === undefined) {
    throw new TicketwireError(
      'configuration',
      "The input 'jira-token' is empty. Is the secret set, and may this event read secrets? Pull requests from forks may not.",
    );
  }
  const odd = projects.find((key) => !/^[A-Z][A-Z0-9_]*$/i.test(key));
  if (odd !== undefined) {
    throw new TicketwireError(
      'configuration',
      `The input 'jira-projects' names '${odd}', which is no key of a project.`,
    );
  }
  if (user !== undefined) mask(Buffer.from(`${user}:${token.reveal()}`, 'utf8').toString('base64'));
  return { site: url.replace(/\/+$/, ''), user, token, projects: projects.map((key) => key.toUpperCase()) };
}

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}
