import { TicketwireError } from '../../../shared/errors.ts';

const maxPageLength = 500;

/** `?limit=`: 100 unless given. */
export function limitOf(value: unknown): number {
  if (value === undefined) return 100;
  const limit = Number(value);
  if (Number.isInteger(limit) && limit >= 1 && limit <= maxPageLength) return limit;
  throw new TicketwireError('malformed', `The parameter 'limit' must be a whole number from 1 to ${maxPageLength}.`);
}

/** A parameter that is there once and not empty. */
export function textOf(value: unknown): string | undefined {
  if (typeof value !== 'string' || value === '') return undefined;
  if (!value.includes('\0')) return value;
  throw new TicketwireError('malformed', 'A parameter holds a character that no text has.');
}

export function iso(time: number): string {
  return new Date(time).toISOString();
}
