import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createBody, makeWorkplace, type RunningReceiver, secret, startReceiver } from './receiver-process.ts';

const configuration = `
sources:
  lgtm: { sender: lgtm, secret: "${secret}" }
targets:
  board: { type: local }
rules:
  - name: Low or worse
    on: alert
    severity: low
    if: alert.rule != "Serious only"
    do: [{ track: board }]
  - { name: Serious, on: alert, severity: high, if: 'alert.rule == "Serious only"', do: [{ track: board }] }
`;

describe('severities that a sender has words of its own for', () => {
  const workplace = makeWorkplace();
  let receiver: RunningReceiver;
  beforeAll(async () => {
    const file = workplace.write('ticketwire.yml', configuration);
    receiver = await startReceiver(workplace.directory, { configuration: file });
  });
  afterAll(async () => {
    await receiver.kill('SIGTERM');
    workplace.remove();
  });
  const create = (key: string, severity: string, name = 'Unused import') =>
    receiver.lgtm(
      createBody(key, { query: { name, url: 'http://lgtm.example.com/rules/1', properties: { severity } } }),
    );

  test.each(['error', 'warning', 'recommendation', 'banana'])(
    '%s is low or worse: the ticket is made',
    async (word) => {
      expect(await create(`low-${word}`, word)).toMatchObject({ status: 201 });
    },
  );

  test.each(['recommendation', 'banana'])('%s is not high: LGTM hears 422', async (word) => {
    expect(await create(`high-${word}`, word, 'Serious only')).toMatchObject({ status: 422 });
  });

  test('one warning names the unknown word, however often it comes', async () => {
    await create('again', 'banana');
    const warnings = receiver.log.filter(({ severity }) => severity !== undefined);
    expect(warnings).toMatchObject([{ source: 'lgtm', severity: 'banana', level: 40 }]);
  });
});
