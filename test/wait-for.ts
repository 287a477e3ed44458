/** Ends a hang, nothing else: a busy machine may take many times as long as an idle one. */
const withinMs = 60_000;
const everyMs = 20;

/** Polls `probe` until it returns something truthy, and returns that. `what` completes "Waited for …" if it never does. */
export async function waitFor<T>(what: string, probe: () => T | Promise<T>): Promise<NonNullable<T>> {
  const endsAt = performance.now() + withinMs;
  for (;;) {
    const found = await probe();
    if (found) return found;
    if (performance.now() > endsAt) throw new Error(`Waited for ${what}, in vain, for ${withinMs / 1_000} s.`);
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}
