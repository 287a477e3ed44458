import { expect, test } from '@jest/globals';
import { createSeverityWarnings } from './unknown-severities.ts';

test('an unknown severity is warned of once for each source, and not without end', () => {
  const lines: unknown[] = [];
  const note = createSeverityWarnings({ warn: (line: object) => lines.push(line) });
  note('one', 'banana');
  note('one', 'banana');
  note('two', 'banana');
  expect(lines).toEqual([
    { source: 'one', severity: 'banana' },
    { source: 'two', severity: 'banana' },
  ]);
  for (let index = 0; index < 5_000; index += 1) note('one', `made up ${index}`);
  expect(lines).toHaveLength(1_000);
});
