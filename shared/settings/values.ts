import { z } from 'zod';
import { Secret } from './secret.ts';

/** The kinds of value that settings of sources and targets are made of. */

const unitMs = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** `500ms`, `8s`, `5m`, `2h`, `30d`, within bounds of the same form; gives milliseconds. */
export function durationValue(min: string, max: string) {
  return z
    .string()
    .regex(/^\d+(ms|s|m|h|d)$/, 'must be a duration such as 500ms, 8s, 5m, 2h or 30d')
    .refine((text) => toMs(text) >= toMs(min) && toMs(text) <= toMs(max), `must be from ${min} to ${max}`)
    .transform(toMs);
}

function toMs(text: string): number {
  const unit = text.replace(/^\d+/, '') as keyof typeof unitMs;
  return Number.parseInt(text, 10) * (unitMs[unit] ?? Number.NaN);
}

const minBytes = 1_024;
const maxBytes = 100 * 1_048_576;
const sizeRule = 'must be a size such as 512KiB or 25MiB, or a number of bytes';
const unitBytes = { B: 1, KiB: 1_024, MiB: 1_048_576 } as const;

/** `512KiB`, `25MiB` or a plain number of bytes; gives bytes. */
export const sizeValue = z
  .union([z.number().int().positive(), z.string().regex(/^\d+(B|KiB|MiB)$/, sizeRule)], { error: sizeRule })
  .transform((size) => {
    if (typeof size === 'number') return size;
    const unit = size.replace(/^\d+/, '') as keyof typeof unitBytes;
    return Number.parseInt(size, 10) * unitBytes[unit];
  })
  .refine((bytes) => bytes >= minBytes && bytes <= maxBytes, 'must be from 1KiB to 100MiB');

/** A secret: never empty, because an empty key verifies what anybody signs with an empty key. */
export const secretValue = z
  .string()
  .refine((text) => text.trim() !== '', 'must not be empty: an empty or unset secret protects nothing')
  .transform((text) => new Secret(text));

/** A token for a header: printable ASCII without blanks. */
export const tokenValue = z
  .string()
  .refine((text) => text.trim() !== '', 'must not be empty')
  .refine(
    (text) => text.trim() === '' || /^[\x21-\x7e]+$/.test(text),
    'must be one line without blanks: no token holds any',
  )
  .transform((text) => new Secret(text));

/** `owner/name`. */
export const repositoryValue = z
  .string()
  .regex(/^(?!\.\.?\/)[\w.-]+\/(?!\.\.?$)[\w.-]+$/, 'must be a repository as owner/name, such as octo/widgets');

/** The key of a project whose tickets have keys, such as `SOC` of `SOC-7`. */
export const projectValue = z
  .string()
  .regex(/^[A-Z][A-Z0-9_]{0,254}$/, 'must be a project key: a letter, then upper-case letters, digits or underscores');

/** An http or https address without a trailing slash. */
export const addressValue = z
  .string()
  .refine((text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol), {
    error: 'must be an http or https address',
  })
  .refine((text) => !URL.canParse(text) || new URL(text).search + new URL(text).hash === '', {
    error: "must end with its path: no '?' and no '#'",
  })
  .refine((text) => !URL.canParse(text) || new URL(text).username + new URL(text).password === '', {
    error: 'must not hold a user name or password',
  })
  .transform((text) => text.replace(/\/+$/, ''));

/** An http or https address that is a credential as a whole, its query included. */
export const secretAddressValue = z
  .string()
  .refine((text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol), {
    error: 'must be an http or https address',
  })
  .refine((text) => !URL.canParse(text) || new URL(text).username + new URL(text).password === '', {
    error: 'must not hold a user name or password',
  })
  .transform((text) => new Secret(text));

/** A name of a source or target: it becomes part of addresses and messages. */
export const namePattern = /^[a-z0-9][a-z0-9_-]{0,62}$/;

/** How many things may be created in a minute and in an hour; what is not said of them is as usual. */
export function limitsValue(usual?: { perMinute: number; perHour: number }) {
  const count = z.number().int().min(1, 'must be at least 1');
  const shape = {
    'per-minute': usual === undefined ? count : count.default(usual.perMinute),
    'per-hour': usual === undefined ? count : count.default(usual.perHour),
  };
  return z
    .strictObject(shape)
    .transform((limits) => ({ perMinute: limits['per-minute'], perHour: limits['per-hour'] }))
    .optional();
}
