import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { expectLinear } from '../../test/growth.ts';
import { forgeReferenceReader, githubReferenceReader, jiraKeyReader } from './keys.ts';

const where = { place: 'title' as const, repository: 'octo/widgets' };

describe("Jira's keys of known projects", () => {
  const read = jiraKeyReader(['SOC', 'P2P', 'DEV_OPS']);

  test.each<[string, string[]]>([
    ['SOC-7', ['SOC-7']],
    ['[SOC-7] x (soc-8), P2P-1; DEV_OPS-3.', ['SOC-7', 'SOC-8', 'P2P-1', 'DEV_OPS-3']],
    ['https://acme.atlassian.net/browse/SOC-7?x=SOC-7', ['SOC-7']],
    ['Merge SOC-7-and-more', ['SOC-7']],
    ['UTF-8 SHA-256 CVE-2026-1 RFC-2119', []],
    ['XSOC-7 1SOC-7 MY_SOC-7 SOC-07 SOC-0 SOC-7a SOC-7_a SOC--7 SOC7', []],
    ['DEVxOPS-3', []],
    ['', []],
  ])('%j holds %j', (text, keys) => {
    expect(read(text, where)).toEqual(keys);
  });

  test('in a branch an underscore parts words', () => {
    expect(read('feature_soc-7', { ...where, place: 'branch' })).toEqual(['SOC-7']);
    expect(read('soc-7_fix', { ...where, place: 'branch' })).toEqual(['SOC-7']);
    expect(read('feature_soc-7', where)).toEqual([]);
  });

  test('without known projects only upper case counts, and no standard is a ticket', () => {
    const any = jiraKeyReader([]);
    expect(any('ABC-1 abc-2 UTF-8 CVE-2026-1 SHA-256', where)).toEqual(['ABC-1']);
    expect(any('fix/abc-2', { ...where, place: 'branch' })).toEqual(['ABC-2']);
  });

  test('a hostile text is read in linear time', () => {
    expect(expectLinear(250_000, (count) => read('SOC-'.repeat(count), where))).toEqual([]);
    expect(expectLinear(900_000, (count) => jiraKeyReader([])('A'.repeat(count), where))).toEqual([]);
  });

  test('every key that is found stands in the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'SOC-7 p2P_1'.split('')) }), (text) => {
        for (const key of read(text, where)) expect(text.toUpperCase()).toContain(key);
      }),
    );
  });
});

describe("references to GitHub's issues", () => {
  const read = githubReferenceReader({ repository: 'octo/widgets', webUrl: 'https://github.com' });

  test.each<[string, string[]]>([
    ['Fixes #12, closes octo/widgets#13 and GH-14', ['12', '13', '14']],
    ['https://github.com/Octo/Widgets/issues/15.', ['15']],
    ['octo/other#1 https://github.com/octo/other/issues/2 https://evil.example/octo/widgets/issues/3', []],
    ['x#1 #1a &#39; #0 ##5 /#6', []],
    ['#12 #12', ['12']],
  ])('%j holds %j', (text, numbers) => {
    expect(read(text, where)).toEqual(numbers);
  });

  test('a bare number belongs to the repository of the text', () => {
    expect(read('#12 octo/widgets#13', { ...where, repository: 'octo/other' })).toEqual(['13']);
  });

  test('a project of that path on another forge means its own', () => {
    const elsewhere = { ...where, repository: '', repositoryUrl: 'https://gitlab.com/Octo/widgets' };
    expect(read('#12 octo/widgets#13 https://github.com/octo/widgets/issues/14', elsewhere)).toEqual(['14']);
    const other = { ...elsewhere, repositoryUrl: 'https://gitlab.com/octo/other' };
    expect(read('#12 octo/widgets#13', other)).toEqual(['13']);
    expect(read('octo/widgets#13', { ...where, repository: '' })).toEqual(['13']);
  });

  test('a branch refers to nothing', () => {
    expect(read('#12', { ...where, place: 'branch' })).toEqual([]);
  });
});

