import type { DispatchWorkflow, Effect } from '../../model/effect.ts';
import type { Outcome } from '../../model/outcome.ts';
import type { Dispatcher } from './dispatcher.ts';

/** Starts workflows. Nothing tells whether an attempt whose answer was lost has started them. */
export async function performDispatch(effect: Effect & DispatchWorkflow, dispatcher: Dispatcher): Promise<Outcome> {
  const { repository, event, payload } = effect;
  await dispatcher.start(repository, event, payload);
  return { status: 'done', result: { change: 'dispatched', reference: repository } };
}
