import { globSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Github } from '../shared/clients/github.ts';
import { readPages } from '../shared/clients/github-pages.ts';
import { asTicketwireError, TicketwireError } from '../shared/errors.ts';
import { codeScanningAlert, dependabotAlert, secretScanningAlert } from '../shared/mapping/github-alerts.ts';
import { readJsonFile } from '../shared/mapping/json-file.ts';
import { SarifReader } from '../shared/mapping/sarif.ts';
import type { AlertSet } from '../shared/model/alert-set.ts';
import type { JsonObject, JsonValue } from '../shared/model/json.ts';
import type { Runner } from './runner.ts';
import type { AlertList, Settings } from './settings.ts';

/** Alerts as they are now, list by list, and what could not be read: of those lists nothing is closed. */
export interface FoundAlerts {
  sets: readonly AlertSet[];
  problems: readonly string[];
  /** Lists that are not there at all: nothing was ever analysed, or the feature is off. */
  absent: readonly string[];
}

export async function readAlerts(runner: Runner, settings: Settings, github: Github | undefined): Promise<FoundAlerts> {
  const sets: AlertSet[] = [];
  const problems: string[] = [];
  const absent: string[] = [];
  const take = async (what: string, read: () => Promise<readonly AlertSet[]> | readonly AlertSet[]) => {
    try {
      sets.push(...(await read()));
    } catch (error) {
      const { code, message } = asTicketwireError(error);
      (code === 'target-not-found' ? absent : problems).push(`${what}: ${message} Nothing of it is closed.`);
    }
  };
  if (settings.sarif.length > 0) {
    const files = new Set<string>();
    for (const glob of settings.sarif) {
      const found = filesOf(glob, runner.workspace);
      if (found.length === 0) problems.push(`No file fits the input 'sarif' (${glob}). Nothing of SARIF is closed.`);
      for (const file of found) files.add(file);
    }
    // Several files may hold parts of one list: only together they say what is gone.
    const reader = sarifReader(runner);
    for (const file of files) {
      await take(file, () => {
        reader.add(readSarifFile(file, runner));
        return [];
      });
    }
    // An unread file may hold a part of any list, so no list is known to be whole.
    const isRead = problems.length === 0;
    sets.push(...reader.sets().map((set) => (isRead ? set : { ...set, isComplete: false, isFailed: false })));
  }
  for (const list of settings.alertLists) {
    await take(labels[list], async () => [await readList(list, runner.repository, github)]);
  }
  return { sets, problems, absent };
}

const labels: Record<AlertList, string> = {
  'code-scanning': 'code scanning',
  dependabot: 'Dependabot',
  'secret-scanning': 'secret scanning',
};

const readers: Record<AlertList, typeof codeScanningAlert> = {
  'code-scanning': codeScanningAlert,
  dependabot: dependabotAlert,
  'secret-scanning': secretScanningAlert,
};

/** The alerts that are open. */
export async function readList(list: AlertList, repository: string, github: Github | undefined): Promise<AlertSet> {
  if (github === undefined) {
    throw new TicketwireError('configuration', "The input 'github-token' is empty, so GitHub cannot be asked.");
  }
  const { alerts, odd } = await readState(list, { repository, github, state: 'open' });
  return {
    scope: `${list}:${repository}`,
    label: labels[list],
    alerts,
    isComplete: odd === 0,
    doubts: odd === 0 ? [] : [`${odd} of ${alerts.length + odd} alerts could not be read.`],
  };
}

/** How each list calls what people decided about, instead of what was mended. */
const endedStates: Record<AlertList, string> = {
  'code-scanning': 'dismissed',
  dependabot: 'dismissed,auto_dismissed',
  'secret-scanning': 'resolved',
};

/** The alerts that people dismissed or resolved. */
export async function readEnded(list: AlertList, repository: string, github: Github): Promise<AlertSet['alerts']> {
  return (await readState(list, { repository, github, state: endedStates[list] })).alerts;
}

/** Alerts in a state, and how many could not be read. Dependabot's list pages by a cursor that `Link` names; the others by number. */
async function readState(
  list: AlertList,
  { repository, github, state }: { repository: string; github: Github; state: string },
): Promise<{ alerts: AlertSet['alerts']; odd: number }> {
  const path = `/repos/${repository}/${list}/alerts?state=${state}`;
  const items = list === 'dependabot' ? await readByLink(github, path) : await readPages(github, path);
  const alerts = items.map((item) => readers[list](item, repository)).filter((alert) => alert !== undefined);
  return { alerts, odd: items.length - alerts.length };
}

async function readByLink(github: Github, path: string): Promise<JsonValue[]> {
  const found: JsonValue[] = [];
  let next: string | undefined = `${path}&per_page=100`;
  const asked = new Set<string>();
  while (next !== undefined && !asked.has(next)) {
    asked.add(next);
    const { json, headers } = await github.send('GET', next);
    if (!Array.isArray(json)) throw new TicketwireError('target-failed', "GitHub's list of alerts is not a list.");
    found.push(...json);
    const link = /<([^>]+)>;\s*rel="next"/.exec(headers.get('link') ?? '')?.[1];
    const after = link === undefined || !URL.canParse(link) ? null : new URL(link).searchParams.get('after');
    next = after === null ? undefined : `${path}&per_page=100&after=${encodeURIComponent(after)}`;
  }
  return found;
}

function filesOf(glob: string, workspace: string): string[] {
  const isFile = (file: string) => statSync(resolve(workspace, file), { throwIfNoEntry: false })?.isFile() === true;
  return globSync(glob, { cwd: workspace }).filter(isFile).sort();
}

/** Larger files hold more alerts than anybody tracks, and would not fit into memory twice. */
const maxFileBytes = 200 * 1024 * 1024;

function readSarifFile(file: string, { workspace }: Runner): JsonObject {
  const path = resolve(workspace, file);
  if (statSync(path).size > maxFileBytes) {
    throw new TicketwireError('too-large', `The file is larger than ${maxFileBytes / 1024 / 1024} MiB.`);
  }
  return readJsonFile(readFileSync(path));
}

function sarifReader({ workspace, repository }: Runner): SarifReader {
  return new SarifReader({
    repository,
    root: pathToFileURL(`${workspace}/`).href,
    sourceOf: (path) => readSource(workspace, path),
    isFile: (path) => insidePath(workspace, path) !== undefined,
  });
}

const maxSourceBytes = 5 * 1024 * 1024;

/** Returns the text of a source file of the checkout; of nothing outside of it, not even by a link. */
function readSource(workspace: string, path: string): string | undefined {
  const file = insidePath(workspace, path);
  // Most results are of files that are not there when nothing was checked out: then they have no line hash.
  return file === undefined || statSync(file).size > maxSourceBytes ? undefined : readFileSync(file, 'utf8');
}

/** Returns the real path of a file of the checkout; undefined where it is elsewhere, or no file. */
function insidePath(workspace: string, path: string): string | undefined {
  try {
    const file = realpathSync(resolve(workspace, path));
    const inside = relative(realpathSync(workspace), file);
    return inside.startsWith('..') || inside.startsWith(sep) || !statSync(file).isFile() ? undefined : file;
  } catch {
    return undefined;
  }
}
