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
      'Configuration file in the workspace; .github/ticketwire.yml unless given. Not read when `rules` is given.',
  },
  { name: 'rules', default: '', description: 'A configuration in YAML, instead of a file.' },
  // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of GitHub Actions
  { name: 'github-token', default: '${{ github.token }}', description: 'Token for the GitHub API.' },
  {
    name: 'dry-run',
    default: 'false',
    description: 'Only plan: the plan goes into the job summary, and nothing is changed.',
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
  { name: 'effects', description: 'The planned effects, as JSON.' },
  { name: 'changed', description: 'How many tickets were changed.' },
] as const satisfies readonly Output[];

export type OutputName = (typeof outputs)[number]['name'];
