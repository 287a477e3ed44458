import { Liquid, Tokenizer, TokenKind } from 'liquidjs';
import { TicketwireError } from '../errors.ts';
import type { Condition, Template, TemplateContext } from '../model/rule.ts';
import { codeFence, codeSpan, inertLink, inertMarkdown, inertTitle, quoteFence } from './escape.ts';

/** Where a template's output goes; decides how every printed value is made inert. `data`: into facts, which are made inert when they are printed. */
export type Destination = 'title' | 'markdown' | 'data';

const limits = {
  /** Length of a template, in characters. */
  parseLimit: 65_536,
  /** Milliseconds of one rendering. */
  renderLimit: 5_000,
  /** Roughly the characters a rendering may build. */
  memoryLimit: 20_000_000,
} as const;

const inert: Record<Destination, (text: string) => string> = {
  title: inertTitle,
  markdown: inertMarkdown,
  data: (text) => text,
};

const engines = new Map<Destination, Liquid>();

/** Made when the first template needs it: most programs that start have none. */
function engineFor(destination: Destination): Liquid {
  const known = engines.get(destination) ?? createEngine(destination);
  engines.set(destination, known);
  return known;
}

function createEngine(destination: Destination): Liquid {
  const engine = new Liquid({
    ...limits,
    // Asking the system for it takes longer than everything else here.
    locale: 'en-US',
    ownPropertyOnly: true,
    strictFilters: true,
    cache: 1_000,
    outputEscape: (value: unknown) => inert[destination](textOf(value)),
  });
  // A template stands alone: it reads no file.
  for (const tag of ['include', 'render', 'layout', 'block']) delete engine.tags[tag];
  engine.registerFilter('code', { raw: true, handler: (value: unknown) => codeSpan(textOf(value)) });
  engine.registerFilter('fence', { raw: true, handler: (value: unknown) => codeFence(textOf(value)) });
  engine.registerFilter('quote', { raw: true, handler: (value: unknown) => quoteFence(textOf(value)) });
  engine.registerFilter('link', {
    raw: true,
    handler: (value: unknown, address: unknown) => {
      return destination === 'markdown' ? inertLink(textOf(value), textOf(address)) : inertTitle(textOf(value));
    },
  });
  return engine;
}

function textOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/**
 * A template, ready to be rendered; every printed value comes out inert for the destination, unless `| raw` says
 * otherwise. Throws `configuration` with the template engine's own words when it cannot be parsed.
 */
export function compileTemplate(text: string, destination: Destination): Template {
  const engine = engineFor(destination);
  const parsed = attempt('The template is not valid Liquid', () => engine.parse(text));
  return {
    text,
    render: (context) =>
      attempt('A template could not be rendered', () => engine.renderSync(parsed, context) as string),
  };
}

/** A condition such as `alert.severity != "note"`. Throws `configuration` when the text is not a Liquid expression. */
export function compileCondition(text: string): Condition {
  checkExpression(text);
  return { text, holds: (context) => holdsExpression(text, context) };
}

function checkExpression(expression: string): void {
  const tokenizer = new Tokenizer(expression);
  const kinds = [...tokenizer.readExpressionTokens()].map((token) =>
    token.kind === TokenKind.Operator ? (token.getText() === 'not' ? 'not' : 'operator') : 'value',
  );
  const rest = tokenizer.remaining().trim();
  if (rest !== '') {
    const operator = /^[=&|]/.test(rest)
      ? " Comparisons are ==, !=, <, >, contains; they are joined by 'and', 'or'."
      : '';
    throw new TicketwireError('configuration', `The condition is not valid Liquid from '${rest}' on.${operator}`);
  }
  if (!/^(not )*value( operator (not )*value)*$/.test(kinds.join(' '))) {
    throw new TicketwireError('configuration', 'The condition is not valid Liquid: a value or an operator is missing.');
  }
}

/** Whether a Liquid expression holds; nothing and false do not, everything else does. */
function holdsExpression(expression: string, context: TemplateContext): boolean {
  const value = attempt('The condition could not be evaluated', () =>
    engineFor('title').evalValueSync(expression, context),
  );
  return value !== false && value !== undefined && value !== null;
}

function attempt<T>(what: string, step: () => T): T {
  try {
    return step();
  } catch (cause) {
    const words = cause instanceof Error ? cause.message : String(cause);
    throw new TicketwireError('configuration', `${what}: ${words.split('\n')[0] ?? words}`, { cause });
  }
}
