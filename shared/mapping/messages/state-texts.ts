import { excerptOf, given, listOf, where, who } from './fragments.ts';

/** `[octo/widgets] `: what the alert is about, else the source it comes from. */
const about = [
  '{% if repository.full_name %}\\[{{ repository.full_name | link: repository.url }}\\] ',
  '{% elsif alert.project %}\\[{{ alert.project | link: alert.project_url }}\\] ',
  '{% else %}\\[{{ event.source }}\\] {% endif %}',
].join('');

const alert = [
  '{{ alert.rule | default: "an alert without a name" | link: alert.url }}',
  given('alert.severity', ' ({{ alert.severity }})'),
  given(
    'alert.file',
    ' in {% if alert.line %}{{ alert.file | append: ":" | append: alert.line | code }}{% else %}{{ alert.file | code }}{% endif %}',
  ),
].join('');

const details = [
  excerptOf('alert.message'),
  listOf('alert.details', {
    each: 'detail',
    line: [
      '{% assign start = detail.value | split: "//" | first %}',
      '{% if start == "https:" or start == "http:" %}{{ detail.name | link: detail.value }}{% else %}{{ detail.name }}: {{ detail.value }}{% endif %}',
    ].join(''),
  }),
].join('');

const by = given('actor', `, by ${who}`);

export const alertTexts: Readonly<Record<string, string>> = {
  alert: `${about}**Alert**: ${alert}${details}`,
  'alert.opened': `${about}**New alert**: ${alert}${details}`,
  'alert.updated': `${about}**Alert changed**: ${alert}${details}`,
  'alert.closed': `${about}**Alert closed**: ${alert}`,
  'alert.reopened': `${about}**Alert is back**: ${alert}${details}`,
  'alert.suppressed': `${about}**Alert suppressed**: ${alert}${by}`,
  // Sentry does not tell it from `reopened`, and both are told.
  'alert.unsuppressed': `{% unless event.sender == "sentry" %}${about}**Alert no longer suppressed**: ${alert}${by}{% endunless %}`,
};

const run = [
  '{% assign name = run.workflow | default: "A run" %}',
  given('run.job', '{% assign name = name | append: " / " | append: run.job %}'),
  given('run.number', '{% assign name = name | append: " #" | append: run.number %}'),
  '{{ name | link: run.url }}',
].join('');

const ran = [
  given('run.branch', ' on {{ run.branch }}'),
  given('run.attempt > 1', ', attempt {{ run.attempt }}'),
  given('run.failures_in_row > 1', ', {{ run.failures_in_row }} times in a row'),
].join('');

const commit = [
  given('run.title', '\n{{ run.title }}{% if run.sha %} ({{ run.sha | slice: 0, 7 | code }}){% endif %}'),
  '{% unless run.title %}{% if run.sha %}\nCommit {{ run.sha | slice: 0, 7 | code }}{% endif %}{% endunless %}',
].join('');

const jobs = listOf('run.failed_jobs', {
  each: 'job',
  line: '**{{ job.name | default: "a job" | link: job.url }}**{% if job.conclusion %}: {{ job.conclusion | replace: "_", " " }}{% endif %}{% if job.steps.size > 0 %} in {{ job.steps | join: ", " }}{% endif %}',
});

const how = '{% if run.conclusion == "timed_out" %}ran out of time{% else %}failed{% endif %}';

export const runTexts: Readonly<Record<string, string>> = {
  run: `${where}${run} ended${given('run.conclusion', ' with {{ run.conclusion }}')}${ran}${commit}`,
  'run.failed': `${where}${run} ${how}${ran}${commit}${jobs}`,
  'run.passed': `${where}${run} passed${ran}${commit}`,
  'run.cancelled': `${where}${run} was cancelled${ran}${commit}`,
};

const deployed = [
  given('deployment.ref', ' of {{ deployment.ref }}'),
  given('deployment.environment', ' to {{ deployment.environment | link: deployment.url }}'),
].join('');
const deployer = `{% if actor %}${who}'s{% else %}A{% endif %}`;
const description = given('deployment.description', '\n{{ deployment.description | excerpt }}');

export const deploymentTexts: Readonly<Record<string, string>> = {
  deployment: `${where}${deployer} deployment${deployed}${given('deployment.state', ': {{ deployment.state }}')}${description}`,
  'deployment.succeeded': `${where}${deployer} deployment${deployed} succeeded${description}`,
  'deployment.failed': `${where}${deployer} deployment${deployed} failed${description}`,
};

/** What the texts above are put together from. */
export const statePieces = { about, alert, 'alert details': details, run, ran, commit, jobs };

const own = (mark: string, otherwise: string) =>
  `**${mark}**: {{ alert.rule | default: "${otherwise}" | link: alert.url }}${details}`;

/** Texts of the receiver's own events. */
export const incidentTexts: Readonly<Record<string, string>> = {
  ticketwire: own('Ticketwire', 'something changed'),
  'ticketwire.dead_letter': own('Dead letter', 'an effect has failed'),
  'ticketwire.target_down': own('Target down', 'a target is down'),
  'ticketwire.recovered': own('Recovered', 'a target has recovered'),
};

export const pingTexts: Readonly<Record<string, string>> = {
  ping: `${where}The source {{ event.source }} is reached: its sender says hello`,
};
