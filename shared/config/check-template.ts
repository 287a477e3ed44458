import { contextNames, type UnknownName, unknownNames } from '../mapping/context-names.ts';
import { compileCondition, type Destination, variablesOf, variablesOfCondition } from '../mapping/template.ts';
import { attempt } from './attempt.ts';
import type { ConfigurationDocument } from './document.ts';
import { didYouMean } from './schema-parts.ts';

type Path = readonly (string | number)[];
type Names = Parameters<typeof unknownNames>[1];

/** Reports a template that is none, or that names what no event has; gives whether it can be compiled. */
export function checkTemplate(
  text: string,
  given: { path: Path; document: ConfigurationDocument; destination: Destination; names?: Names },
): boolean {
  const { path, document, destination, names = contextNames } = given;
  const key = `${destination}:${text}`;
  const isCommon = names === contextNames;
  if (isCommon && document.goodTexts.has(key)) return true;
  let variables: ReturnType<typeof variablesOf> = [];
  const isGood = attempt(document, path, () => {
    variables = variablesOf(text, destination);
  });
  const unknown = unknownNames(variables, names);
  if (isCommon && isGood && unknown.length === 0) document.goodTexts.add(key);
  reportUnknown(unknown, path, document);
  return isGood;
}

/** The same for a condition. */
export function checkCondition(
  text: string,
  { path, document }: { path: Path; document: ConfigurationDocument },
): void {
  const key = `if:${text}`;
  if (document.goodTexts.has(key) || !attempt(document, path, () => compileCondition(text))) return;
  const unknown = unknownNames(variablesOfCondition(text), contextNames);
  if (unknown.length === 0) document.goodTexts.add(key);
  reportUnknown(unknown, path, document);
}

function reportUnknown([first]: readonly UnknownName[], path: Path, document: ConfigurationDocument): void {
  if (first === undefined) return;
  document.report(path, `nothing is called '${first.name}'. ${didYouMean(first.name, first.known)}`);
}
