import type { JsonObject } from '../shared/model/json.ts';
import type { InputName, OutputName } from './inputs.ts';

/** What the workflow runner gives and takes; bound to GitHub's toolkit in `index.ts` only. */
export interface Runner {
  input(name: InputName): string;
  /** `push`, `pull_request`, … */
  eventName: string;
  payload: JsonObject;
  /** `owner/name`. */
  repository: string;
  /** Where a checkout is, if there is one. */
  workspace: string;
  env: Readonly<Record<string, string | undefined>>;
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
