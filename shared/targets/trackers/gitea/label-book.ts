import { type Gitea, giteaPageSize } from '../../../clients/gitea.ts';
import { hasNextPage } from '../../../clients/pages.ts';
import { isJsonObject } from '../../../mapping/json-body.ts';
import { managedLabel } from '../../../mapping/ticket-draft.ts';

/** Labels by their names: Gitea takes and gives them by ids. */
export interface LabelBook {
  /** The ids of labels, made where they are missing; `lacking`: names of those that the token may not make. */
  ensure(names: readonly string[]): Promise<{ ids: number[]; lacking: string[] }>;
  /** Whether the repository has the label by which tickets are listed. */
  hasManaged(): Promise<boolean>;
  /** Whatever is remembered may be wrong. */
  forget(): void;
}

interface Label {
  id: number;
  name: string;
}

/** Light grey; people may choose another. */
const color = '#ededed';

/**
 * The labels of one repository, then those of the organisation that owns it. The one that tickets are listed by must be the
 * repository's: by the name of another Gitea lists every issue.
 */
export function createLabelBook(repository: string, gitea: Gitea): LabelBook {
  const [owner = ''] = repository.split('/');
  const labels = `/repos/${repository}/labels`;
  let known = new Map<string, number>();

  async function readAll(path: string): Promise<Label[]> {
    const found: Label[] = [];
    for (let page = 1; ; page += 1) {
      const expect = path === labels ? [] : [403, 404];
      const { status, json, headers } = await gitea.send('GET', `${path}?limit=${giteaPageSize}&page=${page}`, {
        expect,
      });
      // Its owner is no organisation, or the token may not ask.
      if (status === 403 || status === 404) return [];
      if (!Array.isArray(json)) throw gitea.oddity(`about the labels of ${repository}`, 'is not a list');
      for (const label of json.filter(isJsonObject)) {
        if (typeof label.id === 'number' && typeof label.name === 'string')
          found.push({ id: label.id, name: label.name });
      }
      if (!hasNextPage(headers, json.length, giteaPageSize)) return found;
    }
  }

  async function refresh(): Promise<void> {
    const own = await readAll(labels);
    const shared = (await readAll(`/orgs/${owner}/labels`)).filter(({ name }) => name !== managedLabel);
    known = new Map();
    // Of several with one name the first that was made counts.
    for (const { id, name } of [...own.toSorted((left, right) => left.id - right.id), ...shared]) {
      if (!known.has(name)) known.set(name, id);
    }
  }

  /** Undefined where the token may not. */
  async function create(name: string): Promise<number | undefined> {
    const { status, json } = await gitea.send('POST', labels, { json: { name, color }, expect: [403] });
    if (status === 403 || !isJsonObject(json) || typeof json.id !== 'number') return undefined;
    await refresh();
    const first = known.get(name) ?? json.id;
    // Somebody made the same at the same moment. Two of one name would match no issue that has one of them.
    if (first !== json.id) await gitea.send('DELETE', `${labels}/${json.id}`, { expect: [403, 404] });
    return first;
  }

  return {
    ensure: async (names) => {
      if (names.some((name) => !known.has(name))) await refresh();
      const ids: number[] = [];
      const lacking: string[] = [];
      for (const name of names) {
        const id = known.get(name) ?? (await create(name));
        if (id === undefined) lacking.push(name);
        else ids.push(id);
      }
      return { ids, lacking };
    },
    hasManaged: async () => {
      if (!known.has(managedLabel)) await refresh();
      return known.has(managedLabel);
    },
    forget: () => {
      known = new Map();
    },
  };
}
