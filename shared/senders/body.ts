import { TicketwireError } from '../errors.ts';
import { readJsonObject } from '../mapping/json-body.ts';
import type { Delivery, VerifiedDelivery } from '../model/delivery.ts';
import type { JsonObject } from '../model/json.ts';
import { formField, formType, mediaTypeOf } from '../signing/form.ts';

export const jsonType = 'application/json';

/** The media types of hooks that are set to send JSON, or a form with the JSON in one field. */
export const jsonOrForm: readonly string[] = [jsonType, formType];

/** The JSON of a body, or of the field `payload` of a form. Throws `malformed` where there is none. */
export function readJsonOrForm(delivery: VerifiedDelivery): JsonObject {
  if (!isForm(delivery)) return readJsonObject(delivery);
  const field = formField(delivery.body, 'payload');
  if (field === undefined) throw new TicketwireError('malformed', "The form has no field 'payload'.");
  return readJsonObject({ body: field });
}

/** True if a body is a form and no JSON. */
export function isForm({ headers }: Pick<Delivery, 'headers'>): boolean {
  return mediaTypeOf(headers) === formType;
}
