import { z } from 'zod';
import { durationValue } from '../settings/values.ts';
import { keyForms } from '../signing/hmac.ts';
import { algorithms, encodings } from '../signing/signature-form.ts';
import { oneOf, section } from './schema-parts.ts';

const headerName = z
  .string()
  .regex(/^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/, 'must be the name of a header, such as X-Signature')
  .transform((name) => name.toLowerCase());

/** What a source says of how it is signed. What is not said is the sender's own. */
export const signatureSchema = section({
  header: headerName.optional().describe('The header that holds the signature.'),
  algorithm: oneOf('algorithm', algorithms)
    .optional()
    .describe(
      "HMAC by its digest, sha256 unless set; ed25519: the secret is the sender's public key; token: the header is the secret itself.",
    ),
  encoding: oneOf('encoding', encodings).optional().describe('How the signature is written; hex unless set.'),
  prefix: z.string().optional().describe('What stands before the signature, such as sha256=.'),
  separator: z
    .string()
    .min(1)
    .max(3)
    .optional()
    .describe('What stands between several signatures in one header, any of which may match; absent: there is one.'),
  signed: z
    .string()
    .optional()
    .describe(
      "What is signed, '{body}' unless set, such as '{timestamp}:{body}'; {id}; {payload}: a form's field of that name.",
    ),
  'timestamp-header': headerName.optional().describe('The header that holds the time.'),
  'timestamp-prefix': z
    .string()
    .min(1)
    .optional()
    .describe("Where the time is one entry of the signature's header, what stands before it, such as t=."),
  'id-header': headerName.optional().describe("The header that holds the message's id."),
  tolerance: durationValue('1s', '1d').optional().describe('How far the time may be off; 5m unless set.'),
  key: oneOf('form', keyForms).optional().describe("What the secret is of the key's bytes; text unless set."),
  'key-prefix': z
    .string()
    .optional()
    .describe('What the secret begins with and is not part of the key, such as whsec_.'),
  'header-prefix': z
    .string()
    .regex(/^[a-z-]+$/i, 'must be the start of a header, such as svix-')
    .transform((name) => name.toLowerCase())
    .optional()
    .describe("Standard Webhooks: what the headers' names begin with; webhook- unless set."),
});

export type ParsedSignature = z.output<typeof signatureSchema>;
