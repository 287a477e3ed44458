import { z } from 'zod';
import { senders } from '../senders/registry.ts';
import {
  addressValue,
  durationValue,
  repositoryValue,
  secretValue,
  sizeValue,
  tokenValue,
} from '../settings/values.ts';
import { mustHoldOne, oneOf, patterns, section } from './schema-parts.ts';

const sourceSecret = z.union([
  secretValue,
  section({
    value: secretValue,
    until: z.iso
      .datetime({ offset: true, error: 'must be a time such as 2026-12-01T00:00:00Z' })
      .describe('When this secret stops being valid.'),
  }),
]);

const catchUpSchema = section({
  repository: repositoryValue.optional().describe('The repository that the hook belongs to, as owner/name.'),
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
  token: tokenValue.describe('A token that may read webhooks there.'),
  'api-url': addressValue.optional().describe('GitHub Enterprise Server: https://HOST/api/v3.'),
  every: durationValue('10s', '1d').prefault('15m').describe('How often GitHub is asked.'),
  window: durationValue('1h', '30d')
    .optional()
    .describe('How far back GitHub is asked; 3d unless set, with an `api-url` 7d.'),
});

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
  'max-body': sizeValue.optional().describe("Largest body; the sender's own limit unless set."),
});

export type ParsedSource = z.output<typeof sourceSchema>;
