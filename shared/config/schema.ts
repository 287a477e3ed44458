import { z } from 'zod';
import { durationValue } from '../settings/values.ts';
import { targetTypes } from '../targets/registry.ts';
import { didYouMean, mustHoldOne, nameKey, oneOf, oneOrMore, patterns, section } from './schema-parts.ts';
import { sourceSchema } from './source-schema.ts';
import { stepSchema } from './step-schema.ts';

/**
 * The one source of the configuration's types, of `ticketwire.schema.json` and of docs/configuration.md.
 * Keys are in kebab-case; an unknown one is an error.
 */

const targetSchemas = Object.values(targetTypes).map(({ type, label, invites, reports, room, deploys, options }) => {
  const things = invites ? 'People' : room === undefined ? 'Tickets' : 'Messages';
  const where = deploys === undefined ? `${things} in ${label}.` : `Pushes to ${label}.`;
  const what = reports === undefined ? where : `Tells ${label}.`;
  return section({ type: z.literal(type).describe(what), ...options });
});

export const targetSchema = z.discriminatedUnion('type', targetSchemas as [(typeof targetSchemas)[number]], {
  error: (issue) => {
    const known = Object.keys(targetTypes);
    const type = (issue.input as { type?: unknown } | undefined)?.type;
    if (issue.code !== 'invalid_union') return undefined;
    return typeof type === 'string'
      ? `unknown target type '${type}'. ${didYouMean(type, known)}`
      : `the key 'type' is missing. Known types: ${known.join(', ')}.`;
  },
});

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
  from: oneOrMore(z.string().min(1)).optional().describe('A source or a list of them. Omit for every source.'),
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
  teams: oneOrMore(z.string().regex(/^[A-Za-z\d][A-Za-z\d-]{0,38}\/[\w.-]{1,255}$/, 'must be ORGANISATION/TEAM'))
    .optional()
    .describe(
      'Whoever did it is in one of these teams, octo/maintainers; asked of the github-org target of that organisation.',
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
  messages: z
    .record(z.string(), z.string())
    .default({})
    .describe(
      'Liquid templates of messages instead of the built-in ones, by event type or family: { push: ..., alert.closed: ... }.',
    ),
  rules: z.array(ruleSchema).default([]).describe('When something happens, what is done.'),
}).meta({ title: 'Ticketwire configuration' });

export type ParsedConfiguration = z.output<typeof configurationSchema>;
export type ParsedTarget = ParsedConfiguration['targets'][string];
export type ParsedRule = ParsedConfiguration['rules'][number];
