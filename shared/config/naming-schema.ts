import { z } from 'zod';
import { places, references } from '../model/rule.ts';
import { projectValue } from '../settings/values.ts';
import { mustHoldOne, oneOf, section } from './schema-parts.ts';
import { inTarget } from './ticket-schema.ts';

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

const referencesValue = oneOf('kind of reference', references)
  .optional()
  .describe(
    'closing: only references behind a closing keyword such as Fixes; any-mention: all. Unless set, closing for numbers of issues that are moved to a closed state, and any-mention for keys of Jira and for other steps.',
  );

export const transitionSchema = section({
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
  references: referencesValue,
  'max-hops': z.number().int().min(1).max(10).default(1).describe('How many transitions may be made in a row.'),
  fields: z
    .record(z.string().min(1), z.json())
    .default({})
    .describe('Values for fields of the transition by their ids, such as resolution; texts are Liquid templates.'),
  comment: z.string().min(1).optional().describe('Liquid template of a comment on every ticket that is moved.'),
}).meta({ oneOf: [{ required: ['to'] }, { required: ['move'] }] });

export const commentSchema = section({
  in: inTarget('whose tickets are commented on'),
  tickets: placesValue,
  projects: projectsValue,
  references: referencesValue,
  text: z.string().min(1).describe('Liquid template, in Markdown.'),
});

export const labelSchema = section({
  in: inTarget('whose tickets are labelled'),
  tickets: placesValue,
  projects: projectsValue,
  references: referencesValue,
  add: z.array(z.string().min(1)).default([]).describe('Labels put on.'),
  remove: z.array(z.string().min(1)).default([]).describe('Labels taken off.'),
});

export const releaseSchema = section({
  in: inTarget('whose tickets are in the version'),
  version: z.string().min(1).describe("Liquid template of the version's name, such as {{ release.tag }}."),
  tickets: placesValue,
  projects: projectsValue,
  references: referencesValue,
  released: z.boolean().default(false).describe('true: the version is released, on the day of the event.'),
});
