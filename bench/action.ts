/**
 * What one run of the Action costs: CPU, memory and requests of the committed bundle, against a GitHub and a Jira on
 * loopback, beside a bundle that only imports GitHub's toolkit and posts once. Writes bench/results-action.md.
 *
 *   npm run bench
 */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pullRequest, push, workflowRun } from '../test/program/action/payloads.ts';
import { buildFloor } from './floor.ts';
import { report as writeReport } from './report.ts';
import { type Issue, startServices } from './services.ts';

const rounds = Number(process.argv[2] ?? 15);
const maxCpuRatio = 1.15;
const maxMemoryMb = 80;

interface Scenario {
  name: string;
  event: string;
  payload: unknown;
  inputs: Record<string, string>;
  files?: Record<string, string>;
  /** Brings the fake to where the scenario starts. */
  prepare?(): void;
  maxRequests: number;
}

const known = new Map<string, Issue>();

const services = await startServices();
const { url } = services;

const work = mkdtempSync(join(tmpdir(), 'ticketwire-bench-'));
try {
  const floor = buildFloor(work);
  const jira = {
    'jira-url': url,
    'jira-user': 'me@acme.example',
    'jira-token': 'token',
    'jira-projects': 'SOC',
    transition: 'Done',
  };
  const track = { 'track-runs': 'true' };
  const asRule = { rules: '- { name: Runs, on: run, do: [{ track: issues }] }' };
  const failing = { event: 'workflow_run', payload: workflowRun(1) };
  const welcome =
    '- { name: W, on: pull_request.opened, association: newcomer, do: [{ comment: { in: issues, tickets: [this], text: Hello } }] }';
  const known1 = () => keep('run');
  const scenarios: Scenario[] = [
    { name: 'open an issue for a failing run', ...failing, inputs: track, maxRequests: 5 },
    {
      name: 'comment on a known one',
      event: 'workflow_run',
      payload: workflowRun(2),
      inputs: track,
      prepare: known1,
      maxRequests: 4,
    },
    {
      name: 'close it',
      event: 'workflow_run',
      payload: workflowRun(3, { conclusion: 'success' }),
      inputs: track,
      prepare: known1,
      maxRequests: 3,
    },
    { name: 'open one, by a rule', ...failing, inputs: asRule, maxRequests: 5 },
    { name: 'move a Jira ticket', event: 'push', payload: push(['SOC-7']), inputs: jira, maxRequests: 2 },
    {
      name: 'a ticket that has the status already',
      event: 'push',
      payload: push(['SOC-7']),
      inputs: jira,
      prepare: () => {
        services.jiraStatus = 'Done';
      },
      maxRequests: 1,
    },
    {
      name: 'move four Jira tickets',
      event: 'push',
      payload: push(['SOC-1 SOC-2 SOC-3 SOC-4']),
      inputs: jira,
      maxRequests: 8,
    },
    {
      name: 'welcome a newcomer',
      event: 'pull_request_target',
      payload: pullRequest(9, { action: 'opened' }),
      inputs: { rules: welcome },
      maxRequests: 2,
    },
    {
      name: 'nothing new among 50 alerts',
      event: 'push',
      payload: push([]),
      inputs: { sarif: '*.sarif', rules: '- { name: A, on: alert, do: [{ track: issues }] }' },
      files: { 'a.sarif': sarif(50) },
      prepare: () => keep('alerts'),
      maxRequests: 1,
    },
    {
      name: 'an event it has nothing to do for',
      event: 'watch',
      payload: {},
      inputs: { transition: 'Done' },
      maxRequests: 0,
    },
  ];
  await fill('run', scenarios[0] as Scenario);
  await fill('alerts', scenarios[8] as Scenario);
  report(floor, await measure(floor, scenarios), scenarios);
} finally {
  services.close();
  rmSync(work, { recursive: true });
}

interface Cost {
  cpuMs: number;
  memoryMb: number;
  wallMs: number;
  requests: number;
}

async function measure(floor: string, scenarios: readonly Scenario[]): Promise<Map<string, Cost[]>> {
  const costs = new Map<string, Cost[]>();
  const post: Scenario = { name: 'floor', event: 'push', payload: push([]), inputs: {}, maxRequests: 1 };
  for (let round = 0; round < rounds; round += 1) {
    for (const scenario of [post, ...scenarios]) {
      const program = scenario === post ? floor : resolve('dist/action/index.js');
      costs.set(scenario.name, [...(costs.get(scenario.name) ?? []), await runOnce(program, scenario)]);
    }
  }
  return costs;
}

