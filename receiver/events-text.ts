/** Event types for people: each once, with its number. */
export function eventsText(types: readonly string[]): string {
  const groups = Map.groupBy(types, (type) => type);
  return [...groups].map(([type, { length }]) => (length === 1 ? type : `${type} × ${length}`)).join(', ');
}
