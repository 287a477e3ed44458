import { createHash } from 'node:crypto';
import { TicketwireError } from '../errors.ts';
import type { AlertSet } from '../model/alert-set.ts';
import type { JsonObject, JsonValue } from '../model/json.ts';
import { factsOf } from './alert-facts.ts';
import { isJsonObject } from './json-body.ts';
import { lineHashes } from './line-hash.ts';
import { lineFingerprint } from './sarif-fingerprint.ts';
import { listOf, memberOf, textOf } from './sarif-json.ts';
import { isInRepository, readPlaces } from './sarif-location.ts';
import { type Finding, readFinding } from './sarif-result.ts';
import { readRules } from './sarif-rule.ts';

export interface SarifOptions {
  /** `owner/name`. */
  repository: string;
  /** The `file:` address of the checkout, for tools that report whole paths; absent: only what the log itself says. */
  root?: string;
  /**
   * The text of a file, by a path below the repository's root that never leads out of it (links in the file system
   * aside); undefined where there is none. Each file is asked for once.
   */
  sourceOf?(path: string): string | undefined;
}

/**
 * The alerts of a SARIF 2.1.0 log: one set for each tool and category, over all runs. Throws `malformed` when it is no
 * such log, naming the member; members that may be absent and are of a wrong type count as absent.
 * Sources: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html; for category and fingerprints
 * docs.github.com, "SARIF support for code scanning".
 */
export function readSarif(log: JsonObject, options: SarifOptions): AlertSet[] {
  const version = memberOf(log, 'version');
  if (version !== '2.1.0') {
    throw malformed('version', version === undefined ? 'is missing' : "is not '2.1.0'", 'Is it a SARIF file?');
  }
  const runs = memberOf(log, 'runs');
  if (!Array.isArray(runs)) throw malformed('runs', 'is not an array');
  const analyses = new Map<string, Analysis>();
  runs.forEach((run, at) => {
    const { tool, category } = readIdentity(run, `runs[${at}]`);
    const key = JSON.stringify([tool, category]);
    const analysis = analyses.get(key) ?? { tool, category, findings: [], failures: new Set<string>() };
    analyses.set(key, analysis);
    readRun(run as JsonObject, analysis, options);
  });
  const found = [...analyses.values()];
  computeFingerprints(
    found.flatMap((analysis) => analysis.findings),
    options,
  );
  return found.map((analysis) => alertSetOf(analysis, options.repository));
}

/** The runs of one tool and category. */
interface Analysis {
  tool: string;
  category: string;
  findings: Finding[];
  /** Why nothing may be taken for gone. */
  failures: Set<string>;
}

/** Names that tell sets apart are taken whole or not at all. */
function readIdentity(run: JsonValue, place: string): { tool: string; category: string } {
  if (!isJsonObject(run)) throw malformed(place, 'is not an object');
  const tool = textOf(memberOf(memberOf(run, 'tool'), 'driver'), 'name');
  if (tool === undefined) throw malformed(`${place}.tool.driver.name`, 'is missing, or not a text');
  const id = textOf(memberOf(run, 'automationDetails'), 'id') ?? '';
  const category = id.slice(0, Math.max(0, id.lastIndexOf('/')));
  if (!isName(tool)) throw malformed(`${place}.tool.driver.name`, unfitName);
  if (!isName(category)) throw malformed(`${place}.automationDetails.id`, unfitName);
  return { tool, category };
}

const maxNameChars = 1_000;
const unfitName = `is longer than ${maxNameChars} characters, or has control characters`;

function isName(text: string): boolean {
  return text.length <= maxNameChars && !/\p{Cc}|\p{Cs}/u.test(text);
}

function malformed(member: string, what: string, hint = ''): TicketwireError {
  return new TicketwireError('malformed', `The member '${member}' of the SARIF log ${what}. ${hint}`.trimEnd());
}

