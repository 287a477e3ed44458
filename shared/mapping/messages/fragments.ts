/** Pieces that the built-in texts are put together from. Blanks that stand twice for want of a fact are made one later. */

/** How many commits, jobs or pages are listed. */
const maxListed = 20;

/** `[octo/widgets] `, linked. */
export const where = '{% if repository.full_name %}\\[{{ repository.full_name | link: repository.url }}\\] {% endif %}';

export const who = '{{ actor.name | default: actor.login | default: "Somebody" }}';

const sign = '{% if repository.forge == "gitlab" %}{% assign sign = "!" %}{% else %}{% assign sign = "#" %}{% endif %}';

/** `#12 Title`, the number linked. */
export const pullRequest = [
  `{% if pull_request.number %}${sign}{{ pull_request.number | prepend: sign | link: pull_request.url }}`,
  ' {{ pull_request.title }}',
  '{% else %}{{ pull_request.title | default: "a pull request" | link: pull_request.url }}{% endif %}',
].join('');

/** The same of an issue, by its key where it has one. */
export const issue = [
  '{% if issue.key %}{{ issue.key | link: issue.url }} {{ issue.title }}',
  '{% elsif issue.number %}{{ issue.number | prepend: "#" | link: issue.url }} {{ issue.title }}',
  '{% else %}{{ issue.title | default: "an issue" | link: issue.url }}{% endif %}',
].join('');

/** What a comment or a command was written on. */
export const commented = [
  `{% if pull_request %}${pullRequest}{% elsif issue %}${issue}`,
  '{% elsif comment.sha %}the commit {{ comment.sha | code }}{% elsif comment.on == "snippet" %}a snippet',
  '{% elsif comment.on == "commit" %}a commit{% else %}something{% endif %}',
].join('');

/** ` with three words`, or nothing where there is no such fact. */
export function given(fact: string, words: string): string {
  return `{% if ${fact} %}${words}{% endif %}`;
}

/** The one where there is such a fact, else the other. */
export function either(fact: string, words: string, others: string): string {
  return `{% if ${fact} %}${words}{% else %}${others}{% endif %}`;
}

/** The beginning of what somebody wrote, in lines of its own. */
export function excerptOf(fact: string): string {
  return `{% assign excerpt = ${fact} | excerpt %}{% if excerpt != "" %}\n{{ excerpt | quote }}{% endif %}`;
}

/** A line for each entry of a list, and one that says how many are left out. `count`: of how many there are. */
export function listOf(
  list: string,
  { each, line, count = `${list}.size` }: { each: string; line: string; count?: string },
): string {
  return [
    `{% for ${each} in ${list} limit: ${maxListed} %}\n- ${line}{% endfor %}`,
    `{% assign shown = ${list}.size | at_most: ${maxListed} %}{% assign more = ${count} | minus: shown %}`,
    '{% if shown > 0 and more > 0 %}\n- and {{ more }} more{% endif %}',
  ].join('');
}

/** Texts by their types: of each verb what is said, where `@` stands for the thing. */
export function textsOf(
  family: string,
  { thing, deeds }: { thing: string; deeds: Readonly<Record<string, string>> },
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(deeds).map(([verb, deed]) => [`${family}.${verb}`, `${where}${who} ${deed.replace('@', thing)}`]),
  );
}

/** A verb that has no text of its own, as its sender calls it. */
export const ownVerb = '{{ event.type | split: "." | last | replace: "_", " " }}';
