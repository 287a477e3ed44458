import { withoutControls } from '../../shared/mapping/escape.ts';

/** A line for people. What came from outside must not steer the terminal. */
export function print(line: string): void {
  process.stdout.write(`${withoutControls(line)}\n`);
}

export function printJson(value: unknown): void {
  print(JSON.stringify(value, undefined, 2));
}
