import { z } from 'zod';
import { factKinds } from '../mapping/event-facts.ts';
import { senders } from '../senders/registry.ts';
import { credentialOptions } from '../settings/github.ts';
import { addressValue, durationValue, repositoryValue, secretValue, sizeValue } from '../settings/values.ts';
import { mustHoldOne, oneOf, patterns, section } from './schema-parts.ts';
import { signatureSchema } from './signature-schema.ts';

const until = z.iso
  .datetime({ offset: true, error: 'must be a time such as 2026-12-01T00:00:00Z' })
  .describe('When this secret stops being valid.');

/** One secret, or a list of them. */
const secretsOf = (value: typeof secretValue) => {
  const one = z.union([value, section({ value, until })]);
  return z.union([one, z.array(one).min(1, mustHoldOne)]);
};

const basicSchema = section({
  user: z.string().regex(/^[^:]+$/, 'must be a user name without a colon'),
  password: secretValue,
  until: until.optional(),
});

const template = z.string().min(1);

const eventSchema = section({
  type: template.describe('The type of the event, such as alert.opened; empty: the delivery asks for nothing.'),
  subject: template.describe('What the event is about: the same for the opening and the closing of one alert.'),
  at: template.optional().describe('When it happened: ISO 8601, or seconds or milliseconds since 1970.'),
  ...Object.fromEntries(
    Object.entries(factKinds).map(([family, facts]) => [
      family,
      section(Object.fromEntries(Object.keys(facts).map((fact) => [fact, template.optional()])))
        .optional()
        .describe(`Facts: ${Object.keys(facts).join(', ')}.`),
    ]),
  ),
} as { type: z.ZodString; subject: z.ZodString; at: z.ZodOptional<z.ZodString> });

const catchUpSchema = section({
  repository: repositoryValue
    .optional()
    .describe('The repository that the hook belongs to, as owner/name; neither: the hook is that of `app`.'),
  organization: z
    .string()
    .regex(/^[\w-]+$/, 'must be the login of an organisation')
    .optional()
    .describe('The organisation that the hook belongs to.'),
  hook: z
    .number()
    .int()
    .positive()
    .optional()
    .describe("The hook's number, from its address; unless set every hook there that posts to this source's path."),
  ...credentialOptions('A token that may read webhooks there.'),
  'api-url': addressValue.optional().describe('GitHub Enterprise Server: https://HOST/api/v3.'),
  every: durationValue('10s', '1d').prefault('15m').describe('How often GitHub is asked.'),
  window: durationValue('1h', '30d')
    .optional()
    .describe('How far back GitHub is asked; 3d unless set, with an `api-url` 7d.'),
});

export const sourceSchema = section({
  sender: oneOf('sender', Object.keys(senders) as [string, ...string[]]).describe('The system that calls.'),
  secret: secretsOf(secretValue).optional().describe('The secret both sides share; a list during a rotation.'),
  bearer: secretsOf(secretValue)
    .optional()
    .describe(
      'Instead of a secret: the token that is sent as `Authorization: Bearer TOKEN`; a list during a rotation.',
    ),
  basic: z
    .union([basicSchema, z.array(basicSchema).min(1, mustHoldOne)])
    .optional()
    .describe(
      'Instead of a secret: the `user` and `password` that are sent as `Authorization: Basic`; a list during a rotation, with `until`.',
    ),
  path: z
    .string()
    .regex(/^\/(?!.*(\/\/|\/\.))[\w\-./]*$/, 'must be a path such as /hooks/lgtm')
    .optional()
    .describe('Where it is served; /hooks/NAME unless set.'),
  'catch-up': catchUpSchema
    .optional()
    .describe(
      'Asks GitHub for deliveries that failed: repository or organization, hook, token, api-url, every, window; docs/senders/github.md tells of them. Absent: off.',
    ),
  'reply-within': durationValue('100ms', '5m')
    .prefault('8s')
    .describe('How long a sender that waits for our answer is kept waiting.'),
  repositories: patterns('Deliveries about any other repository ask for nothing. Repositories'),
  dedupe: oneOf('way', ['id', 'subject'])
    .default('id')
    .describe(
      'subject: what several hooks tell of one happening is done once, over all sources that say so; id: only the same delivery is known again.',
    ),
  'allow-sha1': z
    .boolean()
    .default(false)
    .describe('true: signatures with SHA-1 count too, from servers that make no better ones.'),
  'group-by': oneOf('unit', ['alert', 'group'])
    .default('alert')
    .describe('Alertmanager, Grafana: whether each alert has a ticket, or each group of alerts one.'),
  signature: signatureSchema
    .optional()
    .describe(
      'How deliveries are signed: `generic`, `grafana`, `standard-webhooks`; docs/senders/ tells what each takes.',
    ),
  'delivery-id': template
    .optional()
    .describe("Generic: Liquid template of the delivery's own id, the same when it is sent again."),
  event: eventSchema.optional().describe('Generic: Liquid templates of what a delivery says; docs/senders/generic.md.'),
  'max-body': sizeValue.optional().describe("Largest body; the sender's own limit unless set."),
});

export type ParsedSource = z.output<typeof sourceSchema>;
