import { compile } from '../routing/pattern.ts';
import { senders } from '../senders/registry.ts';
import { Secret } from '../settings/secret.ts';
import { attempt } from './check-step.ts';
import type { ConfigurationDocument } from './document.ts';
import type { ParsedSource } from './source-schema.ts';

/** What the schema cannot say of a source. `paths` holds the sources before it by where they are served. */
export function checkSource(
  source: ParsedSource,
  given: { name: string; paths: Map<string, string>; document: ConfigurationDocument; now: number },
): void {
  const { name, paths, document, now } = given;
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
  const sender = senders[source.sender];
  secrets.forEach((secret, position) => {
    const objection = sender?.scheme.objectionTo?.((secret instanceof Secret ? secret : secret.value).reveal());
    const path = Array.isArray(source.secret) ? ['sources', name, 'secret', position] : ['sources', name, 'secret'];
    if (objection !== undefined) document.report(path, objection);
  });
  const isAnyValid = secrets.some((secret) => secret instanceof Secret || Date.parse(secret.until) > now);
  if (!isAnyValid) {
    document.report(
      ['sources', name, 'secret'],
      'every secret has ended: nothing this source sends could be verified.',
    );
  }
  checkPatterns(source.repositories, ['sources', name, 'repositories'], document);
  if (source.repositories !== undefined && sender?.namesRepositories !== true) {
    document.report(
      ['sources', name, 'repositories'],
      `${sender?.label ?? 'this sender'} does not say which repository its deliveries are about.`,
    );
  }
  if (source['allow-sha1'] && sender?.sha1Scheme === undefined) {
    document.report(
      ['sources', name, 'allow-sha1'],
      `${sender?.label ?? 'this sender'} has no other signature to allow.`,
    );
  }
  const catchUp = source['catch-up'];
  if (catchUp !== undefined) {
    const path = ['sources', name, 'catch-up'];
    if (source.sender !== 'github') document.report(path, 'only GitHub can be asked for what it delivered.');
    else if ((catchUp.repository === undefined) === (catchUp.organization === undefined)) {
      document.report(path, "needs either 'repository' or 'organization': the hook belongs to one of them.");
    }
  }
  if (source.dedupe === 'subject' && sender?.occasionOf === undefined) {
    document.report(
      ['sources', name, 'dedupe'],
      `${sender?.label ?? 'this sender'} does not say when two deliveries tell of the same happening.`,
    );
  }
}

/** Reports filter patterns that are none. */
export function checkPatterns(
  patterns: string | readonly string[] | undefined,
  path: readonly (string | number)[],
  document: ConfigurationDocument,
): void {
  const isOne = typeof patterns === 'string';
  [patterns ?? []].flat().forEach((pattern, position) => {
    attempt(document, isOne ? path : [...path, position], () => compile(pattern.replace(/^!/, '')));
  });
}
