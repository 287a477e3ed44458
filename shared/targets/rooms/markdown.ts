import { type Block, blocksOf, type Run } from '../../mapping/inert-blocks.ts';

/** How a dialect of Markdown keeps text inert. */
export interface Dialect {
  /** Plain text, with everything taken its power that is live there. */
  escape(text: string): string;
  link(label: string, href: string): string;
}

/** Inert Markdown written anew in another dialect; code stays code, and no code ends early. */
export function markdownOf(markdown: string, dialect: Dialect): string {
  return blocksOf(markdown)
    .map((block) => blockOf(block, dialect))
    .join('\n\n');
}

function blockOf(block: Block, dialect: Dialect): string {
  const line = (runs: readonly Run[]) => runs.map((run) => runOf(run, dialect)).join('');
  switch (block.kind) {
    case 'paragraph':
      return block.lines.map(line).join('\n');
    case 'list':
      return block.items.map((lines) => `- ${lines.map(line).join('\n  ')}`).join('\n');
    case 'code':
      return `\`\`\`\n${withoutTicks(block.text)}\n\`\`\``;
    default:
      return block satisfies never;
  }
}

function runOf({ text, href, isCode }: Run, dialect: Dialect): string {
  const shown = isCode ? `\`${withoutTicks(text).replace(/\n/g, ' ')}\`` : dialect.escape(text);
  return href === undefined ? shown : dialect.link(shown, href);
}

/** Backticks look the same with an invisible break in between, and end no code. */
function withoutTicks(text: string): string {
  return text.replace(/`/g, '`\u200B').replace(/^`|`$/g, '\u200B$&');
}
