import type { FailedJob, RepositoryFacts, RunFacts } from '../model/event.ts';
import { codeSpan, inertLink, inertMarkdown, inertTitle, inertUrl, quoteFence } from './escape.ts';
import { refFacts } from './push-facts.ts';

/** A run, and the repository it is of. */
type Where = RepositoryFacts | undefined;

/** Other runs than GitHub's may open tickets far from their project, so the title names it. */
export function runTitle({ workflow, branch, job }: RunFacts, repository: Where): string {
  const what = inertTitle(workflow) || 'A run';
  const where = repository?.forge === undefined ? '' : ` (${inertTitle(repository.full_name)})`;
  const place = branch === '' ? '' : ` on ${inertTitle(branch)}`;
  return `${what}${job === undefined ? '' : ` / ${inertTitle(job)}`} fails${place}${where}`;
}

export function runBody(run: RunFacts, repository: Where): string {
  const noun = runNoun(run, repository?.forge);
  const branch = run.branch === '' ? '' : ` on ${branchLink(run, repository)}`;
  const where = repository?.forge === undefined ? '' : ` in ${inertLink(repository.full_name, repository.url)}`;
  return [
    `${inertLink(runName(run), run.url)} of ${inertMarkdown(run.workflow)}${branch}${where}${forkLink(run, repository)} ended with ${codeSpan(run.conclusion)}.`,
    ...failureParts(run, repository),
    '',
    `This issue is closed when the ${noun} passes there again.`,
  ].join('\n');
}

/** Returns the comment on a ticket whose workflow fails once more. */
export function repeatedRunText(run: RunFacts, repository: Where): string {
  return [
    `Failed again: ${inertLink(runName(run), run.url)} ended with ${codeSpan(run.conclusion)}.`,
    ...failureParts(run, repository),
  ].join('\n');
}

export function passedRunText(run: RunFacts): string {
  return `Passed again: ${inertLink(runName(run), run.url)}.`;
}

function runNoun({ path }: RunFacts, forge: RepositoryFacts['forge']): string {
  if (forge === 'gitlab') return 'pipeline';
  return forge === 'bitbucket' || /^(check|status)\//.test(path) ? 'build' : 'workflow';
}

function runName({ number, attempt }: RunFacts): string {
  const name = number === undefined ? 'This run' : `Run ${number}`;
  return attempt > 1 ? `${name}, attempt ${attempt}` : name;
}

function failureParts(run: RunFacts, repository: Where): string[] {
  const { sha, failed_jobs: jobs = [] } = run;
  const commit = sha === undefined ? [] : ['', `Commit ${commitLink(sha, repository)}.`];
  return [...commit, ...jobs.flatMap(jobParts)];
}

function jobParts({ name, conclusion, url, steps, annotations }: FailedJob): string[] {
  const head = `**${inertLink(name, url)}** ended with ${codeSpan(conclusion)}`;
  const where = steps.length === 0 ? '' : ` in ${steps.map(codeSpan).join(', ')}`;
  return ['', `${head}${where}.`, ...(annotations.length === 0 ? [] : ['', quoteFence(annotations.join('\n'))])];
}

/** Each forge's path between a repository's address and a branch, a tag or a commit. */
const paths = {
  github: { branch: '/tree/', tag: '/tree/', commit: '/commit/' },
  gitlab: { branch: '/-/tree/', tag: '/-/tree/', commit: '/-/commit/' },
  gitea: { branch: '/src/branch/', tag: '/src/tag/', commit: '/commit/' },
  bitbucket: { branch: '/src/', tag: '/src/', commit: '/commits/' },
} as const;

function branchLink(run: RunFacts, repository: Where): string {
  const { branch, tag, is_fork: isFork } = run;
  const home = isFork ? forkUrl(run, repository) : repository?.url;
  // A fork's branch has its owner in front.
  const name = isFork ? branch.slice(branch.indexOf(':') + 1) : branch;
  const path = paths[repository?.forge ?? 'github'][tag === undefined ? 'branch' : 'tag'];
  return codeLink(branch, refFacts(home ?? '', path, name).ref_url);
}

function commitLink(sha: string, repository: Where): string {
  return codeLink(
    sha.slice(0, 12),
    refFacts(repository?.url ?? '', paths[repository?.forge ?? 'github'].commit, sha).ref_url,
  );
}

function forkLink(run: RunFacts, repository: Where): string {
  const url = run.is_fork ? forkUrl(run, repository) : undefined;
  return url === undefined ? '' : ` of the fork ${inertLink(run.home, url)}`;
}

/** The address of a run's fork, on the server of the repository; undefined where the fork is not known. */
function forkUrl({ home }: RunFacts, repository: Where): string | undefined {
  const { url = '', full_name: name = '' } = repository ?? {};
  return home === '' || name === '' || !url.endsWith(name) ? undefined : `${url.slice(0, -name.length)}${home}`;
}

function codeLink(text: string, address: string | undefined): string {
  const url = inertUrl(address ?? '');
  return url === undefined ? codeSpan(text) : `[${codeSpan(text)}](${url})`;
}
