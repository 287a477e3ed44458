import type { JsonObject } from '../model/json.ts';
import { type FoundFacts, messageFact, nameFact, urlFact } from './alert-facts.ts';
import { isJsonObject } from './json-body.ts';
import { type Fingerprint, fingerprintOf } from './sarif-fingerprint.ts';
import { listOf, memberOf, textOf } from './sarif-json.ts';
import type { SarifPlace } from './sarif-location.ts';
import { messageTextOf } from './sarif-message.ts';
import { levelOf, type SarifRule } from './sarif-rule.ts';

/** A result that is a finding, before its subject is known. */
export interface Finding {
  ruleId: string;
  place: SarifPlace;
  /** Undefined when the result brings none. */
  fingerprint: Fingerprint | undefined;
  /** All facts but the id. */
  facts: Omit<FoundFacts, 'id'>;
}

/** One result as a finding; undefined when it reports none, or one that is gone. Source: SARIF 2.1.0, 3.27. */
export function readFinding(
  result: JsonObject,
  given: { rule: SarifRule; place: SarifPlace; repository: string },
): Finding | undefined {
  const { rule, place, repository } = given;
  const severity = severityOf(result, rule);
  if (severity === undefined || memberOf(result, 'baselineState') === 'absent') return undefined;
  return {
    ruleId: rule.id,
    place,
    fingerprint: fingerprintOf(result),
    facts: {
      rule: rule.title,
      rule_url: rule.url,
      severity,
      message: messageFact(messageTextOf(result, rule)) ?? rule.title,
      file: nameFact(place.path),
      line: place.line,
      url: urlFact(textOf(result, 'hostedViewerUri')),
      state: isSuppressed(result) ? 'suppressed' : 'open',
      labels: rule.labels?.slice(),
      project: repository,
    },
  };
}

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