describe("references to issues of GitLab's and Gitea's projects", () => {
  const url = 'https://forge.example/gitlab';
  const read = forgeReferenceReader({ project: 'octo/sub/widgets', url });
  const home = { place: 'title' as const, repository: '', repositoryUrl: `${url}/Octo/sub/widgets` };

  test.each<[string, string[]]>([
    ['Fixes #12, closes octo/sub/widgets#13 and GL-14', ['12', '13', '14']],
    ['https://forge.example/gitlab/octo/sub/widgets/-/issues/15#note_3', ['15']],
    ['HTTP://forge.example/gitlab/Octo/Sub/Widgets/-/work_items/16?x', ['16']],
    ['(https://forge.example/gitlab/octo/sub/widgets/issues/17)', ['17']],
    ['!12 octo/sub/widgets!12 https://forge.example/gitlab/octo/sub/widgets/-/merge_requests/12 &12', []],
    ['octo/widgets#1 sub/widgets#2 x/octo/sub/widgets#3 https://gitlab.com/octo/sub/widgets/-/issues/4', []],
    ['x#1 #1a &#39; #0 ##5 /#6 #12 #12', ['12']],
  ])('%j holds %j', (text, numbers) => {
    expect(read(text, home)).toEqual(numbers);
  });

  test.each<[string, string | undefined, string, string[]]>([
    ['another project there', `${url}/octo/other`, '', ['13']],
    ['a project of that path on another server', 'https://gitlab.com/octo/sub/widgets', '', []],
    ['a repository of that path on GitHub', 'https://github.com/octo/sub/widgets', 'octo/sub/widgets', []],
    ['another repository on GitHub', 'https://github.com/octo/other', 'octo/other', ['13']],
    ['no repository at all', undefined, '', ['13']],
  ])('in a text of %s', (_what, repositoryUrl, repository, numbers) => {
    expect(read('#12 octo/sub/widgets#13', { place: 'body', repository, repositoryUrl })).toEqual(numbers);
    expect(read(`${url}/octo/sub/widgets/-/issues/9`, { place: 'body', repository, repositoryUrl })).toEqual(['9']);
  });

  test('a branch refers to nothing, nor does anything to a project that is known by its number', () => {
    expect(read('#12', { ...home, place: 'branch' })).toEqual([]);
    expect(forgeReferenceReader({ project: '42', url })('#12 42#13', home)).toEqual([]);
  });

  test('a hostile text is read in linear time', () => {
    expect(expectLinear(500_000, (count) => read('a/'.repeat(count), home))).toEqual([]);
    expect(expectLinear(120_000, (count) => read('https://'.repeat(count), home))).toEqual([]);
    expect(expectLinear(60_000, (count) => read(' http://a/issues'.repeat(count), home))).toEqual([]);
  });
});

describe('closing keywords', () => {
  const github = githubReferenceReader({ repository: 'octo/widgets', webUrl: 'https://github.com' });
  const at = { project: 'octo/widgets', url: 'https://forge.example' };
  const readers = { github, gitea: forgeReferenceReader(at), gitlab: forgeReferenceReader({ ...at, isGitlab: true }) };
  const own = {
    place: 'body' as const,
    repository: 'octo/widgets',
    repositoryUrl: 'https://forge.example/octo/widgets',
  };

  test.each<[text: string, onGithubAndGitea: string[], onGitlab: string[]]>([
    ['Fixes #1, closes: #2, RESOLVED #3', ['1', '2', '3'], ['1', '2', '3']],
    [
      'fix #1 fixed #2 close #3 closed #4 closes #5 resolve #6 resolves #7',
      ['1', '2', '3', '4', '5', '6', '7'],
      ['1', '2', '3', '4', '5', '6', '7'],
    ],
    ['Fixes #1, #2 and #3', ['1'], ['1', '2', '3']],
    ['Closing #1, implements issue #2', [], ['1', '2']],
    ['Fixes octo/widgets#1', ['1'], ['1']],
    ['Fixes octo/other#1, #2', [], ['2']],
    ['See #1. Prefixes #2, un-fixes #3; fixes the bug of #4', [], []],
    ['Part of #1 (#2)', [], []],
    ['Fixes\n#1', ['1'], ['1']],
  ])('in %j', (text, plain, gitlab) => {
    for (const references of ['closing', 'closing-numbers'] as const) {
      expect(readers.github(text, { ...own, references })).toEqual(plain);
      expect(readers.gitea(text, { ...own, references })).toEqual(plain);
      expect(readers.gitlab(text, { ...own, references })).toEqual(gitlab);
    }
  });

  test('in front of an address', () => {
    const closing = { ...own, references: 'closing' as const };
    expect(github('Fixes https://github.com/octo/widgets/issues/1', closing)).toEqual(['1']);
    expect(readers.gitlab('Fixes https://forge.example/octo/widgets/-/issues/1', closing)).toEqual(['1']);
  });

  test("Jira's keys need them only if the rule asks for them", () => {
    const read = jiraKeyReader(['SOC']);
    const text = 'SOC-1, fixes SOC-2 and SOC-3, closes https://acme.example/browse/SOC-4';
    expect(read(text, { ...own, references: 'closing' })).toEqual(['SOC-2', 'SOC-3', 'SOC-4']);
    expect(read(text, { ...own, references: 'closing-numbers' })).toEqual(['SOC-1', 'SOC-2', 'SOC-3', 'SOC-4']);
    expect(read('<!-- SOC-1 -->\n\n> SOC-2\n\n`SOC-3` [SOC-4](https://acme.example)', own)).toEqual(['SOC-4']);
  });

  test('the event itself needs none', () => {
    expect(github('#5', { ...own, place: 'this', references: 'closing' })).toEqual(['5']);
  });
});
