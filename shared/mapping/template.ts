import { Context, type Template as ParsedTemplate, Tokenizer, TokenKind, toValueSync, Value } from 'liquidjs';
import { TicketwireError } from '../errors.ts';
import type { Condition, Template, TemplateContext } from '../model/rule.ts';
import { keepAddresses } from './link-addresses.ts';
import { createEngine, type Destination, type Engine } from './template-engine.ts';
import { createTemplateWork } from './template-work.ts';

export type { Destination } from './template-engine.ts';

const engines = new Map<Destination, Engine>();

/** Made when the first template needs it: most programs that start have none. */
function engineFor(destination: Destination): Engine {
  const known = engines.get(destination) ?? createEngine(destination);
  engines.set(destination, known);
  return known;
}

/** A condition is one step, so its length is what bounds it. */
const maxConditionParts = 100;

/**
 * A template, ready to be rendered; every printed value comes out inert for the destination, unless `| raw` says
 * otherwise. Throws `configuration` with the template engine's own words when it cannot be parsed.
 */
export function compileTemplate(text: string, destination: Destination): Template {
  const engine = engineFor(destination);
  const parsed = parseTemplate(destination === 'markdown' ? keepAddresses(text) : text, engine);
  return {
    text,
    render: (context) =>
      attempt(
        'A template could not be rendered',
        () => engine.liquid.renderSync(parsed, createContext(context, engine)) as string,
      ),
  };
}

function parseTemplate(text: string, { liquid }: Engine): ParsedTemplate[] {
  return attempt('The template is not valid Liquid', () => liquid.parse(text));
}

/** Begins a rendering. The engine checks its limit of time at every step, which is how the steps are counted. */
function createContext(values: TemplateContext, engine: Engine): Context {
  const { liquid } = engine;
  const work = createTemplateWork();
  engine.work = work;
  const renderLimit = { check: () => work.step() } as unknown as Context['renderLimit'];
  return new Context(values, liquid.options, { sync: true }, { liquid, renderLimit });
}

/** A condition such as `alert.severity != "note"`. Throws `configuration` when the text is not a Liquid expression. */
export function compileCondition(text: string): Condition {
  checkExpression(text);
  const engine = engineFor('title');
  const parsed = attempt('The condition is not valid Liquid', () => new Value(text, engine.liquid));
  return {
    text,
    /** Nothing and false do not hold, everything else does. */
    holds: (context) => {
      const value = attempt('The condition could not be evaluated', () =>
        toValueSync(parsed.value(createContext(context, engine))),
      );
      return value !== false && value !== undefined && value !== null;
    },
  };
}

/**
 * The variables that a template looks up, each as its root and its members. Throws as {@link compileTemplate} does.
 */
export function variablesOf(template: string, destination: Destination): readonly (readonly unknown[])[] {
  const engine = engineFor(destination);
  const parsed = parseTemplate(template, engine);
  return engine.liquid.globalVariableSegmentsSync(parsed);
}

/** The same for a condition. */
export function variablesOfCondition(condition: string): readonly (readonly unknown[])[] {
  return variablesOf(`{% if ${condition} %}{% endif %}`, 'title');
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
