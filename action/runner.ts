import type { Fetch } from '../shared/clients/http.ts';
import type { WorkflowSituation } from '../shared/mapping/workflow-event.ts';
import type { InputName, OutputName } from './inputs.ts';

/** What the workflow runner gives and takes; bound to GitHub's toolkit in `index.ts` only. */
export interface Runner extends WorkflowSituation {
  input(name: InputName): string;
  /** `https://api.github.com`, without a trailing slash. */
  apiUrl: string;
  /** Where a checkout is, if there is one. */
  workspace: string;
  env: Readonly<Record<string, string | undefined>>;
  /** By way of the runner's proxy, where it has one. */
  fetch: Fetch;
  output(name: OutputName, value: string): void;
  mask(secret: string): void;
  info(text: string): void;
  warning(text: string, place?: FilePlace): void;
  error(text: string, place?: FilePlace): void;
  fail(): void;
  /** Adds Markdown to the job summary. */
  summarize(markdown: string): Promise<void>;
}

export interface FilePlace {
  file: string;
  startLine: number;
  startColumn: number;
}

export interface Clock {
  now(): number;
  wait(ms: number): Promise<void>;
}
