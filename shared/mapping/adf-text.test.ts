import { expect, test } from '@jest/globals';
import type { JsonValue } from '../model/json.ts';
import { adfText } from './adf-text.ts';

const text = (value: string) => ({ type: 'text', text: value });
const paragraph = (...content: JsonValue[]) => ({ type: 'paragraph', content });
const doc = (...content: JsonValue[]) => ({ type: 'doc', version: 1, content });

test.each<[string, unknown, string]>([
  ['a text', 'h1. It *breaks*', 'h1. It *breaks*'],
  ['nothing', null, ''],
  ['a number', 7, ''],
  ['paragraphs', doc(paragraph(text('It '), text('breaks.')), paragraph(text('Again.'))), 'It breaks.\nAgain.'],
  ['a line break', doc(paragraph(text('a'), { type: 'hardBreak' }, text('b'))), 'a\nb'],
  ['a mention', doc(paragraph({ type: 'mention', attrs: { id: '1', text: '@Emma' } }, text(' look'))), '@Emma look'],
  [
    'cards, a status and an emoji',
    doc(
      paragraph(
        text('See '),
        { type: 'inlineCard', attrs: { url: 'https://e.example/1' } },
        text(' '),
        { type: 'status', attrs: { text: 'DONE', color: 'green' } },
        { type: 'emoji', attrs: { shortName: ':+1:', text: '👍' } },
      ),
      { type: 'blockCard', attrs: { url: 7 } },
    ),
    'See https://e.example/1 DONE👍',
  ],
  [
    'a list',
    doc({
      type: 'bulletList',
      content: ['a', 'b'].map((each) => ({ type: 'listItem', content: [paragraph(text(each))] })),
    }),
    'a\n\nb',
  ],
  ['nodes of other shapes', doc('x', 7, null, { type: 'text' }, { content: 'y' }), 'x'],
])('%s', (_what, value, plain) => {
  expect(adfText(value as JsonValue)).toBe(plain);
});

test('a document nested deeper than calls can be is read as far as it goes', () => {
  let nested: JsonValue = paragraph(text('deep'));
  for (let depth = 0; depth < 50_000; depth += 1) nested = { type: 'blockquote', content: [nested] };
  expect(adfText(doc(paragraph(text('first')), nested))).toBe('first');
});
