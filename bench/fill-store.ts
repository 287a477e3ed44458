import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { openSqliteStore } from '../receiver/store/sqlite.ts';

const batch = 200;
const bodyBytes = 500;

/** An embedded store as it is after years: deliveries that nobody wanted, and tickets. */
async function fillStore(
  directory: string,
  size: { deliveries: number; tickets: number; ageMs: number },
): Promise<void> {
  mkdirSync(directory, { recursive: true });
  const store = await openSqliteStore(directory, Date.now);
  const body = Buffer.alloc(bodyBytes, 'x');
  for (let done = 0; done < size.deliveries; done += batch) {
    const each = () => ({ id: randomUUID(), source: 'octo', receivedAt: Date.now() - size.ageMs, headers: {}, body });
    await Promise.all(
      Array.from({ length: batch }, () => store.accept({ delivery: each(), events: ['push.branch'], effects: [] })),
    );
  }
  for (let done = 0; done < size.tickets; done += batch) {
    await Promise.all(
      Array.from({ length: batch }, (_, index) =>
        store.tickets.intend({
          target: 'issues',
          subject: `run:octo/widgets:ci.yml:branch-${done + index}`,
          source: 'octo',
          rule: 'Rule 0',
          data: {},
          at: Date.now(),
        }),
      ),
    );
  }
  await store.close();
}

const [directory = '', deliveries, tickets, ageMs = 0] = process.argv.slice(2);
await fillStore(directory, { deliveries: Number(deliveries), tickets: Number(tickets), ageMs: Number(ageMs) });
