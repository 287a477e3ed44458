/** Whether a text could hold a slash command. Cheap, for every text that there is. */
export function hasSlashLine(text: string): boolean {
  return /^[ \t]*\//m.test(text);
}
