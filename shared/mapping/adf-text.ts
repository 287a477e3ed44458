import type { JsonValue } from '../model/json.ts';
import { isJsonObject } from './json-body.ts';

/** Nodes that a line ends with. */
const blocks = new Set(['paragraph', 'heading', 'codeBlock', 'blockquote', 'listItem', 'rule', 'tableRow', 'taskItem']);
/** Attributes that people see of nodes without text, by their types. */
const shownAttributes: Readonly<Record<string, string>> = {
  mention: 'text',
  emoji: 'text',
  status: 'text',
  inlineCard: 'url',
  blockCard: 'url',
  embedCard: 'url',
};
const maxNodes = 10_000;

/**
 * The plain text of Jira's rich text, or of a text as it is; empty for anything else.
 * https://developer.atlassian.com/cloud/jira/platform/apis/document/structure/
 */
export function adfText(value: JsonValue | undefined): string {
  if (typeof value === 'string') return value;
  const parts: string[] = [];
  // A list of what is still to be said, because documents may be nested deeper than calls.
  const open: (JsonValue | undefined)[] = [value];
  for (let count = 0; open.length > 0 && count < maxNodes; count += 1) {
    const node = open.pop();
    if (typeof node === 'string') parts.push(node);
    if (!isJsonObject(node)) continue;
    const type = typeof node.type === 'string' ? node.type : '';
    if (type === 'text' && typeof node.text === 'string') parts.push(node.text);
    if (type === 'hardBreak') parts.push('\n');
    const shown = isJsonObject(node.attrs) ? node.attrs[shownAttributes[type] ?? ''] : undefined;
    if (typeof shown === 'string') parts.push(shown);
    if (blocks.has(type)) open.push('\n');
    if (Array.isArray(node.content)) open.push(...node.content.slice(0, maxNodes).reverse());
  }
  return parts
    .join('')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
