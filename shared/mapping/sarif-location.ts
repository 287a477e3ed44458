import type { AlertDetail } from '../model/event.ts';
import type { JsonObject, JsonValue } from '../model/json.ts';
import { lineFact } from './alert-facts.ts';
import { listOf, memberOf, pointedAt, textOf } from './sarif-json.ts';
import { type Checkout, readPaths } from './sarif-path.ts';

/** The place of a result. */
export interface SarifPlace {
  /** From the repository's root; a whole path or address where the file is outside it; undefined when none is named. */
  path: string | undefined;
  /** The path as earlier versions had it. */
  formerPath: string | undefined;
  /** The path as people see it: one of Windows outside the repository is as the tool wrote it. */
  shown: string | undefined;
  line: number | undefined;
  column: number | undefined;
  /** True if the region is the very start of the file: tools write that where they know no line. */
  isWholeFile: boolean;
  /** The function, class or resource, without the digest or version in its name. */
  logical: string | undefined;
  /** The logical location and all further locations, for people. */
  details: readonly AlertDetail[];
}

/** Returns the place of each result of a run: that of its first location, which is the one that counts. */
export function readPlaces(run: JsonObject, checkout: Checkout = {}): (result: JsonObject) => SarifPlace {
  const artifacts = listOf(run, 'artifacts');
  const logicals = listOf(run, 'logicalLocations');
  const pathOf = readPaths(run, checkout);
  const spotOf = (location: JsonValue | undefined) => {
    const place = memberOf(location, 'physicalLocation');
    const named = memberOf(place, 'artifactLocation');
    const artifact =
      textOf(named, 'uri') === undefined ? (memberOf(pointedAt(artifacts, named), 'location') ?? named) : named;
    const { path, formerPath } = pathOf(artifact);
    const region = memberOf(place, 'region');
    return {
      path: path === '' ? undefined : path,
      formerPath: formerPath === '' ? undefined : formerPath,
      shown: path === '' ? undefined : shownPath(path, artifact),
      line: lineFact(memberOf(region, 'startLine')),
      column: lineFact(memberOf(region, 'startColumn')),
      isWholeFile: isStart(region),
      logical: logicalOf(location, logicals),
    };
  };
  return (result) => {
    const [first, ...others] = listOf(result, 'locations');
    const { logical, ...spot } = spotOf(first);
    const shown = others.slice(0, maxOthers).map(spotOf);
    const more = others.length - shown.length;
    return {
      ...spot,
      logical: logical === undefined ? undefined : withoutVersion(logical),
      details: [
        ...(logical === undefined ? [] : [{ name: 'In', value: logical }]),
        ...shown.map((each) => ({ name: 'Also in', value: wordsOf(each) })).filter(({ value }) => value !== ''),
        ...(more > 0 ? [{ name: 'Also in', value: `${more} more places` }] : []),
      ],
    };
  };
}

/** More places than this are only counted. */
const maxOthers = 25;

function wordsOf({
  shown,
  line,
  logical,
}: {
  shown?: string | undefined;
  line?: number | undefined;
  logical?: string | undefined;
}): string {
  const file = shown === undefined ? '' : `${shown}${line === undefined ? '' : `, line ${line}`}`;
  return [file, logical ?? ''].filter((part) => part !== '').join(', ');
}

function isStart(region: JsonValue | undefined): boolean {
  return ['startLine', 'startColumn', 'endLine', 'endColumn'].every((name) => memberOf(region, name) === 1);
}

/** A path of Windows outside the repository as the tool wrote it, other paths as they were read. */
function shownPath(path: string, artifact: JsonValue | undefined): string {
  if (!/^(?:\/[a-z]:\/|\/\/)/i.test(path)) return path;
  const uri = textOf(artifact, 'uri') ?? '';
  return /^(?:[a-z]:\\|\\\\)/i.test(uri) ? uri : path.replace(/^\/(?=[a-z]:)/i, '');
}

/** Source: SARIF 2.1.0, 3.33. A result may point into the run's own list. */
function logicalOf(location: JsonValue | undefined, known: readonly JsonValue[]): string | undefined {
  const given = memberOf(location, 'logicalLocations') ?? memberOf(location, 'logicalLocation');
  const names = (Array.isArray(given) ? given : [given]).slice(0, maxLogicals).map((each) => {
    const indexed = pointedAt(known, each);
    const nameOf = (object: JsonValue | undefined) =>
      textOf(object, 'fullyQualifiedName') ?? textOf(object, 'decoratedName') ?? textOf(object, 'name');
    return nameOf(each) ?? nameOf(indexed);
  });
  const name = names
    .filter((each) => each !== undefined)
    .join(', ')
    .slice(0, maxLogicalChars);
  return name === '' ? undefined : name;
}

const maxLogicals = 5;
const maxLogicalChars = 1_000;

/** The name of a package or an image without what changes with each build. */
export function withoutVersion(name: string): string {
  return name.replace(/@sha256:[0-9a-f]{64}/gi, '').replace(/(?<=[^@/])@v?\d[\w.+~:-]*$/, '');
}
