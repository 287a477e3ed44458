import type { EventType } from '../../model/event.ts';
import { commandTexts, commentTexts, pushTexts, releaseTexts } from './code-texts.ts';
import { issueTexts, pullRequestTexts } from './item-texts.ts';
import { otherTexts } from './other-texts.ts';
import { alertTexts, deploymentTexts, pingTexts, runTexts } from './state-texts.ts';

/**
 * What is said of an event that nobody wrote a text for, as Liquid, by type or by family. The first line is the message,
 * the rest are its details; where nothing comes out nothing is said.
 */
export const messageTexts: Readonly<Record<string, string>> = {
  ...alertTexts,
  ...runTexts,
  ...pushTexts,
  ...pullRequestTexts,
  ...releaseTexts,
  ...issueTexts,
  ...commentTexts,
  ...commandTexts,
  ...deploymentTexts,
  ...pingTexts,
  ...otherTexts,
};

/** The type that a text is written for, or the family. */
export function textNameOf(type: EventType): string {
  const [family = ''] = type.split('.');
  return [type, family].find((name) => Object.hasOwn(messageTexts, name)) ?? 'other';
}
