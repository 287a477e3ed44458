import { expect, test } from '@jest/globals';
import { isAboutOneWrite } from './store-errors.ts';

test.each([
  [true, 'an error of one statement', { code: '23505', severity: 'ERROR' }],
  [true, 'a broken bind message', { code: '08P01', severity: 'ERROR' }],
  [false, 'PgBouncer, whose server is gone', { code: '08P01', severity: 'FATAL' }],
  [false, 'a server that was shut down', { code: '57P01', severity: 'FATAL' }],
  [false, 'a crash of the server', { code: '57P02', severity: 'WARNING' }],
  [false, 'a server that became read-only', { code: '25006', severity: 'ERROR' }],
  [false, 'a lock that was not given in time', { code: '55P03', severity: 'ERROR' }],
  [false, 'a statement that took too long', { code: '57014', severity: 'ERROR' }],
  [false, 'a full disk of the server', { code: '53100', severity: 'ERROR' }],
  [false, 'a reset connection', { code: 'ECONNRESET' }],
  [false, 'a connection that ended', {}],
])('%s: only one write of a transaction is to blame for %s', (isBlamed, _what, fields) => {
  expect(isAboutOneWrite(Object.assign(new Error('message'), fields))).toBe(isBlamed);
});
