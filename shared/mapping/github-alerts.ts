import type { AlertFacts } from '../model/event.ts';
import type { JsonValue } from '../model/json.ts';
import { factsOf, labelsFact, lineFact, messageFact, nameFact, urlFact } from './alert-facts.ts';
import { isJsonObject, JsonReader } from './json-body.ts';

/** An alert of a repository, and what names it for good. */
export interface GithubAlert {
  subject: string;
  facts: AlertFacts;
}

/**
 * One code-scanning alert, from the list or from a webhook's `alert`; undefined when it is none.
 * `repository` is `owner/name`. https://docs.github.com/rest/code-scanning/code-scanning
 */
export function codeScanningAlert(json: JsonValue, repository: string): GithubAlert | undefined {
  const alert = readAlert(json);
  if (alert === undefined) return undefined;
  const { number, reader } = alert;
  const instances = reader.find('instances');
  const found = reader.find('most_recent_instance') ?? (Array.isArray(instances) ? instances[0] : undefined);
  const instance = new JsonReader(isJsonObject(found) ? found : {});
  return {
    subject: `code-scanning:${repository}#${number}`,
    facts: factsOf({
      id: number,
      rule:
        nameFact(reader.text('rule.description')) ??
        nameFact(reader.text('rule.name')) ??
        nameFact(reader.text('rule.id')),
      rule_id: nameFact(reader.text('rule.id')),
      rule_url: urlFact(reader.text('rule.help_uri')),
      severity: nameFact(reader.text('rule.security_severity_level') ?? reader.text('rule.severity')),
      message: messageFact(instance.text('message.text')),
      file: nameFact(instance.text('location.path')),
      line: lineFact(instance.find('location.start_line')),
      url: urlFact(reader.text('html_url')),
      state: stateOf(reader.text('state') ?? instance.text('state')),
      labels: labelsFact(reader.find('rule.tags')),
      project: repository,
    }),
  };
}

/** One Dependabot alert; else as {@link codeScanningAlert}. https://docs.github.com/rest/dependabot/alerts */
export function dependabotAlert(json: JsonValue, repository: string): GithubAlert | undefined {
  const alert = readAlert(json);
  if (alert === undefined) return undefined;
  const { number, reader } = alert;
  const advisory = reader.text('security_advisory.ghsa_id');
  const labels = [reader.find('dependency.package.ecosystem'), reader.find('dependency.scope')];
  return {
    subject: `dependabot:${repository}#${number}`,
    facts: factsOf({
      id: number,
      rule: nameFact(reader.text('security_advisory.summary')) ?? nameFact(advisory),
      rule_url: urlFact(
        advisory === undefined
          ? undefined
          : `https://github.com/advisories/${encodeURIComponent(advisory.toWellFormed())}`,
      ),
      severity: nameFact(reader.text('security_advisory.severity') ?? reader.text('security_vulnerability.severity')),
      message: messageFact(dependencyMessage(reader)),
      file: nameFact(reader.text('dependency.manifest_path')),
      url: urlFact(reader.text('html_url')),
      state: stateOf(reader.text('state')),
      labels: labelsFact(labels.filter((label) => label !== undefined)),
      project: repository,
    }),
  };
}

/**
 * One secret-scanning alert; else as {@link codeScanningAlert}. No fact holds the secret.
 * https://docs.github.com/rest/secret-scanning/secret-scanning
 */
export function secretScanningAlert(json: JsonValue, repository: string): GithubAlert | undefined {
  const alert = readAlert(json);
  if (alert === undefined) return undefined;
  const { number, reader } = alert;
  const secret = reader.text('secret');
  const silent = (path: string) => {
    const text = reader.text(path);
    return secret !== undefined && text?.includes(secret) === true ? undefined : text;
  };
  const kind = silent('secret_type');
  const isActive = reader.text('validity') === 'active';
  return {
    subject: `secret-scanning:${repository}#${number}`,
    facts: factsOf({
      id: number,
      rule: nameFact(silent('secret_type_display_name')) ?? nameFact(kind) ?? 'Secret',
      severity: isActive ? 'critical' : 'high',
      message: `GitHub found a secret in the repository${isActive ? ', and it is still in force' : ''}.`,
      file: nameFact(silent('first_location_detected.path')),
      line: lineFact(reader.find('first_location_detected.start_line')),
      url: urlFact(silent('html_url')),
      state: secretStateOf(reader),
      labels: labelsFact(kind === undefined ? [] : [kind]),
      project: repository,
    }),
  };
}

function readAlert(json: JsonValue): { number: string; reader: JsonReader } | undefined {
  if (!isJsonObject(json)) return undefined;
  const reader = new JsonReader(json);
  const number = lineFact(reader.find('number'));
  return number === undefined ? undefined : { number: String(number), reader };
}

/** Code scanning says nothing of alerts outside the default branch: they are open, and so is what GitHub may add. */
function stateOf(state: string | undefined): AlertFacts['state'] {
  if (state === 'fixed') return 'closed';
  return state === 'dismissed' || state === 'auto_dismissed' ? 'suppressed' : 'open';
}

/** Webhooks of secret scanning may leave `state` out. */
function secretStateOf(reader: JsonReader): AlertFacts['state'] {
  const resolution = reader.text('resolution');
  const state = reader.text('state') ?? (resolution === undefined ? 'open' : 'resolved');
  if (state !== 'resolved') return 'open';
  return toleratedResolutions.has(resolution ?? '') ? 'suppressed' : 'closed';
}

const toleratedResolutions = new Set(['false_positive', 'wont_fix', 'used_in_tests']);

function dependencyMessage(reader: JsonReader): string {
  const name = reader.text('dependency.package.name') ?? reader.text('security_vulnerability.package.name');
  const versions = reader.text('security_vulnerability.vulnerable_version_range');
  const patched = reader.text('security_vulnerability.first_patched_version.identifier');
  const advisories = [reader.text('security_advisory.ghsa_id'), reader.text('security_advisory.cve_id')];
  return [
    name === undefined ? '' : `${name}${versions === undefined ? '' : ` ${versions}`}`,
    advisories.filter((id) => id !== undefined).join(', '),
    versions === undefined ? '' : patched === undefined ? 'no patched version' : `patched in ${patched}`,
  ]
    .filter((part) => part !== '')
    .join('; ');
}
