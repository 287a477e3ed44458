import { TicketwireError } from '../errors.ts';
import type { AlertSet } from '../model/alert-set.ts';
import type { JsonObject, JsonValue } from '../model/json.ts';
import { factsOf } from './alert-facts.ts';
import { isJsonObject } from './json-body.ts';
import { lineHashes } from './line-hash.ts';
import { failuresOf } from './sarif-failures.ts';
import { lineFingerprint } from './sarif-fingerprint.ts';
import { identify } from './sarif-identity.ts';
import { listOf, memberOf, textOf } from './sarif-json.ts';
import { readPlaces } from './sarif-location.ts';
import { isInRepository } from './sarif-path.ts';
import { type Finding, readFinding } from './sarif-result.ts';
import { readRules } from './sarif-rule.ts';

export interface SarifOptions {
  /** `owner/name`. */
  repository: string;
  /** The `file:` address of the checkout, for tools that report whole paths. Omit to use only what the log itself says. */
  root?: string;
  /**
   * The text of a file, by a path below the repository's root that never leads out of it (links in the file system
   * aside); undefined where there is none. Each file is asked for once.
   */
  sourceOf?(path: string): string | undefined;
  /** True if a file is in the checkout, by such a path. */
  isFile?(path: string): boolean;
}

/** Reads logs that belong together: what one of them reports of a tool and category completes what another reports. */
export class SarifReader {
  readonly #options: SarifOptions;
  readonly #analyses = new Map<string, Analysis>();
  #runs = 0;

  constructor(options: SarifOptions) {
    this.#options = options;
  }

