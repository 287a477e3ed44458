/**
 * How much one rendering may do. Counted, and not timed: a busy machine must not break a good template, and a template
 * that runs away must end on every machine. A unit is about 10 ns, so that the most that a rendering may do takes a few
 * dozen milliseconds.
 */
export interface TemplateWork {
  /** One tag, output or text, each time it is rendered. The engine's own limit of time is replaced by this. */
  step(): void;
  /** A value that is worked on; `weight`: how much more than a plain copy of it that takes. */
  value(value: unknown, weight: number): void;
}

const costs = { step: 100, entry: 100 } as const;

/** What escaping a printed text takes. */
export const escapeWeight = 8;

const filterWeights: Readonly<Record<string, number>> = {
  // They evaluate an expression for every entry.
  where_exp: 4,
  reject_exp: 4,
  group_by_exp: 4,
  find_exp: 4,
  find_index_exp: 4,
  has_exp: 4,
  // Every part of their format asks the system for names of days or zones.
  date: 300,
  date_to_xmlschema: 300,
  date_to_rfc822: 300,
  date_to_string: 300,
  date_to_long_string: 300,
  code: escapeWeight,
  fence: escapeWeight,
  quote: escapeWeight,
  link: escapeWeight,
};

export function filterWeight(name: string): number {
  return Object.hasOwn(filterWeights, name) ? (filterWeights[name] ?? 1) : 1;
}

/** Searching a text is faster than copying it. */
export const searchWeight = 0.2;

const maxWork = 5_000_000;

/** Counts the work of one rendering. Each member throws once the limit is exceeded. */
export function createTemplateWork(): TemplateWork {
  let left = maxWork;
  const charge = (cost: number) => {
    left -= cost;
    if (left < 0) throw new Error('its work limit is exceeded (loop over less, or print less)');
  };
  return {
    step: () => charge(costs.step),
    value: (value, weight) => {
      if (typeof value === 'string') charge(value.length * weight);
      else if (Array.isArray(value)) charge(value.length * costs.entry * weight);
    },
  };
}
