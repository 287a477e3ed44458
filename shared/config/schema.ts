import { z } from 'zod';
import { places } from '../model/rule.ts';
import { durationValue, projectValue } from '../settings/values.ts';
import { targetTypes } from '../targets/registry.ts';
import { didYouMean, mustHoldOne, nameKey, oneOf, oneOrMore, patterns, section } from './schema-parts.ts';
import { sourceSchema } from './source-schema.ts';
import { inTarget, ticketShape } from './ticket-schema.ts';

/**
 * The one source of the configuration's types, of `ticketwire.schema.json` and of docs/configuration.md.
 * Keys are in kebab-case; an unknown one is an error.
 */

const targetSchemas = Object.values(targetTypes).map(({ type, label, invites, reports, options }) => {
  const what = reports === undefined ? `${invites ? 'People' : 'Tickets'} in ${label}.` : `Tells ${label}.`;
  return section({ type: z.literal(type).describe(what), ...options });
});

const targetSchema = z.discriminatedUnion('type', targetSchemas as [(typeof targetSchemas)[number]], {
  error: (issue) => {
    const known = Object.keys(targetTypes);
    const type = (issue.input as { type?: unknown } | undefined)?.type;
    if (issue.code !== 'invalid_union') return undefined;
    return typeof type === 'string'
      ? `unknown target type '${type}'. ${didYouMean(type, known)}`
      : `the key 'type' is missing. Known types: ${known.join(', ')}.`;
  },
});

const trackSchema = section({
  ...ticketShape,
  'reopen-within': durationValue('0s', '3650d')
    .optional()
    .describe(
      'A closed ticket that nobody touched for longer stays closed, and a new one that names it is opened; 0s: it is reopened however old it is, as the receiver does unless set. Unless set 90d in a workflow.',
    ),
  'on-close': oneOf('way', ['close', 'comment', 'nothing'])
    .default('close')
    .describe('What the end of the subject does to the ticket.'),
  repeat: oneOf('way', ['comment', 'nothing'])
    .optional()
    .describe('What a subject does that is reported once more; comment for runs, nothing for alerts unless set.'),
  'max-new': z.number().int().min(0).optional().describe('How many tickets one workflow run may open for this step.'),
  per: oneOf('unit', ['run', 'job'])
    .default('run')
    .describe('For runs: one ticket per workflow and branch, or per job.'),
});

const openSchema = section(ticketShape);

const placesValue = z
  .array(oneOf('place', places))
  .min(1, mustHoldOne)
  .default(['title', 'body', 'branch', 'commits', 'pull_requests'])
  .describe(
    `Where keys of tickets are looked for: ${places.join(', ')}. \`this\` is the pull request or issue itself.`,
  );

const projectsValue = z
  .array(projectValue)
  .min(1, mustHoldOne)
  .optional()
  .describe('Only tickets of these projects; absent: of all that the target may touch.');

const transitionSchema = section({
  in: inTarget('whose tickets are moved'),
  to: z
    .string()
    .min(1)
    .optional()
    .describe('A status, the name or id of a transition, or category:done, category:new, category:indeterminate.'),
  move: z
    .string()
    .min(1)
    .optional()
    .describe(
      "Instead of `to`: a move of the target's workflow, such as next; made once for a pull request or a release.",
    ),
  tickets: placesValue,
  projects: projectsValue,
  'max-hops': z.number().int().min(1).max(10).default(1).describe('How many transitions may be made in a row.'),
  fields: z
    .record(z.string().min(1), z.json())
    .default({})
    .describe('Values for fields of the transition, such as resolution.'),
  comment: z.string().min(1).optional().describe('Liquid template of a comment on every ticket that is moved.'),
}).meta({ oneOf: [{ required: ['to'] }, { required: ['move'] }] });

const commentSchema = section({
  in: inTarget('whose tickets are commented on'),
  tickets: placesValue,
  projects: projectsValue,
  text: z.string().min(1).describe('Liquid template, in Markdown.'),
});

const labelSchema = section({
  in: inTarget('whose tickets are labelled'),
  tickets: placesValue,
  projects: projectsValue,
  add: z.array(z.string().min(1)).default([]).describe('Labels put on.'),
  remove: z.array(z.string().min(1)).default([]).describe('Labels taken off.'),
});

const releaseSchema = section({
  in: inTarget('whose tickets are in the version'),
  version: z.string().min(1).describe("Liquid template of the version's name, such as {{ release.tag }}."),
  tickets: placesValue,
  projects: projectsValue,
  released: z.boolean().default(false).describe('true: the version is released, on the day of the event.'),
});

const inviteSchema = section({
  to: inTarget('that invites the author'),
  teams: z.array(z.string().min(1)).default([]).describe('Slugs of teams that are joined, too.'),
  after: z.number().int().min(0).max(100).default(1).describe('Merged pull requests before somebody is invited.'),
  welcome: z.string().min(1).optional().describe('Liquid template of a comment for whoever is invited.'),
});

