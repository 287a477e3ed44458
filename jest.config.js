import { availableParallelism } from 'node:os';
import { join } from 'node:path';

// Threads that tests start find their TypeScript stripped already. Without it each loads WebAssembly for that, and V8
// crashes now and then when many threads do: https://github.com/nodejs/node/issues/64500
process.env.NODE_COMPILE_CACHE ??= join(import.meta.dirname, 'node_modules/.cache/compile');

/** @type {import('jest').Config} */
export default {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/(action|bench|receiver|shared|test|scripts)/**/*.test.ts'],
  // What needs minutes, or programs that npm does not install: `npm run test:real`.
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/real/'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { target: 'es2024', parser: { syntax: 'typescript', importAttributes: true } }, module: { type: 'es6' } },
    ],
  },
  globalSetup: '<rootDir>/test/setup/global-setup.js',
  globalTeardown: '<rootDir>/test/setup/global-teardown.js',
  // Ends a hang, nothing else: no test may depend on the speed of the machine.
  testTimeout: 300_000,
  // Most tests wait for processes and servers most of their time.
  maxWorkers: Math.ceil(availableParallelism() * 1.5),
};
