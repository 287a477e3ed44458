import { Context, defaultOperators, Liquid, Tokenizer, TokenKind, toValueSync, Value } from 'liquidjs';
import { TicketwireError } from '../errors.ts';
import type { Condition, Template } from '../model/rule.ts';
import { excerptOf } from './cut.ts';
import { codeFence, codeSpan, inertLink, inertMarkdown, inertTitle, quoteFence } from './escape.ts';

/** Where a template's output goes; decides how every printed value is made inert. `data`: into facts, which are made inert when they are printed. */
export type Destination = 'title' | 'markdown' | 'data';

const limits = {
  /** Length of a template, in characters. */
  parseLimit: 65_536,
  /** Milliseconds of one rendering: nothing else is answered meanwhile. */
  renderLimit: 250,
  /** Roughly the characters a rendering may build. */
  memoryLimit: 5_000_000,
} as const;

/** No filter stops in the middle: what it works on is what its time is bounded by. */
const filterLimits = { chars: 2_000_000, entries: 5_000, argumentEntries: 10 } as const;

/** No tracker takes a text as long as this; making more of it inert is work for nothing. */
const maxPrintedChars = 300_000;

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
    operators: { ...defaultOperators, contains: containsBounded },
    outputEscape: (value: unknown) => inert[destination](textOf(value).slice(0, maxPrintedChars)),
  });
  // The engine's own takes minutes for a text of many half tags.
  engine.registerFilter('strip_html', (value: unknown) => withoutTags(textOf(value)));
  // A template stands alone: it reads no file.
  for (const tag of ['include', 'render', 'layout', 'block']) delete engine.tags[tag];
  engine.registerFilter('code', { raw: true, handler: (value: unknown) => codeSpan(textOf(value)) });
  engine.registerFilter('fence', { raw: true, handler: (value: unknown) => codeFence(textOf(value)) });
  engine.registerFilter('quote', { raw: true, handler: (value: unknown) => quoteFence(textOf(value)) });
  engine.registerFilter('excerpt', (value: unknown, maxChars: unknown) => {
    return excerptOf(textOf(value), typeof maxChars === 'number' ? maxChars : excerptChars);
  });
  engine.registerFilter('link', {
    raw: true,
    handler: (value: unknown, address: unknown) => {
      return destination === 'markdown' ? inertLink(textOf(value), textOf(address)) : inertTitle(textOf(value));
    },
  });
  boundFilters(engine);
  return engine;
}

/** What a room shows of a text without being filled by it. */
const excerptChars = 400;

type Filter = Liquid['filters'][string];

function boundFilters(engine: Liquid): void {
  for (const [name, filter] of Object.entries(engine.filters)) {
    const bound = (handler: (...args: never[]) => unknown) =>
      function (this: unknown, ...args: never[]) {
        for (const [position, arg] of args.entries()) refuseLarge(arg, { name, isInput: position === 0 });
        return handler.apply(this, args);
      };
    const bounded = typeof filter === 'function' ? bound(filter) : { ...filter, handler: bound(filter.handler) };
    engine.registerFilter(name, bounded as Filter);
  }
}

function refuseLarge(value: unknown, { name, isInput }: { name: string; isInput: boolean }): void {
  if (typeof value === 'string' && value.length > filterLimits.chars) {
    throw new Error(`the filter '${name}' takes texts of at most ${filterLimits.chars} characters`);
  }
  if (!Array.isArray(value)) return;
  // A list in the place of a member's name is put together anew for each entry.
  const most = isInput || name === 'concat' ? filterLimits.entries : filterLimits.argumentEntries;
  if (value.length > most) throw new Error(`the filter '${name}' takes lists of at most ${most} entries there`);
}

const builtInContains = defaultOperators.contains as NonNullable<typeof defaultOperators.contains>;

/** Looking for a text in another may take as long as both together; in a longer one only its beginning is looked at. */
const maxContainsChars = 100_000;

/** The operator takes its values as the engine's own does. */
const containsBounded: typeof builtInContains = (left: unknown, right: unknown, ...rest: unknown[]) => {
  const text = typeof left === 'string' ? left.slice(0, maxContainsChars) : left;
  return (builtInContains as (...values: unknown[]) => never)(text, right, ...rest);
};

/** A condition has no limit of time of its own. */
const maxConditionParts = 100;

/** Text without HTML's tags and comments, scripts and styles; in time with its length. */
function withoutTags(html: string): string {
  const hidden = [
    { start: '<script', end: '</script>' },
    { start: '<style', end: '</style>' },
    { start: '<!--', end: '-->' },
    { start: '<', end: '>' },
  ];
  const missing = new Set<string>();
  let text = '';
  for (let at = 0; at < html.length; ) {
    const open = html.indexOf('<', at);
    if (open < 0) return text + html.slice(at);
    text += html.slice(at, open);
    let close = -1;
    for (const { start, end } of hidden) {
      if (missing.has(end) || !html.startsWith(start, open)) continue;
      close = html.indexOf(end, open);
      if (close < 0) missing.add(end);
      else {
        close += end.length;
        break;
      }
    }
    if (close < 0) text += '<';
    at = close < 0 ? open + 1 : close;
  }
  return text;
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
  const engine = engineFor('title');
  const parsed = attempt('The condition is not valid Liquid', () => new Value(text, engine));
  return {
    text,
    /** Nothing and false do not hold, everything else does. */
    holds: (context) => {
      const value = attempt('The condition could not be evaluated', () =>
        toValueSync(parsed.value(new Context(context, engine.options, {}, { liquid: engine }))),
      );
      return value !== false && value !== undefined && value !== null;
    },
  };
}

/** The variables that a template looks up, each as its root and its members; the template must be well formed. */
export function variablesOf(template: string): readonly (readonly unknown[])[] {
  return engineFor('title').globalVariableSegmentsSync(template);
}

/** The same for a condition. */
export function variablesOfCondition(condition: string): readonly (readonly unknown[])[] {
  return variablesOf(`{% if ${condition} %}{% endif %}`);
}

function checkExpression(expression: string): void {
  const tokenizer = new Tokenizer(expression);
  const kinds = [...tokenizer.readExpressionTokens()].map((token) =>
    token.kind === TokenKind.Operator ? (token.getText() === 'not' ? 'not' : 'operator') : 'value',
  );
  if (kinds.length > maxConditionParts) {
    const message = `The condition has ${kinds.length} values and operators, and may have ${maxConditionParts}.`;
    throw new TicketwireError('configuration', message);
  }
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

function attempt<T>(what: string, step: () => T): T {
  try {
    return step();
  } catch (cause) {
    const words = cause instanceof Error ? cause.message : String(cause);
    throw new TicketwireError('configuration', `${what}: ${words.split('\n')[0] ?? words}`, { cause });
  }
}
