import { describe, expect, test } from '@jest/globals';
import type { JsonObject, JsonValue } from '../model/json.ts';
import { readRules } from './sarif-rule.ts';

const tool: JsonObject = {
  driver: {
    name: 'T',
    globalMessageStrings: { shared: { text: 'of the driver' } },
    rules: [
      { id: 'D0', name: 'Zero', shortDescription: { text: 'Driver zero' }, defaultConfiguration: { level: 'note' } },
      { id: 'CA1000', name: 'Parent', messageStrings: { m: { text: 'words' } } },
      { id: 'S', properties: { 'security-severity': '9.0' } },
    ],
  },
  extensions: [
    { name: 'first', guid: 'g-1', rules: [{ id: 'E0', name: 'Extension zero' }] },
    {
      name: 'second',
      rules: [{ id: 'D0', name: 'Other zero' }],
      globalMessageStrings: { shared: { text: 'of the extension' } },
    },
  ],
};

function ruleOf(result: JsonObject, run: JsonObject = {}) {
  return readRules({ tool, ...run })(result);
}

describe('the rule of a result', () => {
  test.each<[JsonObject, string, string | undefined]>([
    [{ ruleId: 'D0' }, 'D0', 'Driver zero'],
    [{ ruleIndex: 1 }, 'CA1000', 'Parent'],
    [{ ruleId: 'D0', ruleIndex: 1 }, 'D0', 'Driver zero'],
    [{ ruleId: 'CA1000/1' }, 'CA1000/1', 'Parent'],
    [{ ruleId: 'CA1000/1/b', ruleIndex: 1 }, 'CA1000/1/b', 'Parent'],
    [{ ruleId: 'CA10001' }, 'CA10001', 'CA10001'],
    [{ ruleId: 'E0' }, 'E0', 'Extension zero'],
    [{ ruleId: 'X', rule: { id: 'E0' } }, 'E0', 'Extension zero'],
    [{ rule: { index: 0, toolComponent: { index: 1 } } }, 'D0', 'Other zero'],
    [{ ruleId: 'D0', rule: { toolComponent: { name: 'second' } } }, 'D0', 'Other zero'],
    [{ rule: { index: 0, toolComponent: { guid: 'g-1' } } }, 'E0', 'Extension zero'],
    [{ ruleId: 'X', rule: { index: 0, toolComponent: { index: 0 } } }, 'E0', 'Extension zero'],
    [{ ruleId: 'E0/2', rule: { index: 0, toolComponent: { index: 0 } } }, 'E0/2', 'Extension zero'],
    [{ rule: { index: 0 } }, 'D0', 'Driver zero'],
    [{ ruleId: 'unheard-of', ruleIndex: 99 }, 'unheard-of', 'unheard-of'],
    [{ ruleIndex: -1 }, '', undefined],
    [{}, '', undefined],
    [{ ruleId: 5, ruleIndex: '1', rule: 'D0' }, '', undefined],
    [{ ruleId: '__proto__' }, '__proto__', '__proto__'],
    [{ ruleId: 'constructor' }, 'constructor', 'constructor'],
  ])('%j is %j, %j', (result, id, title) => {
    expect(ruleOf(result)).toMatchObject(title === undefined ? { id } : { id, title });
    expect(ruleOf(result).title).toBe(title);
  });

  test.each<[JsonValue, string | undefined]>([
    ['10.0', 'critical'],
    ['9.0', 'critical'],
    ['8.9', 'high'],
    [7, 'high'],
    ['4.0', 'medium'],
    ['0.1', 'low'],
    ['0.0', undefined],
    ['10.1', undefined],
    ['-1', undefined],
    ['', undefined],
    ['high', undefined],
    [[9], undefined],
    [null, undefined],
  ])('with the score %j is %j', (score, severity) => {
    const rule = { id: 'R', properties: { 'security-severity': score } };
    expect(ruleOf({ ruleId: 'R' }, { tool: { driver: { rules: [rule] } } }).securitySeverity).toBe(severity);
  });

  test('has the texts of its own component', () => {
    expect(ruleOf({ ruleId: 'CA1000' }).messageString('m')).toBe('words');
    expect(ruleOf({ ruleId: 'CA1000' }).messageString('shared')).toBe('of the driver');
    expect(ruleOf({ rule: { index: 0, toolComponent: { index: 1 } } }).messageString('shared')).toBe(
      'of the extension',
    );
    expect(ruleOf({ ruleId: 'unheard-of' }).messageString('shared')).toBe('of the driver');
    expect(ruleOf({ ruleId: 'CA1000' }).messageString('toString')).toBeUndefined();
  });
});

describe('the title of a rule', () => {
  test.each<[JsonObject, string]>([
    [{ shortDescription: { text: 'Widget {name} is bad' }, name: 'BadWidget' }, 'BadWidget'],
    [{ shortDescription: { text: "'{0}' is hidden" }, name: 'Hidden {0}' }, 'R'],
    [{ shortDescription: { text: 'Unexpected {{ name }}' } }, 'R'],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: code in a title
    [{ shortDescription: { text: 'No `${name}` in quotes' } }, 'No `${name}` in quotes'],
    [{ shortDescription: { text: 'Empty block {}' } }, 'Empty block {}'],
  ])('%j is %j: no title has a placeholder', (rule, title) => {
    expect(ruleOf({ ruleId: 'R' }, { tool: { driver: { rules: [{ id: 'R', ...rule }] } } }).title).toBe(title);
  });
});

describe('the level of a rule', () => {
  const override = (descriptor: JsonObject, level: JsonValue) => ({
    ruleConfigurationOverrides: [{ descriptor, configuration: { level } }],
  });

  test.each<[string, JsonObject, JsonObject[], string | undefined]>([
    ['is its default', { ruleId: 'D0' }, [], 'note'],
    ['is left open where there is none', { ruleId: 'S' }, [], undefined],
    ['is what an invocation sets by id', { ruleId: 'D0' }, [override({ id: 'D0' }, 'error')], 'error'],
    ['is what an invocation sets by index', { ruleId: 'CA1000/1' }, [override({ index: 1 }, 'error')], 'error'],
    ['is what an invocation sets for unknown rules', { ruleId: 'U' }, [override({ id: 'U' }, 'none')], 'none'],
    [
      'is what an invocation sets in an extension',
      { rule: { id: 'D0', index: 0, toolComponent: { index: 1 } } },
      [override({ id: 'D0', toolComponent: { index: 1 } }, 'error')],
      'error',
    ],
    ["is not another rule's", { ruleId: 'D0' }, [override({ id: 'S' }, 'error')], 'note'],
    ['is its default where the override is wrong', { ruleId: 'D0' }, [override({ id: 'D0' }, 'fatal')], 'note'],
    [
      "is that of the result's own invocation",
      { ruleId: 'D0', provenance: { invocationIndex: 1 } },
      [override({ id: 'D0' }, 'error'), override({ id: 'D0' }, 'warning')],
      'warning',
    ],
  ])('%s', (_what, result, invocations, level) => {
    expect(ruleOf(result, { invocations }).level).toBe(level);
  });
});
