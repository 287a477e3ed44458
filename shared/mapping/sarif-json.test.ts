import { describe, expect, test } from '@jest/globals';
import { listOf, memberOf, pointedAt, textOf } from './sarif-json.ts';

describe('members of a log', () => {
  test("are the object's own", () => {
    for (const name of ['toString', 'constructor', '__proto__']) {
      expect(memberOf({}, name)).toBeUndefined();
      expect(memberOf(JSON.parse(`{"${name}": 1}`), name)).toBe(1);
    }
  });

  test('of what is no object are none', () => {
    for (const value of [undefined, null, 'text', 7, [1]]) expect(memberOf(value, 'length')).toBeUndefined();
  });

  test('of another type count as absent', () => {
    expect([textOf({ a: 1 }, 'a'), textOf({ a: '' }, 'a'), textOf({ a: 'x' }, 'a')]).toEqual([
      undefined,
      undefined,
      'x',
    ]);
    expect([listOf({ a: { length: 1 } }, 'a'), listOf({ a: [1] }, 'a')]).toEqual([[], [1]]);
    expect(['1', -1, 0.5, 2, 1].map((index) => pointedAt(['a', 'b'], { index }))).toEqual([...Array(4), 'b']);
  });
});
