import type { Block, Run } from '../../mapping/inert-blocks.ts';

/** How a dialect of Markdown keeps text inert. */
export interface Dialect {
  /** Plain text, with everything taken its power that is live there. */
  escape(text: string): string;
  /** What is done to code, where nothing is live but what a system looks for before it reads Markdown. */
  code?(text: string): string;
  /** An address between brackets. */
  address(href: string): string;
}

/** Blocks in a dialect of Markdown; code stays code, and no code ends early. */
export function markdownOf(blocks: readonly Block[], dialect: Dialect): string {
  return blocks.map((block) => blockOf(block, dialect)).join('\n\n');
}

function blockOf(block: Block, dialect: Dialect): string {
  // A line that begins with blanks could be code.
  const line = (runs: readonly Run[]) =>
    runs
      .map((run) => runOf(run, dialect))
      .join('')
      .trimStart();
  switch (block.kind) {
    case 'paragraph':
      return block.lines.map(line).join('\n');
    case 'list':
      return block.items.map((lines) => `- ${lines.map(line).join('\n  ')}`).join('\n');
    case 'code':
      return `\`\`\`\n${coded(block.text, dialect).replace(/``(?=`)/g, `\`\`${wordBreak}`)}\n\`\`\``;
    default:
      return block satisfies never;
  }
}

const wordBreak = '\u200B';

/** Bold holds no code: some dialects look for its end in there. */
function runOf(run: Run, dialect: Dialect): string {
  const shown = run.isCode ? codeSpan(coded(run.text, dialect)) : textOf(run, dialect);
  if (run.href === undefined) return shown;
  const address = `](${dialect.address(run.href)})`;
  // Where an escape of a bracket counts for nothing, brackets within a label end it, or begin another.
  const isPlain = run.isCode ? !/[[\]]/.test(run.text) : hasPairs(run.text);
  return isPlain ? `[${shown}${address}` : `${shown} [→${address}`;
}

/** Its inner ends are invisible letters: so the stars count, whatever stands beside them. */
function textOf({ text, isBold }: Run, dialect: Dialect): string {
  const inner = text.trim();
  if (!isBold || inner === '') return dialect.escape(text);
  return aroundOf(text, `**${wordBreak}${dialect.escape(inner)}${wordBreak}**`);
}

/** Something else within the blanks that surround a text. */
export function aroundOf(text: string, inner: string): string {
  return text.slice(0, text.length - text.trimStart().length) + inner + text.slice(text.trimEnd().length);
}

function coded(text: string, { code }: Dialect): string {
  return code === undefined ? text : code(text);
}

/** One backtick within two: so no dialect takes it for a block. */
function codeSpan(text: string): string {
  const line = text.replace(/\n/g, ' ').replace(/`(?=`)/g, `\`${wordBreak}`);
  return line.includes('`') ? `\`\` ${line} \`\`` : `\`${line}\``;
}

/** Every bracket has its other half, in one another or beside one another. */
function hasPairs(text: string): boolean {
  let depth = 0;
  for (const bracket of text.match(/[[\]]/g) ?? []) {
    depth += bracket === '[' ? 1 : -1;
    if (depth < 0 || depth > 1) return false;
  }
  return depth === 0;
}
