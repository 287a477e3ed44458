import { z } from 'zod';
import { severityWords } from '../mapping/severity.ts';
import { didYouMean } from './schema-parts.ts';

export const inTarget = (what: string) => z.string().min(1).describe(`The target ${what}.`);

const words = ['default', ...severityWords()];
const severityKey = z.string().refine((word) => words.includes(word.toLowerCase()), {
  error: ({ input }) => `unknown severity '${String(input)}'. ${didYouMean(String(input), words)}`,
});

/** What a step says of a ticket that it opens. */
export const ticketShape = {
  in: inTarget('that gets the ticket'),
  title: z.string().min(1).optional().describe("Liquid template of the ticket's title."),
  body: z.string().min(1).optional().describe("Liquid template of the ticket's body, in Markdown."),
  labels: z.array(z.string().min(1)).optional().describe("Labels instead of the sender's own."),
  assignees: z.array(z.string().min(1)).max(10).optional().describe('Logins that a new ticket is assigned to.'),
  'issue-type': z
    .string()
    .min(1)
    .optional()
    .describe("Jira: the type's name or id; Task, or the project's first, unless set."),
  priority: z
    .union([z.string().min(1), z.record(severityKey, z.string().min(1))])
    .optional()
    .describe(
      "Jira: the priority's name, or one for each severity: { critical: Highest, high: High, default: Medium }.",
    ),
  fields: z
    .record(z.string().min(1), z.json())
    .optional()
    .describe('Jira: values of further fields by their ids; texts are Liquid templates.'),
};
