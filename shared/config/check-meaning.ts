import { TicketwireError } from '../errors.ts';
import { isJsonObject } from '../mapping/json-body.ts';
import { checkExpression, checkTemplate } from '../mapping/template.ts';
import { eventFamilies, livingFamilies } from '../model/event.ts';
import { matchesType } from '../routing/condition.ts';
import { Secret } from '../settings/secret.ts';
import type { ConfigurationDocument } from './document.ts';
import { nearestName, type ParsedRule, type ParsedSource, ruleSchema, sourceSchema } from './schema.ts';

const eventTypes = Object.entries(eventFamilies).flatMap(([family, verbs]) => verbs.map((verb) => `${family}.${verb}`));
const eventNames = [...Object.keys(eventFamilies), ...eventTypes];

interface Names {
  sources: readonly string[];
  targets: readonly string[];
}

/**
 * What a schema cannot say: names that must exist, templates that must parse, secrets that must be valid. Looks at every
 * part that is well formed by itself, whatever is wrong elsewhere.
 */
export function checkMeaning(value: unknown, document: ConfigurationDocument, now: number): void {
  const { sources, targets, rules } = value as { sources?: unknown; targets?: unknown; rules?: unknown };
  const names = { sources: keysOf(sources), targets: keysOf(targets) };
  const paths = new Map<string, string>();
  for (const name of names.sources) {
    const source = sourceSchema.safeParse((sources as Record<string, unknown>)[name]);
    if (source.success) checkSource(name, source.data, paths, document, now);
  }
  const ruleNames = new Map<string, number>();
  (Array.isArray(rules) ? rules : []).forEach((each, index) => {
    const { success, data: rule } = ruleSchema.safeParse(each);
    if (!success) return;
    const earlier = ruleNames.get(rule.name);
    if (earlier === undefined) ruleNames.set(rule.name, index);
    else document.report(['rules', index, 'name'], `rule [${earlier + 1}] has this name already; names are unique.`);
    checkRule(rule, index, names, document);
  });
}

function keysOf(value: unknown): readonly string[] {
  return isJsonObject(value) ? Object.keys(value) : [];
}

function checkSource(
  name: string,
  source: ParsedSource,
  paths: Map<string, string>,
  document: ConfigurationDocument,
  now: number,
): void {
  const path = source.path ?? `/hooks/${name}`;
  if (/^\/(healthz|readyz|metrics|admin|api)(\/|$)/.test(path)) {
    document.report(
      ['sources', name, 'path'],
      `${path} is the receiver's own address. Choose another, such as /hooks/${name}.`,
    );
  }
  const earlier = paths.get(path);
  if (earlier === undefined) paths.set(path, name);
  else document.report(['sources', name, 'path'], `source '${earlier}' is served under ${path} already.`);

  const secrets = Array.isArray(source.secret) ? source.secret : [source.secret];
  const isAnyValid = secrets.some((secret) => secret instanceof Secret || Date.parse(secret.until) > now);
  if (!isAnyValid) {
    document.report(
      ['sources', name, 'secret'],
      'every secret has ended: nothing this source sends could be verified.',
    );
  }
}

function checkRule(rule: ParsedRule, index: number, names: Names, document: ConfigurationDocument): void {
  const at = (...path: (string | number)[]) => ['rules', index, ...path];
  const listed = (key: 'on' | 'from', position: number) => (Array.isArray(rule[key]) ? at(key, position) : at(key));

  [rule.on].flat().forEach((pattern, position) => {
    const covered = eventTypes.filter((type) => matchesType(pattern, type));
    if (covered.length === 0) {
      document.report(listed('on', position), `no event is called '${pattern}'. ${hint(pattern, eventNames)}`);
    } else if (!covered.some((type) => livingFamilies.includes(type.split('.')[0] ?? ''))) {
      document.report(listed('on', position), `'${pattern}' neither opens nor closes, so nothing can track it.`);
    }
  });
  [rule.from ?? []].flat().forEach((source, position) => {
    if (names.sources.includes(source)) return;
    document.report(listed('from', position), `no source is called '${source}'. ${hint(source, names.sources)}`);
  });
  const { if: condition } = rule;
  if (condition !== undefined) attempt(document, at('if'), () => checkExpression(condition));

  rule.do.forEach(({ track }, position) => {
    const step = typeof track === 'string' ? { in: track } : track;
    const inStep = (key: string) =>
      typeof track === 'string' ? at('do', position, 'track') : at('do', position, 'track', key);
    if (!names.targets.includes(step.in)) {
      document.report(inStep('in'), `no target is called '${step.in}'. ${hint(step.in, names.targets)}`);
    }
    if (rule.do.slice(0, position).some((earlier) => inOf(earlier.track) === step.in)) {
      document.report(inStep('in'), `an earlier step of this rule tracks it in '${step.in}' already.`);
    }
    const { title, body } = { title: undefined, body: undefined, ...step };
    if (title !== undefined) attempt(document, inStep('title'), () => checkTemplate(title, 'title'));
    if (body !== undefined) attempt(document, inStep('body'), () => checkTemplate(body, 'markdown'));
  });
}

function inOf(track: ParsedRule['do'][number]['track']): string {
  return typeof track === 'string' ? track : track.in;
}

function attempt(document: ConfigurationDocument, path: readonly (string | number)[], check: () => void): void {
  try {
    check();
  } catch (error) {
    if (!(error instanceof TicketwireError)) throw error;
    document.report(path, error.message);
  }
}

function hint(name: string, known: readonly string[]): string {
  const nearest = nearestName(name, known);
  if (nearest !== undefined) return `Did you mean '${nearest}'?`;
  return known.length === 0 ? 'None is configured.' : `Known: ${known.join(', ')}.`;
}
