/**
 * What finding the rules of an event costs: ten thousand rules over a hundred sources, beside only those that share the
 * event's type and source. Writes bench/results-rules.md.
 *
 *   node bench/rules.ts
 */
import { cpus } from 'node:os';
import { compileCondition } from '../shared/mapping/template.ts';
import { contextOf } from '../shared/mapping/ticket-draft.ts';
import type { HookEvent } from '../shared/model/event.ts';
import type { Rule } from '../shared/model/rule.ts';
import { plan } from '../shared/routing/plan.ts';
import { indexRules } from '../shared/routing/rule-index.ts';
import { report } from './report.ts';

const rounds = 7;
const events = 20_000;
/** Above the cost of the rules that share the event's type and source by this much at most. */
const maxRatio = 1.3;

const types = [
  'alert',
  'run',
  'push.branch',
  'pull_request',
  'release.published',
  'issue',
  'comment.created',
  'push.tag',
];

function rule(place: number, given: Partial<Rule>): Rule {
  return {
    name: `Rule ${place}`,
    on: ['alert'],
    from: [],
    branches: ['main', 'release/**', '!release/**-rc'],
    if: compileCondition('alert.severity == "high"'),
    isEnabled: true,
    steps: [{ verb: 'track', in: 'issues' }],
    ...given,
  };
}

/** `count` rules for pushes of source-0, none of which holds; the rest is for other types and other sources. */
function rules(count: number, total: number): Rule[] {
  return Array.from({ length: total }, (_, place) =>
    place % Math.floor(total / count) === 0
      ? rule(place, { on: ['push'], from: ['source-0'] })
      : rule(place, { on: [types[place % types.length] ?? 'alert'], from: [`source-${1 + (place % 99)}`] }),
  );
}

const event: HookEvent = {
  id: 'e',
  sender: 'github',
  source: 'source-0',
  type: 'push.branch',
  subject: 'push:octo/widgets:refs/heads/fix',
  occurredAt: 1,
  data: {
    push: { ref: 'refs/heads/fix', branch: 'fix', is_default_branch: false, url: '', commits: [], paths: [] },
    repository: { full_name: 'octo/widgets', url: '', default_branch: 'main' },
  },
  payload: {},
};

function microsecondsPerEvent(all: readonly Rule[]): number {
  const index = indexRules(all);
  const inputs = {
    receivedAt: 2,
    rules: index,
    context: () => contextOf(event, 'GitHub'),
    followed: [],
    draft: () => {
      throw new Error('no rule wants it');
    },
    keysIn: () => () => [],
    answering: new Map(),
    deploys: () => ({ repository: 'octo/site', branch: 'main' }),
    message: () => undefined,
    isStoreless: false,
  };
  for (let warm = 0; warm < 2_000; warm += 1) plan(event, inputs);
  const startedAt = process.hrtime.bigint();
  for (let each = 0; each < events; each += 1) plan(event, inputs);
  return Number(process.hrtime.bigint() - startedAt) / 1_000 / events;
}

const contenders = [
  { name: '10 rules, all of its type and source', rules: rules(10, 10) },
  { name: '10,000 rules, 10 of its type and source', rules: rules(10, 10_000) },
  { name: '100 rules, all of its type and source', rules: rules(100, 100) },
  { name: '10,000 rules, 100 of its type and source', rules: rules(100, 10_000) },
];
const measured = new Map<string, number[]>(contenders.map(({ name }) => [name, []]));
for (let round = 0; round < rounds; round += 1) {
  for (const { name, rules: all } of contenders.toSorted(() => Math.random() - 0.5)) {
    measured.get(name)?.push(microsecondsPerEvent(all));
  }
}
const median = (name: string) =>
  measured.get(name)?.toSorted((left, right) => left - right)[Math.floor(rounds / 2)] ?? 0;
const rows = contenders.map(({ name }) => `| ${name} | ${median(name).toFixed(2)} |`);
const ratios = [0, 2].map((at) => median(contenders[at + 1]?.name ?? '') / median(contenders[at]?.name ?? ''));
const text = `# Finding the rules of an event

\`node bench/rules.ts\`, ${rounds} rounds of ${events.toLocaleString('en')} events, order shuffled; Node ${process.version}, ${cpus()[0]?.model}. The event is a push that no rule wants: each rule of its type and source looks at its branch. Median of the rounds.

| rules | µs per event |
| --- | ---: |
${rows.join('\n')}
`;
report(
  'rules',
  text,
  ratios.map((ratio, index) => ({
    name: `10,000 rules over 100 sources, of the ${index === 0 ? 10 : 100} that share the event's type and source`,
    measured: ratio,
    atMost: maxRatio,
    isRatio: true,
  })),
);
