import { z } from 'zod';
import { type Emoji, emojis } from '../model/command.ts';
import { onIncompletes } from '../model/rule.ts';
import { durationValue, repositoryValue } from '../settings/values.ts';
import { targetTypes } from '../targets/registry.ts';
import { commentSchema, labelSchema, releaseSchema, transitionSchema } from './naming-schema.ts';
import { mustHoldOne, oneOf, section } from './schema-parts.ts';
import { inTarget, ticketShape } from './ticket-schema.ts';

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
  'on-incomplete': oneOf('way', onIncompletes)
    .optional()
    .describe(
      'Workflows only. Whether tickets of alerts that are missing from a SARIF report of a failed run stay open (hold) or are closed (close). Unless set, they stay open if the report says that something was not analysed.',
    ),
  repeat: oneOf('way', ['comment', 'nothing'])
    .optional()
    .describe('What a subject does that is reported once more; comment for runs, nothing for alerts unless set.'),
  'max-new': z.number().int().min(0).optional().describe('How many tickets one workflow run may open for this step.'),
  per: oneOf('unit', ['run', 'job'])
    .default('run')
    .describe('For runs: one ticket per workflow and branch, or per job.'),
});

const openSchema = section(ticketShape);

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

const postSchema = section({
  to: inTarget('where it is said'),
  text: z
    .string()
    .min(1)
    .optional()
    .describe('Liquid template, in Markdown: the first line, and what else there is to know under it.'),
  thread: z
    .boolean()
    .default(false)
    .describe('true: what is about one thing stands together, and the first message says how it is now.'),
  every: durationValue('1s', '7d').optional().describe('All messages of so long a time are said together: 15m.'),
});

const argument = z.string().refine((text) => !text.includes('\0'), { error: 'must not hold a NUL' });
const program = z
  .array(argument)
  .min(1, mustHoldOne)
  .refine(([file]) => file !== '', { error: 'must begin with a program' });

const deploySchema = section({
  to: inTarget('that is brought to what was pushed'),
  // biome-ignore lint/suspicious/noThenProperty: it is a key of the configuration, and nobody awaits a schema
  then: z
    .union([program, z.array(program).min(1, mustHoldOne)])
    .optional()
    .describe(
      'A program and its arguments, or a list of such lists: run in the checkout afterwards, without a shell. In the file alone.',
    ),
});

/** GitHub's limit. */
const maxPayloadMembers = 10;

const answering = z
  .string()
  .min(1)
  .optional()
  .describe(
    'The target whose credentials answer, on the forge the command was given on; absent: the one called issues, or the only one.',
  );

const replySchema = section({
  in: answering,
  text: z.string().min(1).describe('Liquid template, in Markdown.'),
});

/** YAML reads `+1` and `-1` as numbers. */
const emojiValue = z
  .union([oneOf('emoji', emojis), z.literal(1), z.literal(-1)])
  .transform((value): Emoji => (value === 1 ? '+1' : value === -1 ? '-1' : value));

const reactSchema = section({
  in: answering,
  emoji: emojiValue.describe(`One of ${emojis.join(', ')}.`),
});

/** https://docs.github.com/rest/repos/repos#create-a-repository-dispatch-event */
const dispatchSchema = section({
  in: z
    .string()
    .min(1)
    .optional()
    .describe('The target whose credentials start it; absent: the one called issues, or the only one.'),
  repository: repositoryValue.describe('Where the workflows are, as owner/name.'),
  event: z.string().min(1).max(100).describe('The event they wait for: `on: repository_dispatch: types`.'),
  payload: z
    .record(z.string().min(1), z.json())
    .refine((payload) => Object.keys(payload).length <= maxPayloadMembers, {
      error: `must hold at most ${maxPayloadMembers} keys: GitHub takes no more; nest others`,
    })
    .default({})
    .describe('What they find in `github.event.client_payload`; texts in it are Liquid templates.'),
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
  post: postSchema,
  deploy: deploySchema,
  reply: replySchema,
  react: reactSchema,
  dispatch: dispatchSchema,
} as const;

export type Verb = keyof typeof stepSchemas;

export const verbs = Object.keys(stepSchemas) as [Verb, ...Verb[]];

/** One entry of `do`. */
export const stepSchema = section({
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
  post: z
    .union([z.string().min(1), postSchema])
    .optional()
    .describe('Says it in a room.'),
  deploy: z
    .union([z.string().min(1), deploySchema])
    .optional()
    .describe('Brings a git checkout to what was pushed.'),
  reply: z
    .union([z.string().min(1), replySchema])
    .optional()
    .describe('Answers a slash command where it was given; short: the text.'),
  react: z
    .union([emojiValue, reactSchema])
    .optional()
    .describe(`Puts a reaction on the slash command; short: one of ${emojis.join(', ')}.`),
  dispatch: dispatchSchema.optional().describe('Starts the workflows of a repository that wait for it.'),
}).meta({ minProperties: 1, maxProperties: 1 });
