import { describe, expect, test } from '@jest/globals';
import type { JsonObject, JsonValue } from '../model/json.ts';
import { readPlaces } from './sarif-location.ts';
import { isInRepository } from './sarif-path.ts';

function pathOf(artifactLocation: JsonValue, run: JsonObject = {}, root?: string) {
  return readPlaces(run, { root })({ locations: [{ physicalLocation: { artifactLocation } }] }).path;
}

const bases: JsonObject = {
  '%SRCROOT%': { uri: 'file:///home/runner/work/widgets/' },
  SRC: { uri: 'src/', uriBaseId: '%SRCROOT%' },
  BUILD: { uri: 'file:///home/runner/work/widgets/build' },
  OTHER: { uri: 'file:///opt/sdk/' },
};

describe('the path of a result', () => {
  test.each<[JsonValue, string | undefined]>([
    [{ uri: 'src/a%20b.js' }, 'src/a b.js'],
    [{ uri: './src//x/../a.js' }, 'src/a.js'],
    [{ uri: 'src\\a.cs' }, 'src/a.cs'],
    [{ uri: '100%.js' }, '100%.js'],
    [{ uri: 'a.js', uriBaseId: '%SRCROOT%' }, 'a.js'],
    [{ uri: 'a.js', uriBaseId: 'SRC' }, 'src/a.js'],
    [{ uri: 'a.js', uriBaseId: 'BUILD' }, 'build/a.js'],
    [{ uri: 'a.h', uriBaseId: 'OTHER' }, 'a.h'],
    [{ uri: 'a.js', uriBaseId: 'UNKNOWN' }, 'a.js'],
    [{ uri: 'file:///home/runner/work/widgets/src/a.js' }, 'src/a.js'],
    [{ uri: 'file:/home/runner/work/widgets/src/a.js' }, 'src/a.js'],
    [{ uri: 'FILE://localhost/home/runner/work/widgets/a.js' }, 'a.js'],
    [{ uri: '/home/runner/work/widgets/src/a.js' }, 'src/a.js'],
    [{ uri: '/home/runner/work/widgets-two/a.js' }, '/home/runner/work/widgets-two/a.js'],
    [{ uri: 'file:///home/runner/work/widgets/../secret' }, '/home/runner/work/secret'],
    [{ uri: 'file:///tmp/go-build/tmp.go' }, '/tmp/go-build/tmp.go'],
    [{ uri: 'https://e.example/a.js' }, 'https://e.example/a.js'],
    [{ uri: 'pkg:npm/semver@7.5.1' }, 'pkg:npm/semver@7.5.1'],
    [{ index: 1 }, 'src/by-index.js'],
    [{ index: 9 }, undefined],
    [{ uri: '', index: 1 }, 'src/by-index.js'],
    [{ uri: 'own.js', index: 1 }, 'own.js'],
    [{ uri: 7 }, undefined],
    [{ uri: './' }, undefined],
    [{ uri: 'file:///home/runner/work/widgets/' }, undefined],
    [{ uri: 'x'.repeat(5_000) }, undefined],
    [{}, undefined],
    ['a.js', undefined],
  ])('of %j is %j', (location, path) => {
    const artifacts = [{}, { location: { uri: 'by-index.js', uriBaseId: 'SRC' } }];
    expect(pathOf(location, { originalUriBaseIds: bases, artifacts })).toBe(path);
  });

  test.each<[string, JsonObject, string | undefined, string]>([
    ['the checkout', {}, 'file:///w/repo', 'packages/a/x.js'],
    [
      'the checkout before the directory that the tool ran in',
      { invocations: [{ workingDirectory: { uri: 'file:///w/repo/packages/a' } }] },
      'file:///w/repo/',
      'packages/a/x.js',
    ],
    [
      'the directory that the tool ran in',
      { invocations: [{ workingDirectory: { uri: 'file:///w/repo/packages/a' } }] },
      undefined,
      'x.js',
    ],
    ['nothing that is known', {}, undefined, '/w/repo/packages/a/x.js'],
  ])('is relative to %s', (_what, run, root, path) => {
    expect(pathOf({ uri: 'file:///w/repo/packages/a/x.js' }, run, root)).toBe(path);
  });

  test('on Windows is relative to a drive', () => {
    const run = { originalUriBaseIds: { '%SRCROOT%': { uri: 'file:///D:/a/widgets/' } } };
    expect(pathOf({ uri: 'file:///D:/a/widgets/src/a.cs' }, run)).toBe('src/a.cs');
    expect(pathOf({ uri: 'D:\\a\\widgets\\src\\a.cs' }, run)).toBe('src/a.cs');
  });

  test('is relative to a source root that is no file', () => {
    const run = { originalUriBaseIds: { SRCROOT: { uri: 'https://github.com/octo/widgets/blob/main/' } } };
    expect(pathOf({ uri: 'a.js', uriBaseId: 'SRCROOT' }, run)).toBe('a.js');
  });

  test('is none where there is no location', () => {
    const nowhere = { path: undefined, line: undefined, details: [] };
    for (const locations of [undefined, null, [], [{}], [null], 'x']) {
      expect(readPlaces({})(locations === undefined ? {} : { locations })).toMatchObject(nowhere);
    }
  });
});

