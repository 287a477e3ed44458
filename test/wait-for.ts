/** Ends a hang, nothing else: a busy machine may take many times as long as an idle one. */
const withinMs = 120_000;
const everyMs = 20;

type Falsy = false | 0 | '' | null | undefined;

/** Polls `probe` until it returns something truthy, and returns that. */
export async function waitFor<T>(probe: () => T | Promise<T>): Promise<Exclude<T, Falsy>> {
  const endsAt = performance.now() + withinMs;
  for (;;) {
    const found = await probe();
    if (found) return found as Exclude<T, Falsy>;
    if (performance.now() > endsAt) throw new Error(`Waited ${withinMs / 1_000} s in vain for ${probe}`);
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}
