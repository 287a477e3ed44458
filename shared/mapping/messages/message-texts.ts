import type { EventType } from '../../model/event.ts';
import { codePieces, commandTexts, commentTexts, pushTexts, releasePieces, releaseTexts } from './code-texts.ts';
import { commented, issue, pullRequest, where, who } from './fragments.ts';
import { issueTexts, pullRequestTexts } from './item-texts.ts';
import { otherTexts } from './other-texts.ts';
import { alertTexts, deploymentTexts, incidentTexts, pingTexts, runTexts, statePieces } from './state-texts.ts';

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
  ...incidentTexts,
  ...otherTexts,
};

/** Pieces that many texts have in common, for whoever prints the texts. */
export const messagePieces: Readonly<Record<string, string>> = {
  where,
  who,
  'pull request': pullRequest,
  issue,
  'written on': commented,
  ...statePieces,
  ...codePieces,
  ...releasePieces,
};

/** The text for all of a family: it has words for everything, also for what another event tells, too. */
export function familyTextNameOf(type: EventType): string {
  const family = type.slice(0, type.indexOf('.'));
  return Object.hasOwn(messageTexts, family) ? family : 'other';
}

/** The type that a text is written for, or the family. */
export function textNameOf(type: EventType): string {
  const [family = ''] = type.split('.');
  return [type, family].find((name) => Object.hasOwn(messageTexts, name)) ?? 'other';
}
