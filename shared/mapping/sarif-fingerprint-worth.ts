import type { BroughtFingerprint } from './sarif-fingerprint.ts';
import type { Finding } from './sarif-result.ts';

/**
 * Returns a test for fingerprints of unknown names that identify no finding: a value that all results of a run share, a
 * value at several lines of one file, and every value of a name that findings of several kinds share within a file.
 */
export function findWorthless(
  findings: readonly Finding[],
  lookOf: (finding: Finding) => string,
): (finding: Finding, fingerprint: BroughtFingerprint) => boolean {
  const inRun = new Map<string, Shared>();
  const inFile = new Map<string, Shared>();
  const perFile = new Set<string>();
  for (const finding of findings) {
    const { ruleId, place, facts } = finding;
    for (const fingerprint of finding.fingerprints) {
      if (fingerprint.isKnown) continue;
      const { kind, value } = fingerprint;
      note(inRun, runKeyOf(finding, fingerprint), { value, look: `${ruleId}\n${place.path}\n${lookOf(finding)}` });
      const file = note(inFile, fileKeyOf(finding, fingerprint), { value, look: String(place.line) });
      file.rule ??= ruleId;
      file.message ??= facts.message ?? '';
      const isUnlike = file.rule !== ruleId || file.message !== (facts.message ?? '');
      if (file.isSeveral && isUnlike) perFile.add(kind);
    }
  }
  return (finding, fingerprint) => {
    if (fingerprint.isKnown) return false;
    const ofRun = inRun.get(runKeyOf(finding, fingerprint));
    const isConstant = ofRun?.isSeveral === true && ofRun.isEqual;
    return (
      isConstant || perFile.has(fingerprint.kind) || inFile.get(fileKeyOf(finding, fingerprint))?.isSeveral === true
    );
  };
}

/** The values that findings of one run, or of one file, have. */
interface Shared {
  value: string;
  look: string;
  /** True if all values are equal. */
  isEqual: boolean;
  /** True if there are findings of several looks. */
  isSeveral: boolean;
  rule?: string;
  message?: string;
}

function note(shared: Map<string, Shared>, key: string, { value, look }: { value: string; look: string }): Shared {
  const known = shared.get(key) ?? { value, look, isEqual: true, isSeveral: false };
  shared.set(key, known);
  if (known.value !== value) known.isEqual = false;
  if (known.look !== look) known.isSeveral = true;
  return known;
}

function runKeyOf({ run }: Finding, { kind }: BroughtFingerprint): string {
  return `${run}\n${kind}`;
}

function fileKeyOf({ place }: Finding, { kind, value }: BroughtFingerprint): string {
  return JSON.stringify([place.path ?? '', kind, value]);
}
