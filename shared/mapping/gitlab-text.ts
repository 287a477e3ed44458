import { cutText, type TextLimit } from './cut.ts';
import { wordBreak } from './escape.ts';

/**
 * Text for a description or a comment of GitLab: no line of it is a quick action (`/close`), wherever it stands. Which
 * lines of code and of quotations GitLab leaves alone differs by version, so every line is broken, invisibly.
 * https://docs.gitlab.com/user/project/quick_actions/
 */
export function withoutQuickActions(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/^([^\S\n]*)\/(?=\w)/gm, `$1${wordBreak}/`);
}

/**
 * A title for GitLab: it finds references of every kind in titles too, and no Markdown.
 * https://docs.gitlab.com/user/markdown/#gitlab-specific-references
 */
export function gitlabTitle(title: string, limit: TextLimit): string {
  const inert = title
    .replace(/([~%$&^*])(?=[\w"'])/g, `$1${wordBreak}`)
    .replace(/\[(?=\w+:)/g, `[${wordBreak}`)
    .replace(/:(?=[\w+-]+:)/g, `:${wordBreak}`);
  return cutText(inert, limit);
}

/** A label's name: commas part labels, so none can hold one. */
export function gitlabLabel(name: string): string {
  return name.replace(/,/g, ';').trim();
}
