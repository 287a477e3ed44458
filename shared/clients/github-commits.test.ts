import { describe, expect, test } from '@jest/globals';
import { previousTag } from './github-commits.ts';

const releases = (...tags: string[]) =>
  tags.map((tag, index) => ({
    tag_name: tag,
    draft: false,
    published_at: `2026-01-${String(28 - index).padStart(2, '0')}T00:00:00Z`,
  }));

describe('the release before a release', () => {
  test.each<[string, string[], string | undefined]>([
    ['v2.0.0', ['v2.0.0', 'v1.9.0', 'v1.10.0'], 'v1.10.0'],
    ['v1.0.1', ['v2.0.0', 'v1.0.1', 'v1.0.0'], 'v1.0.0'],
    ['v2.0.0', ['v2.0.0', 'v2.0.0-rc.2', 'v1.0.0'], 'v1.0.0'],
    ['v2.0.0-rc.10', ['v2.0.0-rc.10', 'v2.0.0-rc.9', 'v2.0.0-rc.2', 'v1.0.0'], 'v2.0.0-rc.9'],
    ['lib-v1.1', ['lib-v1.1', 'app-v1.0', 'lib-v1.0'], 'lib-v1.0'],
    ['summer', ['summer', 'spring', 'winter'], 'spring'],
    ['v1.0.0', ['v1.0.0'], undefined],
    ['v1.0.0', [], undefined],
  ])('of %s among %j is %s', (tag, tags, previous) => {
    expect(previousTag(releases(...tags), tag)).toBe(previous);
  });

  test('is no draft', () => {
    const [own, draft] = releases('v2.0.0', 'v1.0.0');
    expect(previousTag([own ?? {}, { ...draft, draft: true }], 'v2.0.0')).toBeUndefined();
  });
});
