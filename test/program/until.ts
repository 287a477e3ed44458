/** Asks until it is so; fails when that takes too long. */
export async function until(isReached: () => Promise<boolean>, withinMs = 10_000): Promise<void> {
  const end = Date.now() + withinMs;
  while (!(await isReached())) {
    if (Date.now() > end) throw new Error(`It has not come to that within ${withinMs} ms.`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
