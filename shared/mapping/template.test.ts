import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { compileCondition, compileTemplate } from './template.ts';

const render = (text: string, context: Record<string, unknown> = {}) => compileTemplate(text, 'title').render(context);
const fails = (words: RegExp) =>
  expect.objectContaining({ code: 'configuration', message: expect.stringMatching(words) });

describe('no template can block the program', () => {
  test.each<[string, string, RegExp]>([
    [
      'loops in loops',
      '{% for i in (1..3000) %}{% for j in (1..3000) %}{{ j }}{% endfor %}{% endfor %}',
      /work limit is exceeded/,
    ],
    [
      'a text that doubles',
      "{% assign x = 'aa' %}{% for i in (1..60) %}{% assign x = x | append: x %}{% endfor %}",
      /at most 2000000/,
    ],
    ['a long range', '{% for i in (1..100000000) %}{% endfor %}', /limit exceeded/],
    ['a list sorted by a list', '{{ list | sort: list }}', /'sort' takes lists of at most 10 entries there/],
    ['too long a list', '{{ list | concat: list | concat: list | concat: list | reverse }}', /at most 5000 entries/],
    ['too long a text', '{{ text | upcase }}', /texts of at most 2000000 characters/],
  ])('%s', (_what, text, words) => {
    const context = { list: Array.from({ length: 2_000 }, (_, n) => ({ n })), text: 'x'.repeat(2_000_001) };
    expect(() => render(text, context)).toThrow(fails(words));
  });

  test.each(['<script', '<!--', '<style', '<', '<a b'])('half a tag, a hundred thousand times: %s', (part) => {
    const html = part.repeat(100_000);
    expect(compileTemplate('{{ html | strip_html | size }}', 'data').render({ html })).toBe(String(html.length));
  });

  test('what no tracker takes is not printed whole', () => {
    expect(render('{{ text }}', { text: 'x'.repeat(5_000_000) }).length).toBe(300_000);
  });

  test('a template within its limits is rendered whole', () => {
    const list = Array.from({ length: 500 }, (_, n) => ({ n }));
    expect(render("{{ list | map: 'n' | join: ',' | size }}", { list })).toBe('1889');
    expect(render("{{ a | default: 'none', allow_false: true }}")).toBe('none');
    expect(render('{{ html | strip_html }}', { html: 'a<b>c</b><script>x</script><!-- y -->d < e' })).toBe('acd < e');
  });
});

describe('the work of a template is counted, not timed', () => {
  afterEach(() => {
    jest.restoreAllMocks();
  });

  const list = Array.from({ length: 200 }, (_, n) => ({ n, text: `*${n}*`.repeat(20), at: '2026-12-01T00:00:00Z' }));
  const good = "{% for each in list %}{{ each.text }}{{ each.at | date: '%Y-%m-%d' }}{% endfor %}";

  test('a good template is rendered however slow the machine is', () => {
    let now = 0;
    jest.spyOn(performance, 'now').mockImplementation(() => {
      now += 60_000;
      return now;
    });
    jest.spyOn(Date, 'now').mockImplementation(() => {
      now += 60_000;
      return now;
    });
    expect(compileTemplate(good, 'markdown').render({ list })).toContain('2026-12-01');
  });

  test('a template may use all its work in every rendering', () => {
    const template = compileTemplate('{% for i in (1..20000) %}{{ i }}{% endfor %}', 'title');
    for (let round = 0; round < 5; round += 1) expect(template.render({})).toMatch(/^12345.*20000$/);
  });

  test.each<[string, string]>([
    ['a long loop', '{% for i in (1..900000) %}{% endfor %}'],
    ['a table', '{% tablerow i in (1..900000) %}{% endtablerow %}'],
    ['cycle', "{% for i in (1..900000) %}{% cycle 'a', 'b' %}{% endfor %}"],
    ['printing a long text', '{% for i in (1..500) %}{{ text }}{% endfor %}'],
    ['filtering a long text', '{% for i in (1..500) %}{{ text | upcase | size }}{% endfor %}'],
    ['searching a long text', '{% for i in (1..5000) %}{% if text contains "z" %}{% endif %}{% endfor %}'],
    ['dates', "{% for i in (1..5000) %}{{ 'now' | date: '%A %B %d' }}{% endfor %}"],
    [
      'a date with a long format',
      "{% assign f = '%A %B ' %}{% for i in (1..14) %}{% assign f = f | append: f %}{% endfor %}{{ 'now' | date: f }}",
    ],
    [
      'an expression for each entry',
      "{% for i in (1..500) %}{{ list | where_exp: 'x', 'x.n > 3' | size }}{% endfor %}",
    ],
    ['escaping', '{% for i in (1..500) %}{{ text | quote }}{{ text | code }}{% endfor %}'],
  ])('%s ends by the count', (_what, text) => {
    const words = fails(
      /^A template could not be rendered: its work limit is exceeded \(loop over less, or print less\)/,
    );
    expect(() => compileTemplate(text, 'markdown').render({ list, text: 'a *b* '.repeat(5_000) })).toThrow(words);
  });
});

