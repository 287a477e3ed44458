import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { formatProblem } from './configuration.ts';
import { loadConfiguration } from './load.ts';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const pkcs1 = privateKey.export({ type: 'pkcs1', format: 'pem' }).toString();
const pkcs8 = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const elliptic = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;

function load(credentials: string, key = pkcs1) {
  const text = `targets: { t: { type: github-issues, repository: o/r, ${credentials} } }`;
  return loadConfiguration({ text, file: 'f.yml', directory: '.', env: { KEY: key }, now: 0 });
}

describe('the key of a GitHub App', () => {
  test.each([
    ['as GitHub makes it', pkcs1],
    ['in PKCS#8', pkcs8],
    ['in one line', pkcs1.replaceAll('\n', '\\n')],
    ['with the line ends of Windows, and blanks around it', `  ${pkcs1.replaceAll('\n', '\r\n')}\n`],
  ])('is taken %s', (_what, key) => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: variables of the configuration look like this
    expect(load('app: { id: 7, private-key: "${KEY}" }', key).problems).toEqual([]);
  });

  test.each([
    ['nonsense', 'nonsense'],
    ['half of one', pkcs1.slice(0, 400)],
    ['a public one', publicKey.export({ type: 'spki', format: 'pem' }).toString()],
    ['one of another kind', elliptic.export({ type: 'pkcs8', format: 'pem' }).toString()],
  ])('is not %s, and never shown', (_what, key) => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: variables of the configuration look like this
    const [problem, ...others] = load('app: { id: 7, private-key: "${KEY}" }', key).problems.map(formatProblem);
    expect([problem, others]).toEqual([
      "f.yml:1:82: targets.t.app.private-key: must be the App's private key: all of the PEM file, from BEGIN to END.",
      [],
    ]);
  });
});

test.each([
  ['', undefined],
  [', hook: 7', 'an App has but one webhook'],
  [', organization: o', undefined],
])('catch-up: { app%s }', (more, expected) => {
  const app = `app: { id: 7, private-key: ${JSON.stringify(pkcs1)} }`;
  const text = `sources: { s: { sender: github, secret: s, catch-up: { ${app}${more} } } }`;
  const result = loadConfiguration({ text, file: 'f.yml', directory: '.', env: {}, now: 0 });
  const words = result.problems.map(({ message }) => message);
  expect(words).toEqual(expected === undefined ? [] : [expect.stringContaining(expected)]);
});

test.each([
  ['token: t', undefined],
  ['timeout: 5s', "f.yml:1:15: targets.t: needs 'token', or 'app' in its place."],
  [`token: t, app: { id: 7, private-key: ${JSON.stringify(pkcs1)} }`, "f.yml:1:15: targets.t: has 'token' and 'app'"],
  ['app: { id: 7 }', 'targets.t.app.private-key: this key is missing.'],
  [`app: { id: "a b", private-key: ${JSON.stringify(pkcs1)} }`, "must be the App's id or its client id"],
  [`app: { id: Iv23liAbc, private-key: ${JSON.stringify(pkcs1)} }`, undefined],
  [`app: { id: 7, privat-key: x, private-key: ${JSON.stringify(pkcs1)} }`, 'privat-key'],
])('%#: a token or an App, and not both', (credentials, expected) => {
  const problems = load(credentials).problems.map(formatProblem);
  if (expected === undefined) expect(problems).toEqual([]);
  else expect(problems).toEqual([expect.stringContaining(expected)]);
});
