import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { codeFence, codeSpan, inertMarkdown, inertTitle, quoteFence, wordBreak } from './escape.ts';
import { gitlabLabel, gitlabTitle, withoutQuickActions } from './gitlab-text.ts';

/** What GitLab might carry out, by the strictest reading: it drops carriage returns, and then looks at every line. */
function actionsIn(text: string): string[] {
  return text
    .replace(/\r/g, '')
    .split('\n')
    .filter((line) => /^\s*\/\w/u.test(line));
}

const actions = ['/close', '/assign @x', '/label ~x', '/CLOSE', '/duplicate #1', '/shrug'];
const variants: Record<string, (action: string) => string> = {
  alone: (action) => action,
  'after a line': (action) => `text\n${action}\nmore`,
  'after a carriage return': (action) => `text\r${action}`,
  'with CRLF': (action) => `text\r\n${action}\r\nmore`,
  'with a carriage return before it': (action) => `text\n\r${action}`,
  indented: (action) => `text\n   ${action}`,
  'after a tab': (action) => `\t${action}`,
  'after a no-break space': (action) => `\u00A0${action}`,
  'after an ideographic space': (action) => `\u3000${action}`,
  'after a line separator': (action) => `text\u2028${action}`,
  'after a zero-width no-break space': (action) => `\uFEFF${action}`,
  quoted: (action) => `> ${action}\n${action}`,
  'in a block of quotations': (action) => `>>>\n${action}\n>>>`,
  fenced: (action) => `\`\`\`\n${action}\n\`\`\``,
  'after a fence that ends early': (action) => `\`\`\`\`\n\`\`\`\n${action}\n\`\`\`\``,
  'in an element': (action) => `<pre>\n${action}\n</pre>`,
  'in a list': (action) => `- ${action}\n${action}`,
  'after the marker': (action) => `<!-- ticketwire:v1:0 -->\n${action}`,
};

describe('quick actions of GitLab', () => {
  const table = Object.entries(variants).flatMap(([name, make]) =>
    actions.map((action) => [name, action, make(action)] as const),
  );

  test.each(table)('%s, %s is none', (_name, _action, text) => {
    expect(actionsIn(withoutQuickActions(text))).toEqual([]);
    for (const print of [inertMarkdown, codeSpan, codeFence, quoteFence]) {
      expect(actionsIn(withoutQuickActions(print(text)))).toEqual([]);
    }
  });

  test('the escaping alone would not do: what GitLab finds, it would find', () => {
    expect(actionsIn(inertMarkdown('text\n/close'))).toEqual(['/close']);
    expect(actionsIn(codeFence('/close'))).toEqual(['/close']);
  });

  test('nothing that can be seen is changed, and nothing else at all', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'/ac\n >`-1') }), (text) => {
        const inert = withoutQuickActions(text);
        expect(inert.replaceAll(wordBreak, '')).toBe(text);
        expect(actionsIn(inert)).toEqual([]);
      }),
    );
    const path = 'see /usr/bin and a/b\n> /usr\n//comment\n/ \n';
    expect(withoutQuickActions(path)).toBe(path);
  });

  test('the longest body stays within what GitLab takes', () => {
    expect(withoutQuickActions('/a\n'.repeat(166_666)).length).toBeLessThanOrEqual(1_048_576);
    expect(Buffer.byteLength(withoutQuickActions('/a\n'.repeat(166_666)))).toBeLessThanOrEqual(1_048_576);
  });
});

describe('titles for GitLab', () => {
  const limit = { maxChars: 255, maxBytes: 1_024 };

  test('hold no reference of any kind', () => {
    const hostile = '@all #1 !1 $1 ~label ~"a b" %milestone %"v 1" &7 ^alert#3 [issue:7] *iteration:1 :tada: :+1: GL-3';
    const title = gitlabTitle(inertTitle(hostile), limit);
    expect(title).not.toMatch(/@\w|#\w|!\w|\$\w|~[\w"]|%[\w"]|&\w|\^\w|\[\w+:|\*\w|:[\w+-]+:|GL-\d/);
    expect(title.replaceAll(wordBreak, '')).toBe(hostile);
  });

  test('are within the limit, also with what shows nothing', () => {
    expect([...gitlabTitle('%a'.repeat(127), limit)]).toHaveLength(255);
    expect(gitlabTitle('50% of $ & ~/x', limit)).toBe('50% of $ & ~/x');
  });
});

test('a label holds no comma, which would part it', () => {
  expect(gitlabLabel('security, urgent')).toBe('security; urgent');
});