describe('conditions', () => {
  test.each<[string, boolean]>([
    ['alert.severity != "note"', true],
    ['alert.severity == "high" and alert.line > 3', true],
    ['alert.labels contains "x"', false],
    ['alert.nothing', false],
    ['not alert.nothing', true],
    ['alert.rule contains "SQL"', true],
  ])('%s: %s', (text, holds) => {
    const alert = { severity: 'high', line: 4, labels: ['y'], rule: 'An SQL injection' };
    const condition = compileCondition(text);
    expect(condition.holds({ alert })).toBe(holds);
    // Compiled once, it may be asked as often as events come.
    expect(condition.holds({ alert })).toBe(holds);
  });

  test('look at the beginning of a long text, and hold no more parts than they may', () => {
    const contains = compileCondition('text contains "needle"');
    expect(contains.holds({ text: `needle${'x'.repeat(200_000)}` })).toBe(true);
    expect(contains.holds({ text: `${'x'.repeat(200_000)}needle` })).toBe(false);
    const many = Array(60).fill('a == 1').join(' or ');
    expect(() => compileCondition(many)).toThrow(fails(/239 values and operators, and may have 100/));
  });

  test.each(['alert.severity = "x"', 'alert.severity ==', '', '&& x'])('%j is none', (text) => {
    expect(() => compileCondition(text)).toThrow(fails(/not valid Liquid/));
  });
});

describe("values in a link's address", () => {
  const url = 'https://github.com/octo/widgets/actions/runs/5?a=1&b=(2)';
  const render = (text: string, values: Record<string, unknown> = { run: { url, branch: 'fix/a b)#1' } }) =>
    compileTemplate(text, 'markdown').render(values);

  test.each([
    ['[run]({{ run.url }})', '[run](https://github.com/octo/widgets/actions/runs/5?a=1&b=%282%29)'],
    ['[run]({{- run.url -}}).', '[run](https://github.com/octo/widgets/actions/runs/5?a=1&b=%282%29).'],
    ['[b](https://x.test/{{ run.branch }}/log)', '[b](https://x.test/fix/a%20b%29%231/log)'],
    [
      '[a]({{ run.url }}) [b]({{ nothing }})',
      '[a](https://github.com/octo/widgets/actions/runs/5?a=1&b=%282%29) [b]()',
    ],
    ['[run]({{ run.url | raw }})', `[run](${url})`],
  ])('%s stay an address', (template, text) => {
    expect(render(template)).toBe(text);
  });

  test.each(['javascript:alert(1)', 'data:text/html,x', 'https://a.test) [evil](https://evil.test', '//x', 'x'])(
    'no other address than http and https gets in: %s',
    (hostile) => {
      const rendered = render('[run]({{ run.url }})', { run: { url: hostile } });
      expect(rendered).toMatch(/^\[run\]\((https:\/\/a\.test[^()\s]*)?\)$/);
    },
  );

  test('elsewhere an address is broken as before', () => {
    expect(render('{{ run.url }} ({{ run.url }})')).not.toContain('https://');
    expect(compileTemplate('[run]({{ run.url }})', 'title').render({ run: { url } })).not.toContain('https://');
  });
});
