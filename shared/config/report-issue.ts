import type { z } from 'zod';
import type { ConfigurationDocument } from './document.ts';

/** Reports what the schema found, in our words. `above`: the place of the value that was parsed. */
export function reportIssue(
  document: ConfigurationDocument,
  issue: z.core.$ZodIssue,
  above: readonly (string | number)[] = [],
): void {
  const path = [...above, ...issue.path.map((part) => (typeof part === 'number' ? part : String(part)))];
  const last = path.at(-1);
  if (last !== undefined && issue.code !== 'unrecognized_keys' && issue.code !== 'invalid_key' && !document.has(path)) {
    document.report(path, 'this key is missing.');
    return;
  }
  switch (issue.code) {
    case 'unrecognized_keys': {
      const lines = issue.message.split('\n');
      issue.keys.forEach((key, index) => {
        document.report([...path, key], lines[index] ?? issue.message, 'key');
      });
      return;
    }
    case 'invalid_union': {
      // Of the branches whose kind of value this is, the first was meant.
      const meant = issue.errors.filter((branch) => !isOtherKind(branch));
      const branch = meant[0];
      if (branch === undefined) document.report(path, issue.errors.length > 0 ? kindsOf(issue.errors) : issue.message);
      else for (const inner of branch) reportIssue(document, inner, path);
      return;
    }
    case 'invalid_type':
      document.report(path, `must be ${article(issue.expected)}.`);
      return;
    case 'too_small':
    case 'too_big':
      document.report(path, sizeWords(issue));
      return;
    case 'invalid_key':
      document.report(path, issue.issues[0]?.message ?? issue.message, 'key');
      return;
    default:
      document.report(path, issue.message);
  }
}

/** What the schema says itself, or in our words what the library says in its own. */
function sizeWords(issue: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig): string {
  if (!/^Too (small|big)/.test(issue.message)) return issue.message;
  if (issue.code === 'too_big')
    return `must be at most ${issue.maximum}${issue.origin === 'string' ? ' characters long' : ''}.`;
  return issue.origin === 'string' ? 'must not be empty.' : `must be at least ${issue.minimum}.`;
}

/** Whether a branch of a union is for another kind of value altogether. */
function isOtherKind(branch: readonly z.core.$ZodIssue[]): boolean {
  return branch.every((issue) => {
    if (issue.path.length > 0) return false;
    return issue.code === 'invalid_type' || (issue.code === 'invalid_union' && issue.errors.every(isOtherKind));
  });
}

function kindsOf(branches: readonly (readonly z.core.$ZodIssue[])[]): string {
  const kindOf = (issue: z.core.$ZodIssue): string[] => {
    if (issue.code === 'invalid_union') return issue.errors.flat().flatMap(kindOf);
    return issue.code === 'invalid_type' ? [article(issue.expected)] : [];
  };
  return `must be ${[...new Set(branches.flat().flatMap(kindOf))].join(' or ')}.`;
}

function article(kind: string): string {
  const names: Record<string, string> = {
    string: 'a text',
    object: 'a mapping',
    record: 'a mapping',
    array: 'a list',
    boolean: 'true or false',
    number: 'a number',
    int: 'a whole number',
  };
  return names[kind] ?? kind;
}
