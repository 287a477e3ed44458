import { expect, test } from '@jest/globals';
import { apiUrlOf, webUrlOf } from './github-addresses.ts';

test.each([
  ['https://github.com', 'https://api.github.com'],
  ['https://octo.ghe.com', 'https://api.octo.ghe.com'],
  ['https://git.example', 'https://git.example/api/v3'],
  ['http://127.0.0.1:3000', 'http://127.0.0.1:3000/api/v3'],
])('people look at %s, and programs ask %s', (web, api) => {
  expect([apiUrlOf(web), webUrlOf(api)]).toEqual([api, web]);
});
