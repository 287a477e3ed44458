import type { AlertDetail, AlertFacts, FailedJob, HookEvent, RunFacts } from '../model/event.ts';
import { codeSpan, inertLink, inertMarkdown, inertTitle, inertUrl, quoteFence } from './escape.ts';

/** The texts of a ticket that no template says otherwise. Every value from outside comes out inert. */
export interface DefaultText {
  title(): string;
  body(): string;
}

/** What a ticket about this event says. `facts` may be shortened, so that the body fits. */
export function defaultTextOf(event: HookEvent, senderLabel: string): DefaultText {
  const { alert, run } = event.data;
  if (run !== undefined) return { title: () => runTitle(run), body: () => runBody(run) };
  const facts = alert ?? {};
  if (!alertFamilies.test(event.type)) return { title: () => itemTitle(event), body: () => itemBody(event) };
  return { title: () => alertTitle(facts), body: () => alertBody(facts, senderLabel) };
}

/** Events whose facts are those of an alert; the receiver's own are among them. */
const alertFamilies = /^(alert|ticketwire)\./;

function alertTitle({ rule, message, project }: Partial<AlertFacts>): string {
  return `${inertTitle(rule ?? message ?? '') || 'Alert'}${project === undefined ? '' : ` (${inertTitle(project)})`}`;
}

function alertBody(alert: Partial<AlertFacts>, senderLabel: string): string {
  const { rule = '', rule_id: ruleId, rule_url: ruleUrl, severity, file, line, message, url, details = [] } = alert;
  const parts = [inertLink(rule, ruleUrl)];
  if (ruleId !== undefined) {
    const serious = severity === undefined ? '' : `, severity ${codeSpan(severity)}`;
    parts.push('', `Rule ${codeSpan(ruleId)}${serious}`);
  }
  if (file !== undefined) {
    parts.push('', `In ${codeSpan(file)}${line === undefined ? '' : `, line ${line}`}:`);
  }
  if (message !== undefined && message !== '') parts.push('', quoteFence(message));
  if (details.length > 0) parts.push('', ...details.map(detailLine));
  if (url !== undefined) parts.push('', inertLink(`View alert on ${senderLabel}`, url));
  return parts.join('\n');
}

/** What the event is about, as people call it, and where it is. */
function itemOf({ type, data }: HookEvent): { name: string; url: string | undefined } {
  const { pull_request: pullRequest, issue, comment, release, push, deployment } = data;
  if (pullRequest !== undefined) return { name: pullRequest.title, url: comment?.url ?? pullRequest.url };
  if (issue !== undefined) return { name: issue.title, url: comment?.url ?? issue.url };
  if (release !== undefined) return { name: `Release ${release.name}`, url: release.url };
  if (push !== undefined) return { name: `Push to ${push.branch ?? push.tag ?? push.ref}`, url: push.url };
  if (deployment !== undefined) return { name: `Deployment to ${deployment.environment}`, url: deployment.url };
  return { name: type, url: comment?.url };
}

function itemTitle(event: HookEvent): string {
  const { repository } = event.data;
  const name = inertTitle(itemOf(event).name);
  return repository === undefined ? name : `${name} (${inertTitle(repository.full_name)})`;
}

function itemBody(event: HookEvent): string {
  const { name, url } = itemOf(event);
  const { actor, repository } = event.data;
  const by = actor === undefined ? '' : ` by ${codeSpan(actor.login)}`;
  const where = repository === undefined ? '' : ` in ${inertLink(repository.full_name, repository.url)}`;
  return `${inertLink(name, url)}: ${codeSpan(event.type)}${by}${where}.`;
}

function detailLine({ name, value }: AlertDetail): string {
  return inertUrl(value) === undefined ? `- ${inertMarkdown(name)}: ${codeSpan(value)}` : `- ${inertLink(name, value)}`;
}

function runTitle({ workflow, branch, job }: RunFacts): string {
  const what = inertTitle(workflow) || 'A workflow';
  return `${what}${job === undefined ? '' : ` / ${inertTitle(job)}`} fails on ${inertTitle(branch)}`;
}

function runBody(run: RunFacts): string {
  return [
    `${inertLink(runName(run), run.url)} of ${inertMarkdown(run.workflow)} on ${codeSpan(run.branch)} ended with ${codeSpan(run.conclusion)}.`,
    ...failureParts(run),
    '',
    'This issue is closed when the workflow passes there again.',
  ].join('\n');
}

/** What a comment says when a known failing workflow fails once more. */
export function repeatedRunText(run: RunFacts): string {
  return [
    `Failed again: ${inertLink(runName(run), run.url)} ended with ${codeSpan(run.conclusion)}.`,
    ...failureParts(run),
  ].join('\n');
}

export function passedRunText(run: RunFacts): string {
  return `Passed again: ${inertLink(runName(run), run.url)}.`;
}

function runName({ number, attempt }: RunFacts): string {
  const name = number === undefined ? 'This run' : `Run ${number}`;
  return attempt > 1 ? `${name}, attempt ${attempt}` : name;
}

function failureParts({ sha, failed_jobs: jobs = [] }: RunFacts): string[] {
  const commit = sha === undefined ? [] : ['', `Commit ${codeSpan(sha.slice(0, 12))}.`];
  return [...commit, ...jobs.flatMap(jobParts)];
}

function jobParts({ name, conclusion, url, steps, annotations }: FailedJob): string[] {
  const head = `**${inertLink(name, url)}** ended with ${codeSpan(conclusion)}`;
  const where = steps.length === 0 ? '' : ` in ${steps.map(codeSpan).join(', ')}`;
  return ['', `${head}${where}.`, ...(annotations.length === 0 ? [] : ['', quoteFence(annotations.join('\n'))])];
}
