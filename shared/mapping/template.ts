import { Liquid, Tokenizer, TokenKind } from 'liquidjs';
import { TicketwireError } from '../errors.ts';
import { codeFence, codeSpan, inertMarkdown, inertTitle, inertUrl } from './escape.ts';

/** Where a template's output goes; decides how every printed value is made inert. */
export type Destination = 'title' | 'markdown';

/** What templates and conditions see; the names are documented in docs/configuration.md. */
export type TemplateContext = Record<string, unknown>;

const limits = {
  /** Length of a template, in characters. */
  parseLimit: 65_536,
  /** Milliseconds of one rendering. */
  renderLimit: 5_000,
  /** Roughly the characters a rendering may build. */
  memoryLimit: 20_000_000,
} as const;

const inert: Record<Destination, (text: string) => string> = { title: inertTitle, markdown: inertMarkdown };

const engines: Record<Destination, Liquid> = { title: createEngine('title'), markdown: createEngine('markdown') };

function createEngine(destination: Destination): Liquid {
  const engine = new Liquid({
    ...limits,
    ownPropertyOnly: true,
    strictFilters: true,
    cache: 1_000,
    outputEscape: (value: unknown) => inert[destination](textOf(value)),
  });
  // A template stands alone: it reads no file.
  for (const tag of ['include', 'render', 'layout', 'block']) delete engine.tags[tag];
  engine.registerFilter('code', { raw: true, handler: (value: unknown) => codeSpan(textOf(value)) });
  engine.registerFilter('fence', { raw: true, handler: (value: unknown) => codeFence(textOf(value)) });
  engine.registerFilter('quote', { raw: true, handler: (value: unknown) => codeFence(textOf(value), '> ') });
  engine.registerFilter('link', {
    raw: true,
    handler: (value: unknown, address: unknown) => {
      const text = inert[destination](textOf(value));
      const url = inertUrl(textOf(address));
      return url === undefined || destination !== 'markdown' ? text : `[${text.replace(/\n/g, ' ')}](${url})`;
    },
  });
  return engine;
}

function textOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** Throws `configuration` with the template engine's own words when the template cannot be parsed. */
export function checkTemplate(template: string, destination: Destination): void {
  try {
    engines[destination].parse(template);
  } catch (cause) {
    throw new TicketwireError('configuration', `The template is not valid Liquid: ${engineWords(cause)}`, { cause });
  }
}

/** Renders a template; every printed value comes out inert for the destination, unless `| raw` says otherwise. */
export function renderTemplate(template: string, context: TemplateContext, destination: Destination): string {
  try {
    return engines[destination].parseAndRenderSync(template, context) as string;
  } catch (cause) {
    throw new TicketwireError('configuration', `A template could not be rendered: ${engineWords(cause)}`, { cause });
  }
}

/** Throws `configuration` when the text is not a Liquid expression such as `alert.severity != "note"`. */
export function checkExpression(expression: string): void {
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

/** Whether a Liquid expression holds; nothing and false do not, everything else does. Throws `configuration`. */
export function holdsExpression(expression: string, context: TemplateContext): boolean {
  let value: unknown;
  try {
    value = engines.title.evalValueSync(expression, context);
  } catch (cause) {
    throw new TicketwireError('configuration', `The condition could not be evaluated: ${engineWords(cause)}`, {
      cause,
    });
  }
  return value !== false && value !== undefined && value !== null;
}

function engineWords(cause: unknown): string {
  const words = cause instanceof Error ? cause.message : String(cause);
  return words.split('\n')[0] ?? words;
}
