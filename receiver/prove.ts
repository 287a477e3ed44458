import { createHttp } from '../shared/clients/http.ts';
import type { Configuration } from '../shared/config/configuration.ts';
import { asTicketwireError } from '../shared/errors.ts';
import { assignDuties } from '../shared/routing/duties.ts';
import { createMemoryStore } from '../shared/store/memory.ts';
import type { Finding } from '../shared/targets/target.ts';

/** What was found out about a target by asking it. */
export interface Proof {
  target: string;
  type: string;
  /** In the order they were asked; empty where there is nothing to ask. */
  findings: readonly Finding[];
}

/** Asks every target whether it can do what the rules have for it. Reads alone; never throws for what a target answers. */
export async function proveTargets({ targets, rules }: Configuration): Promise<readonly Proof[]> {
  const { board } = createMemoryStore();
  const dutiesOf = assignDuties(rules, targets);
  const dependencies = { board, now: Date.now, openHttp: (timeoutMs: number) => createHttp({ timeoutMs }) };
  return Promise.all(
    targets.map(async (target) => {
      const { name, type, open } = target;
      const findings = await findingsOf(() => open(dependencies).probe?.(dutiesOf(target)) ?? []);
      return { target: name, type, findings };
    }),
  );
}

async function findingsOf(probe: () => readonly Finding[] | Promise<readonly Finding[]>): Promise<readonly Finding[]> {
  try {
    return await probe();
  } catch (thrown) {
    const { message } = asTicketwireError(thrown);
    return [{ what: 'It answers, and accepts the credentials', remedy: message }];
  }
}
