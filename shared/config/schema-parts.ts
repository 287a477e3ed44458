import { closest, distance } from 'fastest-levenshtein';
import { z } from 'zod';
import { namePattern } from '../settings/values.ts';

/** The known name that was probably meant, when one is near enough. */
export function nearestName(name: string, known: readonly string[]): string | undefined {
  const candidate = closestName(name, known);
  if (candidate === undefined) return undefined;
  const away = distance(name.toLowerCase(), candidate.toLowerCase());
  return away <= Math.max(2, Math.floor(name.length / 3)) ? candidate : undefined;
}

/** The known name that is least unlike, however unlike that is. */
export function closestName(name: string, known: readonly string[]): string | undefined {
  if (known.length === 0) return undefined;
  const lowered = known.map((each) => each.toLowerCase());
  return known[lowered.indexOf(closest(name.toLowerCase(), lowered))];
}

export function didYouMean(name: string, known: readonly string[]): string {
  const nearest = nearestName(name, known);
  return nearest === undefined ? `Known here: ${listNames(known)}.` : `Did you mean '${nearest}'?`;
}

const maxListed = 50;

/** Names for a message: the first of them, and how many more there are. */
export function listNames(names: readonly string[]): string {
  const others = names.length - maxListed;
  return [...names.slice(0, maxListed), ...(others > 0 ? [`and ${others} more`] : [])].join(', ');
}

/** An object that knows its keys; each unknown key gets a line of the message, in their order. */
export function section<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? (issue.keys as string[])
            .map((key) => `unknown key '${key}'. ${didYouMean(key, Object.keys(shape))}`)
            .join('\n')
        : undefined,
  });
}

export function oneOf<const Names extends readonly [string, ...string[]]>(what: string, names: Names) {
  return z.enum(names, {
    error: (issue) =>
      typeof issue.input === 'string'
        ? `unknown ${what} '${issue.input}'. ${didYouMean(issue.input, names)}`
        : `must name a ${what}: ${names.join(', ')}`,
  });
}

export const nameKey = z
  .string()
  .regex(namePattern, "must be a name: lower-case letters, digits, '-' and '_', starting with a letter or digit");

export const mustHoldOne = 'must hold at least one entry';

export const oneOrMore = (value: z.ZodString) => z.union([value, z.array(value).min(1, mustHoldOne)]);

export const patterns = (what: string) =>
  oneOrMore(z.string().min(1)).optional().describe(`${what}, as GitHub's filter patterns; ! excludes.`);
