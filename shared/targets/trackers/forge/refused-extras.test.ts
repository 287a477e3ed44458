import { describe, expect, test } from '@jest/globals';
import { TicketwireError } from '../../../errors.ts';
import { createWithoutRefused, type Extras, tellRefused } from './refused-extras.ts';

const known = new Set(['ann', 'ben']);

/** A forge that takes an issue only when nothing of it is unknown. */
function createForge({ labels = [] as string[], code = 'target-refused' as const } = {}) {
  const asked: Extras[] = [];
  const create = async (extras: Extras) => {
    asked.push(extras);
    if (extras.assignees.some((each) => !known.has(each))) throw new TicketwireError(code, 'assignees invalid');
    if (extras.labels.some((each) => labels.includes(each))) throw new TicketwireError(code, 'labels invalid');
    return extras;
  };
  return { asked, create, canAssign: async (login: string) => known.has(login) };
}

describe('an issue of which something is refused', () => {
  test.each<[string, Extras, string[], Extras, number]>([
    ['nothing', { labels: ['bug'], assignees: ['ann'] }, [], { labels: [], assignees: [] }, 1],
    [
      'one of two people',
      { labels: ['bug'], assignees: ['ann', 'ghost'] },
      [],
      { labels: [], assignees: ['ghost'] },
      2,
    ],
    ['everybody', { labels: [], assignees: ['ghost'] }, [], { labels: [], assignees: ['ghost'] }, 2],
    ['a label', { labels: ['ticketwire', 'bad'], assignees: ['ann'] }, ['bad'], { labels: ['bad'], assignees: [] }, 2],
    ['a label and a person', { labels: ['bad'], assignees: ['x'] }, ['bad'], { labels: ['bad'], assignees: ['x'] }, 3],
  ])('%s: it is created without that', async (_what, wanted, badLabels, refused, tries) => {
    const forge = createForge({ labels: badLabels });
    const found = await createWithoutRefused(wanted, forge);
    expect(found.refused).toEqual(refused);
    expect(forge.asked).toHaveLength(tries);
    expect(found.created.labels.filter((each) => each.startsWith('ticketwire'))).toEqual(
      wanted.labels.filter((each) => each.startsWith('ticketwire')),
    );
  });

  test('an issue that is refused for another reason fails with that reason', async () => {
    const create = () => Promise.reject(new TicketwireError('target-refused', 'The title is too long.'));
    const given = { create, canAssign: async () => true };
    await expect(createWithoutRefused({ labels: ['bug'], assignees: ['ann'] }, given)).rejects.toThrow('title');
  });

  test('the name of the repository is not taken for a reason', async () => {
    let tries = 0;
    const create = () => {
      tries += 1;
      const words = 'POST /repos/octo/label-assigner/issues answered 422: Validation Failed; title missing_field.';
      return Promise.reject(new TicketwireError('target-refused', words));
    };
    const given = { create, canAssign: async () => true };
    await expect(createWithoutRefused({ labels: ['bug'], assignees: ['ann'] }, given)).rejects.toThrow('title');
    expect(tries).toBe(1);
  });

  test('an issue whose creation timed out is not created a second time', async () => {
    let tries = 0;
    const create = () => {
      tries += 1;
      return Promise.reject(new TicketwireError('timeout', 'No answer.'));
    };
    const given = { create, canAssign: async () => true };
    await expect(createWithoutRefused({ labels: ['bug'], assignees: ['ann'] }, given)).rejects.toThrow('No answer.');
    expect(tries).toBe(1);
  });

  test('the note names what was left out', () => {
    expect(tellRefused({ labels: [], assignees: [] }, 'GitHub')).toBeUndefined();
    expect(tellRefused({ labels: ['bad'], assignees: ['ghost'] }, 'GitHub')).toBe(
      'GitHub does not let ghost be assigned there. GitHub refuses the labels bad.',
    );
  });
});
