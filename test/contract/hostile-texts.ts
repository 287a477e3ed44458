import { codeFence, codeSpan, inertLink, inertMarkdown, withoutControls } from '../../shared/mapping/escape.ts';
import type { Message } from '../../shared/model/message.ts';

const calls = [
  '@channel @here @all @everyone',
  'hello @everyone and <@everyone>',
  '<!channel> <!here> <!everyone> <!channel|x>',
  '<!subteam^S1> <!subteam^S1|@team> <@U1> <@U1|bob> <#C1> <#C1|general>',
  '<@1234567890123456> <@!1234567890123456> <@&1234567890123456> <#1234567890123456>',
  '@room @user:server.org #room:server.org !id:server.org +group:server.org',
  'https://matrix.to/#/@user:server.org matrix:u/user:server.org',
  ':smile: :+1: :thumbsup::tada: <:name:123456789012345678> <a:name:123456789012345678>',
  '</cmd:123456789012345678> <t:0> <t:1700000000:R> <id:customize>',
  '~channel ~town-square #hashtag #Hash-tag_1 /commands /me shouts',
  '!here !channel here all',
  ':) :-) ;) :D :/ <3 </3 :o x :-| 8)',
  '@\u200Bchannel @\u200Deveryone @\u2060here',
  '<at>Everyone</at> <at id="0">x</at>',
  '{{DATE(2017-02-14T06:08:39Z, SHORT)}} {{{TIME(2017-02-14T06:08:39Z)}}} $\u007Btitle} $$\u007Bx}',
];
const markup = [
  '*bold* **bold** _it_ __under__ ~strike~ ~~strike~~ ||spoiler|| ***x***',
  'snake_case_name __init__ a*b*c 2*3*4 ~/path~',
  '# head\n## head\n-# small\n=\n===\n---\n***\n___',
  'text\n===\ntext\n---\ntext\n=',
  '> quote\n>>> quote\n>quote',
  '- item\n* item\n+ item\n1. item\n10) item\n- [ ] task',
  '| a | b |\n| --- | --- |\n| 1 | 2 |',
  'a | b\n--- | ---\n1 | 2',
  '`code` ``code`` ```code``` ` unclosed',
  '```\ncode\n```\nafter',
  '```js\ncode\n```` ~~~\nx\n~~~',
  'a`b ``c``` d',
  '`',
  '``',
  '```',
  '````',
  '~~~',
  '    indented code\n\tindented',
  '\u200B    indented behind nothing',
  'x\u2424# head\u2424===\u2424> quote\u2424```',
  '$x^2$ $$x$$ \\(x\\) \\[x\\] costs $5 and $6',
  '<b>bold</b> <script>alert(1)</script> <img src=x onerror=alert(1)> <!-- c --> <details>',
  '&lt;b&gt; &amp; &#64;here &#x40;all &nbsp; AT&T &notanentity',
  '<?php ?> <![CDATA[x]]> </pre></code><b>x</b>',
  '[x]: https://evil.example/ "t"\n\n[x]',
  '[^1]\n\n[^1]: note',
  '¯\\_(ツ)_/¯ \\o/ C:\\new\\file \\\\server\\share',
  '\\*not\\* \\@here \\<b\\> \\`x\\` \\[a\\](b)',
  'ends with \\',
  'ends with \\\\',
  '\\',
  '\\\\\\',
  'ends with an entity &am',
  'ends with &',
  'ends with `',
  'ends with [',
  'ends with ](',
  'ends with *',
  'ends with <',
];
const addresses = [
  'https://evil.example/path http://evil.example ftp://evil.example',
  'www.evil.example www2.evil.example evil.example/path evil.com',
  'mailto:a@evil.example a@evil.example <a@evil.example> tel:+123456 <mailto:a@evil.example>',
  '<https://evil.example> <https://evil.example|click> <http://evil.example|a>b>',
  '[click](https://evil.example) ![img](https://evil.example/x.png) [a][b] [[a]](https://evil.example)',
  '](https://evil.example) [',
  '[',
  ']',
  '[[',
  ']]',
  '][',
  '[a]b]c[',
  'javascript:alert(1) JaVaScRiPt:alert(1) data:text/html,x vbscript:x [x](javascript:alert(1))',
  'slack://open steam://run/1 mattermost://x discord://x msteams://x file:///etc/passwd',
  'https://evil.example/a)b(c https://evil.example/a>b https://evil.example/"a" https://evil.example/a b',
  'https://user:pass@evil.example/ //evil.example/x \\\\evil.example',
  'https\\://evil.example h\u200Bttps://evil.example https:/\u200B/evil.example',
  '<a|b> `<a` | `b` > <http://evil.example|`@channel`>',
];
const letters = [
  'a\u0000b\u0007c\u001Bd\u007Fe\u009Bf',
  'a\u202Eb\u2066c\u2069d\u200Fe\uFEFFf',
  'lone \uD800 and \uDC00 and \uD83D',
  'astral 😀👩‍👩‍👧‍👦 𝒳 \u{1F1E9}\u{1F1EA}',
  'zero\u200Bwidth\u200Cnon\u200Djoiner\u2060word',
  'a\r\nb\rc\u2028d\u2029e\u0085f\u000Bg',
  'cafe\u0301 Z̸a̸l̸g̸o̸ \u0300\u0301',
  '"quotes" \'single\' \\"both\\" {"json": "break"} \\u0041 \\n',
  '\u3000wide blank\u00A0no break ',
  '全角＠channel ＜!here＞ ａ．ｃｏｍ',
];