function readRun(run: JsonObject, analysis: Analysis, options: SarifOptions): void {
  const ruleOf = readRules(run);
  const placeOf = readPlaces(run, options.root);
  for (const failure of failuresOf(run)) analysis.failures.add(failure);
  for (const result of listOf(run, 'results')) {
    if (!isJsonObject(result)) continue;
    const finding = readFinding(result, {
      rule: ruleOf(result),
      place: placeOf(result),
      repository: options.repository,
    });
    if (finding !== undefined) analysis.findings.push(finding);
  }
}

/** Why the results of a run may be too few, in sentences. Source: SARIF 2.1.0, 3.14.23 and 3.20. */
function failuresOf(run: JsonObject): string[] {
  const results = memberOf(run, 'results');
  const invocations = listOf(run, 'invocations');
  const elsewhere = listOf(memberOf(run, 'externalPropertyFileReferences'), 'results');
  const isError = (notification: JsonValue) => memberOf(notification, 'level') === 'error';
  return [
    Array.isArray(results) ? '' : 'The tool gave no list of results, so it is not known what it found.',
    listOf(run, 'results').every(isJsonObject) ? '' : 'Some results could not be read: they are not objects.',
    elsewhere.length === 0 ? '' : 'Some results are in other files, which are not read.',
    invocations.some((each) => memberOf(each, 'executionSuccessful') === false)
      ? 'The tool says that it did not run to its end, so its results may be too few.'
      : '',
    invocations.some((each) => listOf(each, 'toolExecutionNotifications').some(isError))
      ? 'The tool met errors while it ran, so its results may be too few.'
      : '',
  ].filter((sentence) => sentence !== '');
}

/** Gives GitHub's line hash to findings that bring no fingerprint, file by file, so that one file at a time is in memory. */
function computeFingerprints(findings: readonly Finding[], options: SarifOptions): void {
  if (options.sourceOf === undefined) return;
  const bare = findings.filter(({ fingerprint, place }) => fingerprint === undefined && place.line !== undefined);
  for (const [path, inFile] of Map.groupBy(bare, ({ place }) => place.path ?? '')) {
    const source = path !== '' && isInRepository(path) ? options.sourceOf(path) : undefined;
    if (source === undefined) continue;
    const hashOf = lineHashes(source);
    for (const finding of inFile) {
      const hash = hashOf(finding.place.line ?? 0);
      if (hash !== undefined) finding.fingerprint = lineFingerprint(hash);
    }
  }
}

function alertSetOf({ tool, category, findings, failures }: Analysis, repository: string): AlertSet {
  const alerts = new Map<string, AlertSet['alerts'][number]>();
  for (const { ruleId, place, fingerprint, facts } of findings) {
    const { kind, value } = fingerprint ?? {
      kind: 'message and line',
      value: `${facts.line ?? ''}:${facts.message ?? ''}`,
    };
    const hash = createHash('sha256')
      .update(JSON.stringify([tool, category, ruleId, place.path ?? '', kind, value]))
      .digest('hex');
    const subject = `sarif:${repository}:${hash}`;
    const known = alerts.get(subject);
    if (known === undefined) alerts.set(subject, { subject, facts: factsOf({ id: hash.slice(0, 16), ...facts }) });
    else if (facts.state === 'open') known.facts.state = 'open';
  }
  const isWeak = findings.some(({ fingerprint }) => fingerprint === undefined);
  return {
    scope: `sarif:${repository}:${scopePart(tool)}:${category}`,
    label: tool,
    alerts: [...alerts.values()],
    isComplete: failures.size === 0,
    doubts: isWeak ? [...failures, weakness] : [...failures],
  };
}

const weakness = 'There are results without fingerprints: alerts whose lines move become new tickets.';

/** A colon in the tool's name would make two scopes one. */
function scopePart(tool: string): string {
  return tool.replace(/[%:]/g, encodeURIComponent);
}
