import type { OtherFacts } from '../../model/other-facts.ts';
import { idOf, issueFacts, jiraActor, jiraText } from '../jira-payload.ts';
import type { JsonReader } from '../json-body.ts';

/** Reads work, attachments, links and options of Jira; undefined for any other event. `name` is the event's own. */
export function jiraOther(name: string, body: JsonReader): OtherFacts | undefined {
  const verb = /_(\w+)$/.exec(name)?.[1] ?? '';
  if (/^worklog_(created|updated|deleted)$/.test(name)) return workIn(body, verb);
  if (name === 'jira_worklog_updated') return workInUpdate(body);
  if (/^attachment_(created|deleted)$/.test(name)) return attachmentIn(body, verb);
  if (/^issuelink_(created|deleted)$/.test(name)) return linkIn(body, verb);
  const [, option] = /^option_(\w+)_changed$/.exec(name) ?? [];
  return option === undefined ? undefined : optionIn(body, option);
}

/** The issue by its key, or by its id. */
function issueIn(body: JsonReader, id: string): { name: string; url: string } {
  const issue = issueFacts(body);
  if (issue?.key !== undefined) return { name: issue.key, url: issue.url };
  return { name: id === '' ? 'an issue' : `issue ${id}`, url: '' };
}

function workIn(body: JsonReader, verb: string): OtherFacts {
  const time = body.text('worklog.timeSpent') ?? 'work';
  const issue = issueIn(body, idOf(body, 'worklog.issueId'));
  const text = jiraText(body.find('worklog.comment'));
  const what = time === 'work' ? 'Work on' : `Work of ${time} on`;
  if (verb === 'deleted') return { what, ...issue, ...deedBySomeone(body, `deleted ${lower(what)}`, 'deleted') };
  const deed = verb === 'created' ? `logged ${time} on` : `changed ${lower(what)}`;
  return { what, ...issue, deed, ...(text === '' ? {} : { text }) };
}

function lower(words: string): string {
  return `${words.charAt(0).toLowerCase()}${words.slice(1)}`;
}

/** Work in an update of Data Center, which has the issue and `issue_event_type_name`. */
function workInUpdate(body: JsonReader): OtherFacts {
  const type = body.text('issue_event_type_name') ?? '';
  const deeds = { issue_worklog_updated: 'changed work on', issue_worklog_deleted: 'deleted work on' };
  const deed = Object.entries(deeds).find(([name]) => name === type)?.[1] ?? 'logged work on';
  return { what: 'Work', ...issueIn(body, ''), deed };
}

function attachmentIn(body: JsonReader, verb: string): OtherFacts {
  const file = body.text('attachment.filename') ?? 'a file';
  const issue = issueFacts(body);
  if (verb === 'created') {
    if (issue?.key === undefined) return { what: 'Attachment', name: file, url: '', deed: 'attached' };
    return { what: 'Attachment', ...issueIn(body, ''), deed: `attached ${file} to` };
  }
  const on = issue?.key === undefined ? '' : ` of ${issue.key}`;
  return { what: 'Attachment', name: `${file}${on}`, url: '', ...deedBySomeone(body, 'deleted the attachment', verb) };
}

function linkIn(body: JsonReader, verb: string): OtherFacts {
  const end = (side: string) => body.text(`issueLink.${side}IssueKey`) ?? idOf(body, `issueLink.${side}IssueId`);
  const type = body.text('issueLink.issueLinkType.outwardName') ?? body.text('issueLink.issueLinkType.name') ?? 'and';
  const name = `${end('source')} ${type} ${end('destination')}`.trim();
  const deed = verb === 'created' ? 'linked issues:' : 'took apart issues:';
  return { what: 'Link of issues', name, url: '', ...deedBySomeone(body, deed, verb) };
}

const options: Readonly<Record<string, string>> = {
  issuelinks: 'issue links',
  subtasks: 'sub-tasks',
  timetracking: 'time tracking',
};

/** `jira.option.voting` is `true` or `false`. */
function optionIn(body: JsonReader, option: string): OtherFacts {
  const name = (Object.hasOwn(options, option) ? options[option] : undefined) ?? option.replaceAll('_', ' ');
  const value = String(body.find('property.value') ?? '');
  const change = value === 'true' ? 'turned on' : value === 'false' ? 'turned off' : 'changed';
  return { what: 'Option', name, url: '', ...deedBySomeone(body, `${change} the option`, change) };
}

/** A deed where Jira names the user; otherwise the state. */
function deedBySomeone(body: JsonReader, deed: string, state: string): { deed: string } | { state: string } {
  return jiraActor(body.find('user')) === undefined ? { state } : { deed };
}
