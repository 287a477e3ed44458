const maxNamed = 10;

/** Names the first ten: `SOC-1, SOC-2 and 3 more`. */
export function nameSome(names: readonly string[]): string {
  const more = names.length - maxNamed;
  return `${names.slice(0, maxNamed).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