/** Runs a program as the runner does; it tells at its end what it used. */
async function runOnce(program: string, { event, payload, inputs, files = {}, prepare }: Scenario): Promise<Cost> {
  services.issues = [];
  services.jiraStatus = 'To Do';
  prepare?.();
  services.requests = 0;
  const usage = file('usage');
  const tell = `import { writeFileSync } from 'node:fs'; process.on('exit', () => { const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage(); writeFileSync(${JSON.stringify(usage)}, JSON.stringify([(userCPUTime + systemCPUTime) / 1000, maxRSS / 1024])); });`;
  const workspace = join(work, 'workspace');
  mkdirSync(workspace, { recursive: true });
  for (const [name, content] of Object.entries(files)) writeFileSync(join(workspace, name), content);
  const given = Object.entries({ 'github-token': 'ghs_token', 'job-status': 'success', ...inputs });
  const startedAt = performance.now();
  const child = spawn(process.execPath, ['--import', `data:text/javascript,${encodeURIComponent(tell)}`, program], {
    stdio: 'ignore',
    env: {
      ...Object.fromEntries(given.map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
      GITHUB_EVENT_NAME: event,
      GITHUB_EVENT_PATH: file('event.json', JSON.stringify(payload)),
      GITHUB_REPOSITORY: 'octo/widgets',
      GITHUB_API_URL: url,
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_RUN_ID: '1',
      GITHUB_WORKSPACE: workspace,
      GITHUB_OUTPUT: file('output'),
      GITHUB_STEP_SUMMARY: file('summary'),
    },
  });
  const status = await new Promise<number | null>((end) => child.once('close', end));
  const wallMs = performance.now() - startedAt;
  if (status !== 0) throw new Error(`${program} ended with ${status}: ${readFileSync(join(work, 'summary'), 'utf8')}`);
  const [cpuMs = 0, memoryMb = 0] = JSON.parse(readFileSync(usage, 'utf8')) as number[];
  return { cpuMs, memoryMb, wallMs, requests: services.requests };
}

function file(name: string, content = ''): string {
  const path = join(work, name);
  writeFileSync(path, content);
  return path;
}

/** Lets a scenario make its tickets once, so that others find them. */
async function fill(name: string, scenario: Scenario): Promise<void> {
  await runOnce(resolve('dist/action/index.js'), { ...scenario, prepare: () => {} });
  for (const issue of services.issues) known.set(`${name}/${issue.number}`, issue);
}

function keep(name: string): void {
  services.issues = [...known].filter(([key]) => key.startsWith(`${name}/`)).map(([, issue]) => ({ ...issue }));
}

function sarif(count: number): string {
  const results = Array.from({ length: count }, (_, index) => ({
    ruleId: 'r1',
    message: { text: `Finding ${index}` },
    locations: [{ physicalLocation: { artifactLocation: { uri: `src/${index}.ts` }, region: { startLine: 3 } } }],
    partialFingerprints: { primaryLocationLineHash: `${index}:1` },
  }));
  return JSON.stringify({ version: '2.1.0', runs: [{ tool: { driver: { name: 'Lint' } }, results }] });
}

function report(floor: string, costs: Map<string, Cost[]>, scenarios: readonly Scenario[]): void {
  const base = medianOf(costs.get('floor') ?? []);
  const mark = (isMet: boolean) => (isMet ? '' : ' over');
  const rows = scenarios.map(({ name, maxRequests }) => {
    const cost = medianOf(costs.get(name) ?? []);
    const ratio = cost.cpuMs / base.cpuMs;
    return `| ${name} | ${cost.cpuMs.toFixed(0)} | ${ratio.toFixed(2)}${mark(ratio <= maxCpuRatio)} | ${cost.memoryMb.toFixed(0)}${mark(cost.memoryMb <= maxMemoryMb)} | ${cost.requests} of ${maxRequests}${mark(cost.requests <= maxRequests)} | ${cost.wallMs.toFixed(0)} |`;
  });
  const size = (directory: string) => {
    const bytes = readdirSync(directory)
      .filter((each) => each.endsWith('.js') || each.endsWith('.mjs'))
      .map((each) => statSync(join(directory, each)).size);
    return `${(bytes.reduce((sum, each) => sum + each, 0) / 1_048_576).toFixed(2)} MiB`;
  };
  const text = `# What one run of the Action costs

Made by \`npm run bench\`: medians of ${rounds} rounds, Node ${process.version}, ${cpus()[0]?.model ?? 'unknown'} (${cpus().length} cores). CPU is the process's own, user and system together. The floor is a bundle that imports @actions/core and @actions/github and posts once; a ratio over ${maxCpuRatio}, memory over ${maxMemoryMb} MB and requests over their bar are marked.

| what | CPU ms | of the floor | memory MB | requests | wall ms |
| --- | --- | --- | --- | --- | --- |
| the floor: post once | ${base.cpuMs.toFixed(0)} | 1.00 | ${base.memoryMb.toFixed(0)} | 1 | ${base.wallMs.toFixed(0)} |
${rows.join('\n')}

Bundles: the floor ${size(join(floor, '..'))}, the Action ${size('dist/action')}, of which ${(statSync('dist/action/index.js').size / 1_048_576).toFixed(2)} MiB are read by every run.
`;
  const bars = scenarios.map(({ name }) => {
    const { cpuMs } = medianOf(costs.get(name) ?? []);
    return { name: `${name}: CPU, of the floor`, measured: cpuMs / base.cpuMs, atMost: maxCpuRatio, isRatio: true };
  });
  writeReport('action', text, bars);
}

function medianOf(costs: readonly Cost[]): Cost {
  const median = (part: keyof Cost) =>
    costs.map((cost) => cost[part]).sort((a, b) => a - b)[Math.floor(costs.length / 2)] ?? 0;
  return {
    cpuMs: median('cpuMs'),
    memoryMb: median('memoryMb'),
    wallMs: median('wallMs'),
    requests: median('requests'),
  };
}
