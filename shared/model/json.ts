export type JsonValue = string | number | boolean | null | JsonValue[] | JsonObject;
export interface JsonObject {
  [member: string]: JsonValue;
}

/** Milliseconds since 1970-01-01T00:00:00Z. */
export type EpochMs = number;
