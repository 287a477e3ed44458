import type { AlertDetail, AlertFacts, HookEvent } from '../model/event.ts';
import { codeSpan, inertLink, inertMarkdown, inertTitle, inertUrl, quoteFence } from './escape.ts';
import { runBody, runTitle } from './run-text.ts';

/** The texts of a ticket that no template says otherwise. Every value from outside comes out inert. */
export interface DefaultText {
  title(): string;
  body(): string;
}

/** What a ticket about this event says. `facts` may be shortened, so that the body fits. */
export function defaultTextOf(event: HookEvent, senderLabel: string): DefaultText {
  const { alert, run } = event.data;
  if (run !== undefined) {
    const { repository } = event.data;
    return { title: () => runTitle(run, repository), body: () => runBody(run, repository) };
  }
  const facts = alert ?? {};
  if (!alertFamilies.test(event.type)) return { title: () => itemTitle(event), body: () => itemBody(event) };
  return { title: () => alertTitle(facts), body: () => alertBody(facts, senderLabel) };
}

/** Events whose facts are those of an alert; the receiver's own are among them. */
const alertFamilies = /^(alert|ticketwire)\./;

function alertTitle({ rule, message, project, object }: Partial<AlertFacts>): string {
  const about = [project, object].filter((part) => part !== undefined).map(inertTitle);
  return `${inertTitle(rule ?? message ?? '') || 'Alert'}${about.length === 0 ? '' : ` (${about.join(', ')})`}`;
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
