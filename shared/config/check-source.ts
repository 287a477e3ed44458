import { sourceContextNames } from '../mapping/context-names.ts';
import { isJsonObject } from '../mapping/json-body.ts';
import { compile } from '../routing/pattern-matcher.ts';
import { senders } from '../senders/registry.ts';
import { type Sender, type SenderKey, senderKeys } from '../senders/sender.ts';
import { credentialsLack } from '../settings/github.ts';
import { Secret } from '../settings/secret.ts';
import { plainForm } from '../signing/signature-form.ts';
import { signedParts } from '../signing/signed-bytes.ts';
import { attempt } from './attempt.ts';
import { proofOf, settingsOf, signatureKeys } from './build-source.ts';
import { checkTemplate } from './check-template.ts';
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

  const sender = senders[source.sender];
  if (sender !== undefined && checkTemplates(source, { name, document })) {
    checkSenderKeys(source, sender, { name, document });
    checkProof(source, sender, { name, document, now });
  }
  checkPatterns(source.repositories, ['sources', name, 'repositories'], document);
  if (source.repositories !== undefined && sender?.namesRepositories !== true) {
    document.report(
      ['sources', name, 'repositories'],
      `${sender?.label ?? 'this sender'} does not say which repository its deliveries are about.`,
    );
  }
  const catchUp = source['catch-up'];
  if (catchUp !== undefined) {
    const path = ['sources', name, 'catch-up'];
    if (source.sender !== 'github') document.report(path, 'only GitHub can be asked for what it delivered.');
    else {
      const lack = hookLack(catchUp) ?? credentialsLack(catchUp);
      if (lack !== undefined) document.report(path, lack);
    }
  }
  if (source.dedupe === 'subject' && sender?.occasionOf === undefined) {
    document.report(
      ['sources', name, 'dedupe'],
      `${sender?.label ?? 'this sender'} does not say when two deliveries tell of the same happening.`,
    );
  }
}

function hookLack({ repository, organization, app, hook }: NonNullable<ParsedSource['catch-up']>): string | undefined {
  if (repository !== undefined && organization !== undefined) {
    return "has 'repository' and 'organization': the hook belongs to one of them.";
  }
  if (repository !== undefined || organization !== undefined) return undefined;
  if (app === undefined) {
    return "needs either 'repository' or 'organization', whose hook it is; or 'app' alone, for the webhook of a GitHub App.";
  }
  return hook === undefined ? undefined : "has 'hook', and an App has but one webhook: leave it out.";
}

interface Place {
  name: string;
  document: ConfigurationDocument;
}

/** The templates of what a delivery says; gives whether all can be compiled. */
function checkTemplates(source: ParsedSource, { name, document }: Place): boolean {
  const at = (...path: string[]) => ['sources', name, ...path];
  const templates: [string[], unknown][] = [[at('delivery-id'), source['delivery-id']]];
  for (const [key, value] of Object.entries(source.event ?? {})) {
    if (!isJsonObject(value)) templates.push([at('event', key), value]);
    else for (const [fact, text] of Object.entries(value)) templates.push([at('event', key, fact), text]);
  }
  return templates
    .map(([path, text]) =>
      typeof text === 'string'
        ? checkTemplate(text, { path, document, destination: 'data', names: sourceContextNames })
        : true,
    )
    .every((isGood) => isGood);
}

