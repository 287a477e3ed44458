import { TicketwireError } from '../errors.ts';
import { checkExpression, checkTemplate } from '../mapping/template.ts';
import { eventFamilies, livingFamilies } from '../model/event.ts';
import { matchesType } from '../routing/condition.ts';
import { Secret } from '../settings/secret.ts';
import type { ConfigurationDocument } from './document.ts';
import { nearestName, type ParsedConfiguration, type ParsedRule } from './schema.ts';

const eventTypes = Object.entries(eventFamilies).flatMap(([family, verbs]) => verbs.map((verb) => `${family}.${verb}`));
const eventNames = [...Object.keys(eventFamilies), ...eventTypes];

/** What a schema cannot say: names that must exist, templates that must parse, secrets that must be valid. */
export function checkMeaning(parsed: ParsedConfiguration, document: ConfigurationDocument, now: number): void {
  checkSources(parsed, document, now);
  const names = new Map<string, number>();
  parsed.rules.forEach((rule, index) => {
    const earlier = names.get(rule.name);
    if (earlier === undefined) names.set(rule.name, index);
    else document.report(['rules', index, 'name'], `rule [${earlier + 1}] has this name already; names are unique.`);
    checkRule(rule, index, parsed, document);
  });
}

function checkSources({ sources }: ParsedConfiguration, document: ConfigurationDocument, now: number): void {
  const paths = new Map<string, string>();
  for (const [name, source] of Object.entries(sources)) {
    const path = source.path ?? `/hooks/${name}`;
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
}

function checkRule(
  rule: ParsedRule,
  index: number,
  parsed: ParsedConfiguration,
  document: ConfigurationDocument,
): void {
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
    if (source in parsed.sources) return;
    document.report(
      listed('from', position),
      `no source is called '${source}'. ${hint(source, Object.keys(parsed.sources))}`,
    );
  });
  if (rule.if !== undefined) attempt(document, at('if'), () => checkExpression(rule.if ?? ''));

  rule.do.forEach(({ track }, position) => {
    const isShort = typeof track === 'string';
    const target = isShort ? track : track.in;
    if (!(target in parsed.targets)) {
      const path = isShort ? at('do', position, 'track') : at('do', position, 'track', 'in');
      document.report(path, `no target is called '${target}'. ${hint(target, Object.keys(parsed.targets))}`);
    }
    if (isShort) return;
    const { title, body } = track;
    if (title !== undefined)
      attempt(document, at('do', position, 'track', 'title'), () => checkTemplate(title, 'title'));
    if (body !== undefined)
      attempt(document, at('do', position, 'track', 'body'), () => checkTemplate(body, 'markdown'));
  });
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