/** Texts that would call, link, format or break something in some room. */
export const hostileTexts: readonly string[] = [...calls, ...markup, ...addresses, ...letters];

/** Texts of any size. No room takes 100,000 characters whole. */
export const longTexts: Readonly<Record<string, (size: number) => string>> = {
  'a very long word': (size) => 'x'.repeat(size),
  'a text of many words': (size) => repeatTo(size, '*bold* @here <b> '),
  'a text of backslashes': (size) => '\\'.repeat(size),
  'a text of astral characters': (size) => repeatTo(size, '😀'),
  'a text that JSON and HTML escape': (size) => repeatTo(size, '"\\<>&\u0085\u2424'),
  'a text of many lines': (size) => repeatTo(size, 'line\n'),
  'a text of backticks': (size) => repeatTo(size, '` '),
  'a text of brackets': (size) => repeatTo(size, '[]('),
};

const repeatTo = (size: number, piece: string) => piece.repeat(Math.ceil(size / piece.length));

export const goodAddress = 'https://ok.example/alert?id=1&x=%3Cy%3E';

/** Where a text can stand; each makes of it what the project itself makes of it, and says what people are to read. */
export const positions: Readonly<Record<string, (text: string) => { markdown: string; read: string }>> = {
  plain: (text) => ({ markdown: `Said: ${inertMarkdown(text)} (end)`, read: text }),
  'at the start of a line': (text) => ({ markdown: inertMarkdown(text), read: text }),
  'label of a link': (text) => ({ markdown: `See ${inertLink(text, goodAddress)} now`, read: text }),
  'code span': (text) => ({ markdown: `File ${codeSpan(text)} here`, read: text }),
  'code block': (text) => ({ markdown: `Code:\n\n${codeFence(text)}\n\nafter`, read: text }),
  'item of a list': (text) => ({ markdown: `- one\n- ${inertMarkdown(text)}\n- three`, read: text }),
  bold: (text) => ({ markdown: `a **${inertMarkdown(text).replace(/\n/g, ' ').trim()}** b`, read: text }),
  'address of a link': (text) => ({ markdown: `See ${inertLink('label', text)} now`, read: '' }),
  'between code': (text) => ({ markdown: `${codeSpan('<a')} ${inertMarkdown(text)} ${codeSpan('b>')}`, read: text }),
};

export function messageOf(line: string, details = ''): Message {
  const at = '2026-03-01T00:00:00.000Z';
  const event = { id: 'e1', type: 'run.failed', source: 'octo', subject: 's1', at, url: goodAddress } as const;
  return { line, details, tone: 'bad', event };
}

/** Every address that a message may link to, whoever wrote it, by its host. */
export const allowedHosts: readonly string[] = ['ok.example', 'evil.example'];

/** What of a text people see, without blanks: they may be anywhere, and invisible characters too. */
export function visible(text: string): string {
  return withoutControls(text)
    .replace(/[\s\u200B]/g, '')
    .replace(/\u2424|\u21B5/g, '')
    .replace(/ǀ/g, '|');
}
