import { defaultOperators, Liquid } from 'liquidjs';
import { excerptOf } from './cut.ts';
import { codeFence, codeSpan, inertLink, inertMarkdown, inertTitle, quoteFence } from './escape.ts';
import { urlFilter, urlPartFilter } from './link-addresses.ts';
import { createTemplateWork, escapeWeight, filterWeight, searchWeight, type TemplateWork } from './template-work.ts';

/** Where a template's output goes; decides how every printed value is made inert. `data`: into facts, which are made inert when they are printed. */
export type Destination = 'title' | 'markdown' | 'data';

const limits = {
  /** Length of a template, in characters. */
  parseLimit: 65_536,
  /** Roughly the characters a rendering may build. */
  memoryLimit: 5_000_000,
} as const;

/** No filter stops in the middle, so what it works on is bounded. */
const filterLimits = { chars: 2_000_000, entries: 5_000, argumentEntries: 10 } as const;

/** No tracker takes a text as long as this; making more of it inert is work for nothing. */
const maxPrintedChars = 300_000;

const inert: Record<Destination, (text: string) => string> = {
  title: inertTitle,
  markdown: inertMarkdown,
  data: (text) => text,
};

/** An engine, and the work of what it renders at the moment: rendering never waits, so there is one at a time. */
export interface Engine {
  liquid: Liquid;
  work: TemplateWork;
}

/** Liquid with our filters; every printed value comes out inert for the destination. */
export function createEngine(destination: Destination): Engine {
  /** The operator takes its values as the engine's own does. */
  const contains: typeof builtInContains = (left: unknown, right: unknown, ...rest: unknown[]) => {
    const text = typeof left === 'string' ? left.slice(0, maxContainsChars) : left;
    engine.work.value(text, searchWeight);
    return (builtInContains as (...values: unknown[]) => never)(text, right, ...rest);
  };
  const liquid = new Liquid({
    ...limits,
    // Asking the system for it takes longer than everything else here.
    locale: 'en-US',
    ownPropertyOnly: true,
    strictFilters: true,
    cache: 1_000,
    operators: { ...defaultOperators, contains },
    outputEscape: (value: unknown) => {
      const text = textOf(value).slice(0, maxPrintedChars);
      engine.work.value(text, escapeWeight);
      return inert[destination](text);
    },
  });
  const engine: Engine = { liquid, work: createTemplateWork() };
  // The engine's own takes minutes for a text of many half tags.
  liquid.registerFilter('strip_html', (value: unknown) => withoutTags(textOf(value)));
  // A template stands alone: it reads no file.
  for (const tag of ['include', 'render', 'layout', 'block']) delete liquid.tags[tag];
  liquid.registerFilter('code', { raw: true, handler: (value: unknown) => codeSpan(textOf(value)) });
  liquid.registerFilter('fence', { raw: true, handler: (value: unknown) => codeFence(textOf(value)) });
  liquid.registerFilter('quote', { raw: true, handler: (value: unknown) => quoteFence(textOf(value)) });
  liquid.registerFilter('excerpt', (value: unknown, maxChars: unknown) => {
    return excerptOf(textOf(value), typeof maxChars === 'number' ? maxChars : excerptChars);
  });
  liquid.registerFilter('url', { raw: true, handler: (value: unknown) => urlFilter(textOf(value)) });
  liquid.registerFilter('url_part', { raw: true, handler: (value: unknown) => urlPartFilter(textOf(value)) });
  liquid.registerFilter('link', {
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

function boundFilters(engine: Engine): void {
  const { liquid } = engine;
  for (const [name, filter] of Object.entries(liquid.filters)) {
    const weight = filterWeight(name);
    const bound = (handler: (...args: never[]) => unknown) =>
      function (this: unknown, ...args: never[]) {
        for (const [position, arg] of args.entries()) {
          refuseLarge(arg, { name, isInput: position === 0 });
          engine.work.value(arg, weight);
        }
        return handler.apply(this, args);
      };
    const bounded = typeof filter === 'function' ? bound(filter) : { ...filter, handler: bound(filter.handler) };
    liquid.registerFilter(name, bounded as Filter);
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
