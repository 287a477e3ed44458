import type { Effect } from '../shared/model/effect.ts';
import type { Outcome } from '../shared/model/outcome.ts';
import type { FinishedAttempt } from '../shared/store/store.ts';
import { plainLine } from '../shared/targets/rooms/plain-text.ts';
import type { Row } from './summary.ts';

/** Returns one effect and its outcome as outputs and the summary show it. */
export function rowOf({ effect, outcome }: FinishedAttempt): Row {
  const { rule, type } = effect.cause;
  const named =
    'key' in effect ? effect.key : 'login' in effect ? effect.login : 'reference' in effect ? effect.reference : '';
  const told = toldOf(outcome);
  const said = effect.kind === 'post-message' ? plainLine(effect.message.line) : '';
  const common = { rule, event: type, target: effect.target, key: named, url: '' };
  const about = { subject: effect.subject, title: titleOf(effect) };
  return { ...common, ...about, ...told, note: told.note || said };
}

/** Returns the title of the ticket that an effect is about; empty where it has none. */
export function titleOf(effect: Effect): string {
  return effect.kind === 'track-ticket' ? (effect.draft?.title ?? '') : '';
}

function toldOf(outcome: Outcome): Partial<Row> & { change: string; note: string } {
  switch (outcome.status) {
    case 'done': {
      const { result, note = '' } = outcome;
      if ('reference' in result && result.change !== 'told') {
        return { change: result.change, key: result.reference.replace(/^[^#@]*(?=[#@])/, ''), note };
      }
      if (!('ticket' in result)) return { change: result.change, note };
      const { key, url, title } = result.ticket;
      // A dry run opens nothing, so the ticket has no number yet.
      if (/^(?:[A-Z][A-Z0-9_]*-)?0$/.test(key)) return { change: result.change, key: '', note: title };
      return { change: result.change, key, url, note, ...(title === '' ? {} : { title }) };
    }
    case 'skipped':
      return { change: 'skipped', note: outcome.reason };
    case 'retry':
    case 'failed':
      return { change: 'failed', note: outcome.message };
    default:
      return outcome satisfies never;
  }
}