  /**
   * Reads a SARIF 2.1.0 log. Throws `malformed` when it is no such log, naming the member, and takes nothing of it then;
   * members that may be absent and are of a wrong type count as absent.
   * Sources: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html; for category and fingerprints
   * docs.github.com, "SARIF support for code scanning".
   */
  add(log: JsonObject): void {
    const runs = runsOf(log);
    const identities = runs.map((run, at) => readIdentity(run, `runs[${at}]`));
    runs.forEach((run, at) => {
      const { tool, category } = identities[at] as { tool: string; category: string };
      const key = JSON.stringify([tool, category]);
      const fresh = { tool, category, findings: [], unread: new Set<string>(), reported: new Set<string>() };
      const analysis = this.#analyses.get(key) ?? { ...fresh, isPartial: false };
      this.#analyses.set(key, analysis);
      this.#runs += 1;
      readRun(run as JsonObject, { analysis, options: this.#options, number: this.#runs });
    });
  }

  /** Returns the alerts, one set for each tool and category. */
  sets(): AlertSet[] {
    const found = [...this.#analyses.values()];
    hashLines(
      found.flatMap((analysis) => analysis.findings),
      this.#options,
    );
    return found.map((analysis) => alertSetOf(analysis, this.#options.repository));
  }
}

/** Returns the alerts of one log, as {@link SarifReader} does. */
export function readSarif(log: JsonObject, options: SarifOptions): AlertSet[] {
  const reader = new SarifReader(options);
  reader.add(log);
  return reader.sets();
}

/** The runs of one tool and category. */
interface Analysis {
  tool: string;
  category: string;
  findings: Finding[];
  /** Why results could not be read. */
  unread: Set<string>;
  /** Failures that the tool reports. */
  reported: Set<string>;
  /** True if the tool says that something was not analysed. */
  isPartial: boolean;
}

function runsOf(log: JsonObject): readonly JsonValue[] {
  const version = memberOf(log, 'version');
  if (version === undefined) throw malformed('version', 'is missing', 'Is it a SARIF file?');
  if (typeof version === 'string' && version !== '2.1.0' && /^\d+\.\d+/.test(version)) {
    throw new TicketwireError(
      'malformed',
      `The log is SARIF ${version.slice(0, 40)}, and only SARIF 2.1.0 is read. Set the tool to write 2.1.0, or convert the file.`,
    );
  }
  if (version !== '2.1.0') throw malformed('version', "is not '2.1.0'", 'Is it a SARIF file?');
  const runs = memberOf(log, 'runs');
  if (!Array.isArray(runs)) throw malformed('runs', 'is not an array');
  return runs;
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

function readRun(run: JsonObject, given: { analysis: Analysis; options: SarifOptions; number: number }): void {
  const { analysis, options, number } = given;
  const { repository, root, sourceOf } = options;
  const isFile = options.isFile ?? (sourceOf && ((path: string) => sourceOf(path) !== undefined));
  const ruleOf = readRules(run);
  const name = repository.slice(repository.indexOf('/') + 1);
  const placeOf = readPlaces(run, { root, name, ...(isFile === undefined ? {} : { isFile }) });
  const { unread, reported, isPartial } = failuresOf(run);
  for (const each of unread) analysis.unread.add(each);
  for (const each of reported) analysis.reported.add(each);
  analysis.isPartial ||= isPartial;
  for (const result of listOf(run, 'results')) {
    if (!isJsonObject(result)) continue;
    const finding = readFinding(result, { run: number, rule: ruleOf(result), place: placeOf(result), repository });
    if (finding !== undefined) analysis.findings.push(finding);
  }
}

/** Gives GitHub's line hash to findings without a known fingerprint, file by file, so that one file at a time is in memory. */
function hashLines(findings: readonly Finding[], options: SarifOptions): void {
  if (options.sourceOf === undefined) return;
  const bare = findings.filter(
    ({ fingerprints, place }) => place.line !== undefined && !fingerprints.some(({ isKnown }) => isKnown),
  );
  for (const [path, inFile] of Map.groupBy(bare, ({ place }) => place.path ?? '')) {
    const source = path !== '' && isInRepository(path) ? options.sourceOf(path) : undefined;
    if (source === undefined) continue;
    const hashOf = lineHashes(source);
    for (const finding of inFile) {
      const hash = hashOf(finding.place.line ?? 0);
      if (hash !== undefined) finding.lineHash = lineFingerprint(hash);
    }
  }
}

function alertSetOf(analysis: Analysis, repository: string): AlertSet {
  const { tool, category, findings, unread, reported, isPartial } = analysis;
  const alerts = new Map<string, AlertSet['alerts'][number]>();
  const identities = identify(findings, analysis);
  let isWeak = false;
  for (const finding of findings) {
    const { hash = '', former = [], isWeak: isOwnWeak = false } = identities.get(finding) ?? {};
    const subjectOf = (each: string) => `sarif:${repository}:${each}`;
    const subject = subjectOf(hash);
    const { facts } = finding;
    isWeak ||= isOwnWeak;
    const known = alerts.get(subject);
    if (known === undefined) {
      const rule = facts.rule ?? titleOf(facts.message) ?? `Result of ${tool}`;
      alerts.set(subject, {
        subject,
        facts: factsOf({ id: hash.slice(0, 16), ...facts, rule }),
        ...(former.length === 0 ? {} : { formerSubjects: former.map(subjectOf) }),
      });
    } else if (facts.state === 'open') known.facts.state = 'open';
  }
  return {
    scope: `sarif:${repository}:${scopePart(tool)}:${category}`,
    label: tool,
    alerts: [...alerts.values()],
    isComplete: unread.size === 0 && !isPartial,
    isFailed: unread.size === 0 && reported.size > 0,
    doubts: [...unread, ...[...reported].slice(0, maxReported), ...(isWeak ? [weakness] : [])],
  };
}

/** More failures of one tool are not listed. */
const maxReported = 10;

const weakness =
  'There are results without fingerprints, and their files could not be read: equal ones in one file are numbered in the order of their lines.';

/** The first line of a message, for results without a rule. */
function titleOf(message: string | undefined): string | undefined {
  const line =
    message
      ?.split('\n')
      .find((each) => each.trim() !== '')
      ?.trim() ?? '';
  return line === ''
    ? undefined
    : line.length > maxTitleChars
      ? `${line.slice(0, maxTitleChars - 1).trimEnd()}…`
      : line;
}

const maxTitleChars = 150;

/** A colon in the tool's name would make two scopes one. */
function scopePart(tool: string): string {
  return tool.replace(/[%:]/g, encodeURIComponent);
}
