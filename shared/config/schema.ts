import { closest, distance } from 'fastest-levenshtein';
import { z } from 'zod';
import { senders } from '../senders/registry.ts';
import { durationValue, namePattern, secretValue, sizeValue } from '../settings/values.ts';
import { trackerTypes } from '../targets/trackers/registry.ts';

/**
 * The one source of the configuration's types, of `ticketwire.schema.json` and of docs/configuration.md.
 * Keys are in kebab-case; an unknown one is an error.
 */

/** The known name that was probably meant, when one is near enough. */
export function nearestName(name: string, known: readonly string[]): string | undefined {
  if (known.length === 0) return undefined;
  const candidate = closest(name.toLowerCase(), [...known]);
  return distance(name.toLowerCase(), candidate) <= Math.max(2, Math.floor(name.length / 3)) ? candidate : undefined;
}

function didYouMean(name: string, known: readonly string[]): string {
  const nearest = nearestName(name, known);
  return nearest === undefined ? `Known here: ${known.join(', ')}.` : `Did you mean '${nearest}'?`;
}

/** An object that knows its keys; each unknown key gets a line of the message, in their order. */
function section<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? (issue.keys as string[])
            .map((key) => `unknown key '${key}'. ${didYouMean(key, Object.keys(shape))}`)
            .join('\n')
        : undefined,
  });
}

function oneOf<const Names extends readonly [string, ...string[]]>(what: string, names: Names) {
  return z.enum(names, {
    error: (issue) =>
      typeof issue.input === 'string'
        ? `unknown ${what} '${issue.input}'. ${didYouMean(issue.input, names)}`
        : `must name a ${what}: ${names.join(', ')}`,
  });
}

const nameKey = z
  .string()
  .regex(namePattern, "must be a name: lower-case letters, digits, '-' and '_', starting with a letter or digit");

const mustHoldOne = 'must hold at least one entry';

const oneOrMore = (value: z.ZodString) => z.union([value, z.array(value).min(1, mustHoldOne)]);

const sourceSecret = z.union([
  secretValue,
  section({
    value: secretValue,
    until: z.iso
      .datetime({ offset: true, error: 'must be a time such as 2026-12-01T00:00:00Z' })
      .describe('When this secret stops being valid.'),
  }),
]);

export const sourceSchema = section({
  sender: oneOf('sender', Object.keys(senders) as [string, ...string[]]).describe('The system that calls.'),
  secret: z
    .union([sourceSecret, z.array(sourceSecret).min(1, mustHoldOne)])
    .describe('The secret both sides share; a list during a rotation.'),
  path: z
    .string()
    .regex(/^\/(?!.*(\/\/|\/\.))[\w\-./]*$/, 'must be a path such as /hooks/lgtm')
    .optional()
    .describe('Where it is served; /hooks/NAME unless set.'),
  'reply-within': durationValue('100ms', '5m')
    .prefault('8s')
    .describe('How long a sender that waits for our answer is kept waiting.'),
  'max-body': sizeValue.optional().describe("Largest body; the sender's own limit unless set."),
});

const targetSchemas = Object.values(trackerTypes).map((tracker) =>
  section({ type: z.literal(tracker.type).describe(`Tickets in ${tracker.label}.`), ...tracker.options }),
);

const targetSchema = z.discriminatedUnion('type', targetSchemas as [(typeof targetSchemas)[number]], {
  error: (issue) => {
    const known = Object.keys(trackerTypes);
    const type = (issue.input as { type?: unknown } | undefined)?.type;
    if (issue.code !== 'invalid_union') return undefined;
    return typeof type === 'string'
      ? `unknown target type '${type}'. ${didYouMean(type, known)}`
      : `the key 'type' is missing. Known types: ${known.join(', ')}.`;
  },
});

const trackSchema = section({
  in: z.string().min(1).describe('The target that gets the ticket.'),
  title: z.string().min(1).optional().describe("Liquid template of the ticket's title."),
  body: z.string().min(1).optional().describe("Liquid template of the ticket's body, in Markdown."),
  labels: z.array(z.string().min(1)).optional().describe("Labels instead of the sender's own."),
});

const stepSchema = section({
  track: z
    .union([z.string().min(1), trackSchema])
    .describe('The ticket follows the alert: it is opened, closed, reopened and suppressed with it.'),
});

export const ruleSchema = section({
  name: z.string().min(1).describe('Unique; messages and pages call the rule by it.'),
  on: oneOrMore(z.string().min(1)).describe("An event type, a family such as 'alert', a list, or a glob."),
  from: oneOrMore(z.string().min(1)).optional().describe('A source or a list of them; absent: any.'),
  if: z.string().min(1).optional().describe('A Liquid expression over the event, such as alert.severity != "note".'),
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
export type ParsedSource = ParsedConfiguration['sources'][string];
export type ParsedRule = ParsedConfiguration['rules'][number];
