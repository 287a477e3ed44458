import { createLive } from '../../receiver/live.ts';
import { requireConfiguration } from '../../shared/config/load.ts';
import type { EpochMs } from '../../shared/model/json.ts';
import { type AcceptedDelivery, acceptFetched } from '../../shared/pipeline/accept.ts';
import { perform } from '../../shared/pipeline/perform.ts';
import type { ClaimedEffect, Store } from '../../shared/store/store.ts';

/** Accepts deliveries of one source and performs what they ask for, on a store and a clock of the test. */
export interface Pipeline {
  deliver(given: { body: unknown; headers?: Record<string, string>; at: EpochMs }): Promise<AcceptedDelivery>;
  /** Bodies that were posted to rooms. */
  posted: { type: string; timestamp: string }[];
}

/** `file` is a configuration with one source. */
export function createPipeline(store: Store, file: string): Pipeline {
  const configuration = requireConfiguration({ text: file, file: 'ticketwire.yml', directory: '.', env: {}, now: 0 });
  const [source] = configuration.sources;
  if (source === undefined) throw new Error('There is no source.');
  const posted: Pipeline['posted'] = [];
  const openHttp = () => ({
    send: async ({ body }: { body?: Uint8Array | string }) => {
      posted.push(JSON.parse(Buffer.from(body ?? '').toString()));
      return { status: 204, text: '', json: null, headers: { get: () => null } } as never;
    },
  });
  let clock = 0;
  let serial = 0;
  const live = createLive(configuration, (target) => target.open({ board: store.board, now: () => clock, openHttp }));

  async function deliver({ body, headers = {}, at }: Parameters<Pipeline['deliver']>[0]): Promise<AcceptedDelivery> {
    clock = at;
    serial += 1;
    const delivery = { id: `d${serial}`, source: source?.name ?? '', receivedAt: at, headers, body: toBytes(body) };
    const inputs = {
      source: source as NonNullable<typeof source>,
      store,
      now: at,
      rules: live.rules,
      targets: live.targets,
    };
    const accepted = await acceptFetched(delivery, inputs);
    let claimed: readonly ClaimedEffect[];
    do {
      claimed = await store.claimDue({ worker: 'w', limit: 10, now: at + 1, leaseMs: 60_000 });
      for (const each of claimed) {
        const given = { targets: live.opened, store, now: () => clock, random: () => 0.5 };
        await store.finish(await perform(each, given));
      }
    } while (claimed.length > 0);
    return accepted;
  }
  return { deliver, posted };
}

const toBytes = (body: unknown) => Buffer.from(JSON.stringify(body));
