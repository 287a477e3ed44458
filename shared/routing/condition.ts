import picomatch from 'picomatch';
import { TicketwireError } from '../errors.ts';
import { holdsExpression, type TemplateContext } from '../mapping/template.ts';
import type { HookEvent } from '../model/event.ts';
import type { Rule } from '../model/rule.ts';

/** Why a rule does not want an event, in words for a person; undefined when it wants it. */
export function objectionOf(rule: Rule, event: HookEvent, context: TemplateContext): string | undefined {
  if (!rule.isEnabled) return 'it is parked (enabled: false)';
  if (!rule.on.some((pattern) => matchesType(pattern, event.type))) {
    return `it is for ${rule.on.join(', ')}, and this is ${event.type}`;
  }
  if (rule.from.length > 0 && !rule.from.includes(event.source)) {
    return `it is for source ${rule.from.join(', ')}, and this comes from ${event.source}`;
  }
  if (rule.if === undefined) return undefined;
  try {
    return holdsExpression(rule.if, context) ? undefined : `its condition is not met: ${rule.if}`;
  } catch (error) {
    if (!(error instanceof TicketwireError)) throw error;
    return error.message;
  }
}

/** Whether a type, a family or a glob covers an event type. */
export function matchesType(pattern: string, type: string): boolean {
  return pattern === type || type.startsWith(`${pattern}.`) || picomatch.isMatch(type, pattern);
}