const reasons = [...new Set(Object.values(targetTypes).flatMap(({ reports }) => reports?.reasons ?? []))];

const reportSchema = section({
  to: inTarget('that is told'),
  as: oneOf('reason', reasons as [string, ...string[]])
    .optional()
    .describe(`The reason that is given, instead of what the ticket's labels say: ${reasons.join(', ')}.`),
});

/** The steps and what each may say. */
const stepSchemas = {
  track: trackSchema,
  open: openSchema,
  transition: transitionSchema,
  comment: commentSchema,
  label: labelSchema,
  release: releaseSchema,
  invite: inviteSchema,
  report: reportSchema,
} as const;

export type Verb = keyof typeof stepSchemas;

export const verbs = Object.keys(stepSchemas) as [Verb, ...Verb[]];

const stepSchema = section({
  track: z
    .union([z.string().min(1), trackSchema])
    .optional()
    .describe('The ticket follows the alert or the run: it is opened, closed, reopened and suppressed with it.'),
  open: z
    .union([z.string().min(1), openSchema])
    .optional()
    .describe('Opens a ticket that follows nothing, once per event.'),
  transition: transitionSchema.optional().describe('Moves every ticket that the event names.'),
  comment: commentSchema.optional().describe('Comments once on every ticket that the event names.'),
  label: labelSchema.optional().describe('Labels every ticket that the event names.'),
  release: releaseSchema.optional().describe('Makes a version, and names it on every ticket that the event names.'),
  invite: z
    .union([z.string().min(1), inviteSchema])
    .optional()
    .describe('Invites the author to an organisation, once.'),
  report: z
    .union([z.string().min(1), reportSchema])
    .optional()
    .describe('Tells the sender of an alert what a person decided on its ticket.'),
}).meta({ minProperties: 1, maxProperties: 1 });

const associations = [
  'owner',
  'member',
  'collaborator',
  'contributor',
  'first_time_contributor',
  'first_timer',
  'none',
  'newcomer',
] as const;

export const ruleSchema = section({
  name: z
    .string()
    .refine((name) => name.trim() !== '' && name.length <= 200 && name.isWellFormed() && !/\p{Cc}/u.test(name), {
      error: 'must be a name of 1 to 200 characters, without control characters',
    })
    .describe('Unique; messages and pages call the rule by it.'),
  on: oneOrMore(z.string().min(1)).describe("An event type, a family such as 'alert', a list, or a glob."),
  from: oneOrMore(z.string().min(1)).optional().describe('A source or a list of them; absent: any.'),
  if: z.string().min(1).optional().describe('A Liquid expression over the event, such as alert.severity != "note".'),
  repositories: patterns('Repositories'),
  branches: patterns("A pull request's base branch, or the branch of a push or a run"),
  tags: patterns('Tags'),
  paths: patterns("Files: those a push changes, or an alert's"),
  labels: patterns('Labels of the pull request, the issue or the alert; one that fits is enough'),
  actors: patterns('Logins of whoever did it'),
  authors: patterns('Logins of whose pull request, issue or comment it is; else of whoever did it'),
  command: patterns('Names of slash commands, without the slash'),
  association: z
    .union([oneOf('association', associations), z.array(oneOf('association', associations)).min(1, mustHoldOne)])
    .optional()
    .describe(
      `What the author is to the repository: ${associations.join(', ')}. newcomer: the first issue, pull request or merge.`,
    ),
  severity: oneOf('severity', ['critical', 'high', 'medium', 'low', 'error', 'warning', 'note'])
    .optional()
    .describe('The least severity of an alert.'),
  after: z.number().int().min(1).max(100).default(1).describe('Failing runs in a row before one counts.'),
  confidential: z
    .boolean()
    .default(false)
    .describe('true: confidential issues, and what is written on them, count, too.'),
  forks: z.boolean().default(false).describe('true: runs of pull requests from forks count, too.'),
  enabled: z.boolean().default(true).describe('false parks the rule.'),
  do: z.array(stepSchema).min(1, mustHoldOne).describe('What happens, in this order.'),
});

export const configurationSchema = section({
  sources: z.record(nameKey, sourceSchema).default({}).describe('Who may send to the receiver.'),
  targets: z.record(nameKey, targetSchema).default({}).describe('Where effects go.'),
  keep: durationValue('1h', '3650d')
    .prefault('30d')
    .describe('How long deliveries are kept; those with unfinished effects, and tickets, are kept for good.'),
  rules: z.array(ruleSchema).default([]).describe('When something happens, what is done.'),
}).meta({ title: 'Ticketwire configuration' });

export type ParsedConfiguration = z.output<typeof configurationSchema>;
export type ParsedRule = ParsedConfiguration['rules'][number];
