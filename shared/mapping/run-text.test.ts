import { describe, expect, test } from '@jest/globals';
import type { RepositoryFacts, RunFacts } from '../model/event.ts';
import { runBody } from './run-text.ts';

const run: RunFacts = {
  id: '5',
  attempt: 1,
  workflow: 'CI',
  branch: 'fix/a b',
  event: 'push',
  conclusion: 'failure',
  url: 'https://x.test/runs/5',
  path: 'ci.yml',
  home: 'octo/widgets',
  is_fork: false,
  sha: 'a1b2c3d4e5f6a7b8',
};
const at = (host: string, forge?: RepositoryFacts['forge']): RepositoryFacts => ({
  full_name: 'octo/widgets',
  url: `https://${host}/octo/widgets`,
  default_branch: 'main',
  ...(forge === undefined ? {} : { forge }),
});

describe('the text of a failing run', () => {
  test.each<[RepositoryFacts, branch: string, commit: string]>([
    [at('github.com'), 'tree/fix/a%20b', 'commit/a1b2c3d4e5f6a7b8'],
    [at('gitlab.com', 'gitlab'), '-/tree/fix/a%20b', '-/commit/a1b2c3d4e5f6a7b8'],
    [at('gitea.test', 'gitea'), 'src/branch/fix/a%20b', 'commit/a1b2c3d4e5f6a7b8'],
    [at('bitbucket.org', 'bitbucket'), 'src/fix/a%20b', 'commits/a1b2c3d4e5f6a7b8'],
  ])('links branch and commit on %j', (repository, branch, commit) => {
    const body = runBody(run, repository);
    expect(body).toContain(`on [\`fix/a b\`](${repository.url}/${branch})`);
    expect(body).toContain(`Commit [\`a1b2c3d4e5f6\`](${repository.url}/${commit}).`);
  });

  test('links the fork and its branch', () => {
    const body = runBody({ ...run, branch: 'alice:fix', home: 'alice/widgets', is_fork: true }, at('github.com'));
    expect(body).toContain('on [`alice:fix`](https://github.com/alice/widgets/tree/fix)');
    expect(body).toContain('of the fork [alice/widgets](https://github.com/alice/widgets)');
  });

  test.each<[Partial<RunFacts>, RepositoryFacts | undefined]>([
    [{}, undefined],
    [{ is_fork: true, home: '' }, at('github.com')],
  ])('names what it cannot link: %j', (changes, repository) => {
    expect(runBody({ ...run, ...changes }, repository)).toContain(' on `fix/a b`');
  });

  test('names no branch where there is none', () => {
    expect(runBody({ ...run, branch: '' }, at('github.com'))).toMatch(
      /^\[This run\]\(\S+\) of CI ended with `failure`\./,
    );
  });

  test('calls it what its forge calls it', () => {
    expect(runBody(run, at('gitlab.com', 'gitlab'))).toContain('when the pipeline passes there again');
    expect(runBody({ ...run, path: 'status/ci' }, at('github.com'))).toContain('when the build passes there again');
  });
});
