import type { HookEvent } from '../model/event.ts';

/**
 * The event of a run once more for each of its jobs that ended: for tickets that follow jobs. Of a job that neither
 * failed nor passed there is none.
 */
export function jobEvents(event: HookEvent): readonly HookEvent[] {
  const { run } = event.data;
  if (run === undefined || run.job !== undefined) return [];
  const failed = (run.failed_jobs ?? []).map((job) => ({
    type: 'run.failed' as const,
    name: job.name,
    facts: { conclusion: job.conclusion, failed_jobs: [job], url: job.url === '' ? run.url : job.url },
  }));
  const passed = (run.passed_jobs ?? []).map((name) => ({
    type: 'run.passed' as const,
    name,
    facts: { conclusion: 'success', failed_jobs: [] },
  }));
  return [...failed, ...passed].map(({ type, name, facts }): HookEvent => {
    // What a job came to is its own: no other job says otherwise.
    const { isContended: _, ...common } = event;
    return {
      ...common,
      id: `${event.id}/job/${name}`,
      type,
      subject: `${event.subject}:job:${name}`,
      data: { ...event.data, run: { ...run, ...facts, job: name } },
    };
  });
}
