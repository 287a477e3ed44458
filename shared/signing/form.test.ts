import { describe, expect, test } from '@jest/globals';
import { hasUtf8Charset } from './form.ts';

const isUtf8 = (type: string) => hasUtf8Charset({ 'content-type': type });

describe('the charset of a content type', () => {
  test.each([
    'application/json',
    'application/json; charset=utf-8',
    'application/json;charset=UTF-8',
    'application/json; charset=utf8',
    'application/json; Charset="Utf-8"',
    'application/json; charset="utf\\-8"',
    'application/json; charset=us-ascii',
    'application/json; profile="https://a.example/; charset=latin1"; charset=utf-8',
    'application/json; version=1',
    'application/json;',
  ])('%s is read as UTF-8', (type) => {
    expect(isUtf8(type)).toBe(true);
  });

  test('none at all is read as UTF-8', () => {
    expect(hasUtf8Charset({})).toBe(true);
  });

  test.each([
    'application/json; charset=latin1',
    'application/json; charset=iso-8859-1',
    'application/json; charset="utf-16"',
    'application/json; CHARSET=windows-1252; charset=utf-8',
    'application/json; charset=utf-8; charset=latin1',
    'application/json ; charset = latin1',
    'application/json; charset=',
    'application/json; charset="',
    'application/json; a=b; charset=utf-7',
    'application/json; profile="a\\"; x"; charset=latin1',
  ])('%s is refused', (type) => {
    expect(isUtf8(type)).toBe(false);
  });
});