describe('a whole path outside every known root', () => {
  const files = new Set(['src/app.py', 'a.cs', 'app.py']);
  const checkout = { name: 'widgets', isFile: (path: string) => files.has(path) };
  const placeOf = (uri: string, run: JsonObject = {}) =>
    readPlaces(run, checkout)({ locations: [{ physicalLocation: { artifactLocation: { uri } } }] });

  test.each<[string, string]>([
    // Where GitHub's runners check out.
    ['file:///github/workspace/src/app.py', 'src/app.py'],
    ['/github/workspace/gone.py', 'gone.py'],
    ['file:///home/runner/work/widgets/widgets/src/app.py', 'src/app.py'],
    ['/__w/widgets/widgets/src/app.py', 'src/app.py'],
    ['file:///Users/runner/work/widgets/widgets/src/app.py', 'src/app.py'],
    ['file:///D:/a/widgets/widgets/src/a.cs', 'src/a.cs'],
    ['D:\\a\\widgets\\widgets\\src\\a.cs', 'src/a.cs'],
    ['/opt/runner/_work/widgets/widgets/src/app.py', 'src/app.py'],
    // Containers: only files of the checkout.
    ...['src', 'app', 'workspace', 'code', 'data', 'repo', 'project', 'zap/wrk', 'tmp/lint'].map(
      (mount): [string, string] => [`file:///${mount}/src/app.py`, 'src/app.py'],
    ),
    ['/workspaces/widgets/src/app.py', 'src/app.py'],
    ['/builds/octo/widgets/src/app.py', 'src/app.py'],
    ['/src/app.py', 'app.py'],
    ['/data/other.py', '/data/other.py'],
    ['/src/../etc/app.py', '/etc/app.py'],
    ['/usr/lib/python3/src/app.py', '/usr/lib/python3/src/app.py'],
    ['/root/go/pkg/mod/e.example/src/app.py', '/root/go/pkg/mod/e.example/src/app.py'],
    // No authority, no slash.
    ['file:src/H.java', 'src/H.java'],
    ['file:./src/H.java', 'src/H.java'],
    ['file:../up.java', '../up.java'],
    ['file://host/share/a.cs', 'file://host/share/a.cs'],
  ])('%j is %j', (uri, path) => {
    expect(placeOf(uri).path).toBe(path);
  });

  test('such a path is found also where a base is the root of everything', () => {
    const run = { originalUriBaseIds: { ROOTPATH: { uri: 'file:///' } } };
    expect(placeOf('file:///github/workspace/src/app.py', run).path).toBe('src/app.py');
  });

  test.each<[string, string]>([
    ['C:\\Program Files\\sdk\\x.h', 'C:\\Program Files\\sdk\\x.h'],
    ['file:///C:/sdk/x.h', 'C:/sdk/x.h'],
    ['\\\\server\\share\\x.h', '\\\\server\\share\\x.h'],
    ['src\\a.cs', 'src/a.cs'],
    ['/opt/sdk/x.h', '/opt/sdk/x.h'],
  ])('of Windows is shown as written: %j', (uri, shown) => {
    expect(placeOf(uri).shown).toBe(shown);
  });
});

describe('the details of a result', () => {
  const location = (uri: string, startLine: number) => ({
    physicalLocation: { artifactLocation: { uri }, region: { startLine } },
  });

  test('name the logical location and all further places', () => {
    const locations = [
      { ...location('a.js', 1), logicalLocations: [{ fullyQualifiedName: 'A.run()' }] },
      location('b.js', 7),
      { logicalLocations: [{ name: 'f' }] },
      {},
    ];
    expect(readPlaces({})({ locations }).details).toEqual([
      { name: 'In', value: 'A.run()' },
      { name: 'Also in', value: 'b.js, line 7' },
      { name: 'Also in', value: 'f' },
    ]);
  });

  test('take logical locations from the list of the run', () => {
    const run = { logicalLocations: [{ fullyQualifiedName: 'A.run()' }] };
    expect(readPlaces(run)({ locations: [{ logicalLocations: [{ index: 0 }] }] }).details).toEqual([
      { name: 'In', value: 'A.run()' },
    ]);
  });

  test('list 25 places and count the others', () => {
    const locations = Array.from({ length: 1_000 }, (_, at) => location('a.js', at + 1));
    const { details } = readPlaces({})({ locations });
    expect(details).toHaveLength(26);
    expect(details.at(-1)).toEqual({ name: 'Also in', value: '974 more places' });
  });
});

describe('the line of a result', () => {
  test.each<[JsonValue, number | undefined]>([
    [1, 1],
    [917, 917],
    [0, undefined],
    [-1, undefined],
    [1.5, undefined],
    ['3', undefined],
    [1e300, undefined],
  ])('that starts at %j is %j', (startLine, line) => {
    expect(readPlaces({})({ locations: [{ physicalLocation: { region: { startLine } } }] }).line).toBe(line);
  });
});

describe('a path', () => {
  test.each([
    ['src/a.js', true],
    ['..a/b', true],
    ['..', false],
    ['../a', false],
    ['/a', false],
    ['https://e.example/', false],
    ['file://host/share', false],
    ['a\u0000b', false],
  ])('%j is in the repository: %j', (path, is) => {
    expect(isInRepository(path)).toBe(is);
  });
});
