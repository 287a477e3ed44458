import type { Delivery } from '../../../shared/model/delivery.ts';
import type { Effect } from '../../../shared/model/effect.ts';
import { runInSlices } from '../../slices.ts';

/** The argument of `accept` and of `addEffects`. */
export interface WithDelivery {
  delivery: Delivery;
  effects: readonly Effect[];
}

/** An argument with a delivery, ready to cross to another thread. */
export interface Packed {
  /** The argument as JSON, without the delivery's body. */
  text: string;
  body: Uint8Array;
}

/** Arguments with deliveries as one message: cloning their many small objects would cost several times as much. */
export interface PackedMessage {
  /** A JSON array of the arguments. */
  text: string;
  /** All bodies, one after the other. */
  bodies: Uint8Array<ArrayBuffer>;
  lengths: readonly number[];
}

/** More effects than this are written as JSON in slices. */
const maxEffectsAtOnce = 100;

/** Packs an argument; a large one in slices, so that others get their turn. */
export function pack(given: WithDelivery): Packed | Promise<Packed> {
  if (given.effects.length > maxEffectsAtOnce) return packInSlices(given);
  return { text: JSON.stringify({ ...given, delivery: withoutBody(given.delivery) }), body: given.delivery.body };
}

async function packInSlices(given: WithDelivery): Promise<Packed> {
  const effects: string[] = [];
  await runInSlices(
    (function* () {
      for (const effect of given.effects) {
        effects.push(JSON.stringify(effect));
        yield;
      }
    })(),
  );
  const rest = JSON.stringify({ ...given, delivery: withoutBody(given.delivery), effects: undefined });
  return { text: `${rest.slice(0, -1)},"effects":[${effects.join()}]}`, body: given.delivery.body };
}

function withoutBody({ body: _, ...rest }: Delivery): Omit<Delivery, 'body'> {
  return rest;
}

export function joinPacked(all: readonly Packed[]): PackedMessage {
  const lengths = all.map(({ body }) => body.byteLength);
  const bodies = new Uint8Array(lengths.reduce((sum, length) => sum + length, 0));
  let at = 0;
  for (const { body } of all) {
    bodies.set(body, at);
    at += body.byteLength;
  }
  return { text: `[${all.map(({ text }) => text).join()}]`, bodies, lengths };
}

/** Returns the arguments of a message, in their order. */
export function unpack({ text, bodies, lengths }: PackedMessage): readonly WithDelivery[] {
  let at = 0;
  return (JSON.parse(text) as WithDelivery[]).map((given, index) => {
    const end = at + (lengths[index] ?? 0);
    const body = bodies.subarray(at, end);
    at = end;
    return { ...given, delivery: { ...given.delivery, body } };
  });
}
