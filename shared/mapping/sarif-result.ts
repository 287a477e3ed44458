import type { JsonObject } from '../model/json.ts';
import { detailsFact, type FoundFacts, messageFact, nameFact, urlFact } from './alert-facts.ts';
import { isJsonObject } from './json-body.ts';
import { type BroughtFingerprint, columnFingerprintOf, type Fingerprint, fingerprintsOf } from './sarif-fingerprint.ts';
import { formerFingerprintOf } from './sarif-former.ts';
import { listOf, memberOf, textOf } from './sarif-json.ts';
import { type SarifPlace, withoutVersion } from './sarif-location.ts';
import { messageTextOf } from './sarif-message.ts';
import { levelOf, type SarifRule } from './sarif-rule.ts';

/** A result that is a finding, before its subject is known. */
export interface Finding {
  /** Tells the runs of one reader apart. */
  run: number;
  ruleId: string;
  place: SarifPlace;
  /** The column, or GitHub's fingerprint of it; empty where there is none. */
  column: string;
  /** The package that the result is about, without its version. */
  packageName: string | undefined;
  /** Fingerprints that the result brings, the best first. */
  fingerprints: readonly BroughtFingerprint[];
  /** The hash of its line, where the file could be read. */
  lineHash: Fingerprint | undefined;
  /** The fingerprint that earlier versions took from the result. */
  former: Fingerprint | undefined;
  /** All facts but the id. */
  facts: Omit<FoundFacts, 'id'>;
}

/** Returns one result as a finding; undefined when it reports none, or one that is gone. Source: SARIF 2.1.0, 3.27. */
export function readFinding(
  result: JsonObject,
  given: { run: number; rule: SarifRule; place: SarifPlace; repository: string },
): Finding | undefined {
  const { run, rule, place, repository } = given;
  const severity = severityOf(result, rule);
  if (severity === undefined || memberOf(result, 'baselineState') === 'absent') return undefined;
  const text = messageTextOf(result, rule);
  return {
    run,
    ruleId: rule.id,
    place,
    column: columnFingerprintOf(result) ?? String(place.column ?? ''),
    packageName: packageOf(result, text),
    fingerprints: fingerprintsOf(result),
    lineHash: undefined,
    former: formerFingerprintOf(result),
    facts: {
      rule: rule.title,
      rule_id: nameFact(rule.id),
      rule_url: rule.url,
      severity,
      message: messageFact(text) ?? rule.title,
      file: nameFact(place.shown),
      line: place.line,
      url: urlFact(textOf(result, 'hostedViewerUri')),
      state: isSuppressed(result) ? 'suppressed' : 'open',
      labels: rule.labels?.slice(),
      project: repository,
      // The default text shows a severity beside the id of a rule.
      details: detailsFact([...(rule.id === '' ? [{ name: 'Severity', value: severity }] : []), ...place.details]),
    },
  };
}

/**
 * Returns the package that a scanner names: in the message of the location (Trivy: "web/package-lock.json: semver@7.5.1"),
 * or in its own message (Trivy and Docker Scout: "Package: semver", Grype: "npm package: semver, version 7.5.1",
 * OSV-Scanner: "Package 'semver@7.5.1'").
 */
function packageOf(result: JsonObject, text = ''): string | undefined {
  const place = textOf(memberOf(listOf(result, 'locations')[0], 'message'), 'text') ?? '';
  const name =
    /: (@?[^\s@]+)@[^\s@]+$/.exec(place.slice(0, maxPackageChars))?.[1] ??
    /\bpackage ?: ?([^\s,;]+)|\bpackage ['"`]([^'"`\s]+)['"`]/i
      .exec(text.slice(0, maxPackageChars))
      ?.slice(1)
      .find((each) => each !== undefined);
  return name === undefined ? undefined : withoutVersion(name);
}

const maxPackageChars = 2_000;

/** The severity for people; undefined when the result is no finding. Levels count for failures only. */
function severityOf(result: JsonObject, rule: SarifRule): string | undefined {
  const kind = memberOf(result, 'kind');
  if (typeof kind === 'string' && harmless.has(kind)) return undefined;
  const own = levelOf(memberOf(result, 'level'));
  if (kind === 'review' || kind === 'open') {
    return rule.securitySeverity ?? (own === undefined || own === 'none' ? 'note' : own);
  }
  const level = own ?? rule.level ?? 'warning';
  return level === 'none' ? undefined : (rule.securitySeverity ?? level);
}

const harmless = new Set(['pass', 'notApplicable', 'informational']);

/** The standard calls it `status`; `state` is what drafts of it said. */
function isSuppressed(result: JsonObject): boolean {
  const suppressions = listOf(result, 'suppressions').filter(isJsonObject);
  return (
    suppressions.length > 0 &&
    !suppressions.some((each) => undecided.has(textOf(each, 'status') ?? textOf(each, 'state') ?? ''))
  );
}

const undecided = new Set(['underReview', 'rejected']);
