/** The Action's inputs: the one source of action.yml's list and of the README's table. */
export interface Input {
  name: string;
  default: string;
  description: string;
}

export const inputs = [
  {
    name: 'config',
    default: '',
    description:
      'Configuration file, `.github/ticketwire.yml` unless given. Taken from the workspace when it is there, else read through the API; for `pull_request_target` and `workflow_run` always from the default branch. Not read at all when `rules` or a short cut is given.',
  },
  { name: 'rules', default: '', description: 'Rules in YAML, or a whole configuration, instead of a file.' },
  // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of GitHub Actions
  { name: 'github-token', default: '${{ github.token }}', description: 'Token for the GitHub API.' },
  {
    name: 'transition',
    default: '',
    description:
      'Short cut: the status that named tickets are moved to when a pull request is merged, the default branch is pushed or a release is published.',
  },
  {
    name: 'references',
    default: '',
    description:
      'Which references to tickets `transition` counts: `closing` for those behind a closing keyword such as Fixes, or `any-mention`. Unless given, `closing` for issues of this repository that are closed, and `any-mention` for Jira.',
  },
  {
    name: 'track-runs',
    default: 'false',
    description: 'Short cut: keeps one issue per failing workflow and branch.',
  },
  {
    name: 'job-status',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of GitHub Actions
    default: '${{ job.status }}',
    description: 'Status of the job that uses the Action, for runs tracked from inside the job.',
  },
  { name: 'sarif', default: '', description: 'SARIF files, as globs: their results are the alerts.' },
  {
    name: 'on-incomplete',
    default: '',
    description:
      '`hold` or `close`: whether tickets of alerts that are missing from a SARIF report of a failed run stay open. Unless set, they stay open if the report says that something was not analysed.',
  },
  {
    name: 'code-scanning',
    default: 'false',
    description: "Reconciles tickets with this repository's code-scanning alerts.",
  },
  { name: 'dependabot', default: 'false', description: "The same for this repository's Dependabot alerts." },
  { name: 'secret-scanning', default: 'false', description: "The same for this repository's secret-scanning alerts." },
  { name: 'jira-url', default: '', description: 'Address of a Jira site: makes a target named `jira`.' },
  {
    name: 'jira-user',
    default: '',
    description: 'E-mail address the API token belongs to; empty for a personal access token of a Data Center.',
  },
  { name: 'jira-token', default: '', description: 'API token or personal access token.' },
  {
    name: 'jira-projects',
    default: '',
    description: 'Keys of the projects whose tickets count, separated by blanks or commas; no other is ever looked up.',
  },
  {
    name: 'forward-to',
    default: '',
    description:
      "Address of a receiver's source of `sender: workflow`: the event is signed and sent there, and nothing is done here.",
  },
  { name: 'forward-secret', default: '', description: 'The secret of that source.' },
  {
    name: 'dry-run',
    default: 'false',
    description: 'Only reads: the plan goes into the job summary, and nothing is changed.',
  },
  { name: 'fail-on-error', default: 'true', description: '`false`: problems are warnings.' },
] as const satisfies readonly Input[];

export type InputName = (typeof inputs)[number]['name'];

export interface Output {
  name: string;
  description: string;
}

export const outputs = [
  { name: 'status', description: '`done`, `partly`, `failed` or `nothing`.' },
  { name: 'tickets', description: 'The tickets, as JSON: a list of `target`, `key`, `url` and `change`.' },
  { name: 'keys', description: 'Their keys, separated by blanks.' },
  { name: 'url', description: 'The address of the first.' },
  { name: 'changed', description: 'How many tickets were changed.' },
  { name: 'effects', description: 'Everything that was planned and what became of it, as JSON.' },
] as const satisfies readonly Output[];

export type OutputName = (typeof outputs)[number]['name'];
