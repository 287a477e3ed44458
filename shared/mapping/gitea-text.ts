/**
 * Text for a description or a comment of Gitea and Forgejo. Unlike elsewhere `\(` and `\[` open a formula there, before
 * Gitea 1.24 and in Forgejo; outside of code they are written as entities, which look the same.
 * https://docs.gitea.com/administration/config-cheat-sheet#markdown-markdown
 */
export function withoutFormulas(text: string): string {
  let fence: string | undefined;
  return text
    .split('\n')
    .map((line) => {
      const [, marks] = /^[\s>]*(`{3,}|~{3,})/.exec(line) ?? [];
      if (fence !== undefined) {
        if (marks?.startsWith(fence) === true && line.trimEnd().endsWith(marks)) fence = undefined;
        return line;
      }
      fence = marks;
      return marks === undefined ? lineWithoutFormulas(line) : line;
    })
    .join('\n');
}

const entities: Readonly<Record<string, string>> = { '(': '&#40;', ')': '&#41;', '[': '&#91;', ']': '&#93;' };

/** A code span, an escaped sign, or an escaped bracket. */
const token = /(?<ticks>`+)[^`](?:.*?[^`])?\k<ticks>(?!`)|\\(?<bracket>[()[\]])|\\./g;

function lineWithoutFormulas(line: string): string {
  return line.replace(token, (whole, ...rest) => {
    const { bracket } = rest.at(-1) as { bracket?: string };
    return bracket === undefined ? whole : (entities[bracket] ?? whole);
  });
}