/** Keys that only some senders take, and what they say of a signature. */
function checkSenderKeys(source: ParsedSource, sender: Sender, { name, document }: Place): void {
  const { takes = [], needs = [], label } = sender;
  for (const key of senderKeys) {
    const path = ['sources', name, key];
    if (document.has(path) && !takes.includes(key)) {
      document.report(path, `${label} takes no '${key}'. ${otherTakers(key)}`, 'key');
    }
    if (!document.has(path) && needs.includes(key)) {
      document.report(
        ['sources', name],
        `the sender '${sender.id}' needs the key '${key}': ${sender.docs} tells of it.`,
      );
    }
  }
  if (source.signature === undefined) return;
  const unsigned = source.bearer !== undefined ? 'bearer' : source.basic !== undefined ? 'basic' : undefined;
  if (unsigned !== undefined) {
    document.report(['sources', name, 'signature'], `nothing is signed where '${unsigned}' is the proof.`, 'key');
    return;
  }
  for (const [key, setting] of Object.entries(signatureKeys)) {
    const path = ['sources', name, 'signature', key];
    const isKnown = sender.signatureKeys?.includes(setting) ?? setting !== 'headerPrefix';
    if (document.has(path) && !isKnown)
      document.report(path, `the sender '${sender.id}' takes no such key here.`, 'key');
  }
  const settings = settingsOf(name, source).signature;
  const { signed = plainForm.signed, timestampHeader, timestampPrefix, idHeader, separator } = settings;
  const at = (key: string) => ['sources', name, 'signature', key];
  if (sender.signatureKeys !== undefined) return;
  if (settings.algorithm === 'token') {
    const idle = ['signed', 'timestamp-header', 'timestamp-prefix', 'id-header'].find((key) => document.has(at(key)));
    if (idle !== undefined) document.report(at(idle), 'a token signs nothing.', 'key');
    return;
  }
  const parts = [...signed.matchAll(/\{([^}]*)\}/g)].map(([, part = '']) => part);
  const other = parts.find((part) => !(signedParts as readonly string[]).includes(part));
  if (other !== undefined) {
    document.report(
      at('signed'),
      `'{${other}}' is unknown here. Known: ${signedParts.map((part) => `{${part}}`).join(', ')}.`,
    );
  }
  if (!parts.includes('body') && !parts.includes('payload')) {
    document.report(at('signed'), 'names neither {body} nor {payload}: anybody could change the body on its way.');
  }
  if (parts.includes('timestamp') && timestampHeader === undefined && timestampPrefix === undefined) {
    document.report(at('signed'), "{timestamp} needs 'timestamp-header', or 'timestamp-prefix' with 'separator'.");
  }
  for (const key of parts.includes('timestamp') ? [] : ['timestamp-header', 'timestamp-prefix', 'tolerance']) {
    if (document.has(at(key))) document.report(at(key), "counts only where 'signed' holds {timestamp}.", 'key');
  }
  if (!parts.includes('id') && idHeader !== undefined) {
    document.report(at('id-header'), "counts only where 'signed' holds {id}.", 'key');
  }
  if (parts.includes('id') && idHeader === undefined) document.report(at('signed'), "{id} needs 'id-header'.");
  if (timestampPrefix !== undefined && separator === undefined) {
    document.report(at('timestamp-prefix'), "needs 'separator': the time is one entry of several.");
  }
}

function otherTakers(key: SenderKey): string {
  const takers = Object.values(senders).filter(({ takes }) => takes?.includes(key));
  return `It is for ${takers.map(({ id }) => id).join(', ')}.`;
}

const proofKeys = ['secret', 'bearer', 'basic'] as const;

/** What proves a source's deliveries: exactly one kind, of which something is in force. */
function checkProof(source: ParsedSource, sender: Sender, { name, document, now }: Place & { now: number }): void {
  const given = proofKeys.filter((key) => source[key] !== undefined);
  const [first, second] = given;
  const possible = proofKeys.filter((key) => key === 'secret' || sender.takes?.includes(key) === true);
  if (first === undefined) {
    if (possible.length === 1) document.report(['sources', name, 'secret'], 'this key is missing.');
    else {
      const message = `one of the keys ${possible.join(', ')} is missing: without it anybody could send.`;
      document.report(['sources', name], message);
    }
    return;
  }
  if (second !== undefined) {
    document.report(['sources', name, second], `'${first}' is set already: a source has one way of proof.`, 'key');
    return;
  }
  const { scheme, secrets, key } = proofOf(source, sender.configured?.(settingsOf(name, source)) ?? sender);
  secrets.forEach((secret, position) => {
    const objection = scheme.objectionTo?.((secret instanceof Secret ? secret : secret.value).reveal());
    const path = Array.isArray(source[key]) ? ['sources', name, key, position] : ['sources', name, key];
    if (objection !== undefined) document.report(path, objection);
  });
  const isAnyValid = secrets.some((secret) => secret instanceof Secret || Date.parse(secret.until) > now);
  if (!isAnyValid) {
    document.report(['sources', name, key], 'every secret has ended: nothing this source sends could be verified.');
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
