import { didYouMean } from '../../shared/config/schema-parts.ts';
import { TicketwireError } from '../../shared/errors.ts';
import type { JsonObject } from '../../shared/model/json.ts';

/** Members of a request's body; what is missing or of another kind is `malformed`, and named. */

export function requireText(body: JsonObject, member: string): string {
  const value = body[member];
  if (typeof value === 'string') return value;
  throw notGiven(body, member, 'a text');
}

export function requireTexts(body: JsonObject, member: string): readonly string[] {
  const value = body[member];
  if (Array.isArray(value) && value.every((each) => typeof each === 'string')) return value;
  throw notGiven(body, member, 'a list of texts');
}

/** A misspelt member would be left out in silence: a source that was to be kept to one repository would take any. */
export function refuseOthers(body: JsonObject, known: readonly string[]): void {
  const other = Object.keys(body).find((member) => !known.includes(member));
  if (other === undefined) return;
  throw new TicketwireError('malformed', `The member '${other.slice(0, 100)}' is unknown. ${didYouMean(other, known)}`);
}

function notGiven(body: JsonObject, member: string, kind: string): TicketwireError {
  const what = body[member] === undefined ? 'is missing' : `is not ${kind}`;
  return new TicketwireError('malformed', `The member '${member}' ${what}.`);
}
