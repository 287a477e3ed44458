/** The pages' one style sheet, a text so that the bundle carries it. */
export const style = `:root {
  color-scheme: light dark;
  --text: light-dark(#1c2127, #e6e9ed);
  --quiet: light-dark(#5c6670, #9aa4ae);
  --line: light-dark(#dde2e7, #313840);
  --page: light-dark(#ffffff, #16191d);
  --band: light-dark(#f5f7f9, #1d2126);
  --accent: light-dark(#0b5cad, #6cb2ff);
  --good: light-dark(#1a7f42, #5fd08b);
  --busy: light-dark(#8a5a00, #f0b849);
  --bad: light-dark(#b42318, #ff8a7d);
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--text); font: 15px/1.5 system-ui, sans-serif; }
header { background: var(--band); border-bottom: 1px solid var(--line); padding: 0.7rem 1.5rem; }
header { display: flex; gap: 1.6rem; align-items: baseline; }
nav { display: flex; gap: 1.1rem; }
nav a { text-decoration: none; }
nav a[aria-current] { color: var(--text); font-weight: 600; }
.brand { color: var(--text); font-weight: 650; text-decoration: none; }
main { max-width: 78rem; margin: 0 auto; padding: 0.5rem 1.5rem 3rem; }
h1 { font-size: 1.25rem; margin: 1.8rem 0 0.6rem; }
h3 { font-size: 0.98rem; margin: 1rem 0 0.3rem; }
h2 { font-size: 1.05rem; margin: 1.5rem 0 0.4rem; }
a { color: var(--accent); }
table { width: 100%; border-collapse: collapse; font-size: 0.92rem; }
th { text-align: left; font-weight: 600; color: var(--quiet); }
th, td { padding: 0.4rem 0.9rem 0.4rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
th { white-space: nowrap; }
.id, .what { overflow-wrap: anywhere; }
.key, time { white-space: nowrap; }
time, .id { font-variant-numeric: tabular-nums; color: var(--quiet); }
.id { font-family: ui-monospace, monospace; font-size: 0.8rem; }
.state { font-weight: 600; }
.open, .done { color: var(--good); }
.closed, .skipped { color: var(--quiet); }
.due, .running { color: var(--busy); }
.failed, .wrong { color: var(--bad); }
.label { display: inline-block; border: 1px solid var(--line); border-radius: 1em; padding: 0 0.6em; font-size: 0.8rem; color: var(--quiet); }
.empty { color: var(--quiet); }
.title { font-size: 1.1rem; margin: 0 0 0.5rem; }
pre { background: var(--band); border: 1px solid var(--line); border-radius: 6px; padding: 0.9rem 1.1rem; white-space: pre-wrap; overflow-wrap: anywhere; }
pre.small { font-size: 0.82rem; padding: 0.5rem 0.8rem; margin: 0.3rem 0; max-height: 24rem; overflow: auto; }
.made { border: 1px solid var(--good); border-radius: 6px; padding: 0.2rem 1.1rem; }
.verdicts { list-style: none; padding: 0; margin: 0 0 0.6rem; }
summary { cursor: pointer; }
table.narrow th { width: 16rem; font-weight: 500; }
.history { list-style: none; padding: 0; margin: 0; }
.history time { margin-right: 0.8rem; }
form { display: flex; flex-direction: column; gap: 0.5rem; max-width: 22rem; }
input, select, button { font: inherit; padding: 0.45rem 0.7rem; border: 1px solid var(--line); border-radius: 6px; background: var(--page); color: inherit; }
button { background: var(--accent); color: var(--page); border-color: transparent; font-weight: 600; cursor: pointer; }
form.inline { display: block; }
button.quiet { background: none; color: var(--accent); border-color: var(--line); padding: 0.15rem 0.6rem; font-weight: 500; }
form.filter { flex-flow: row wrap; align-items: end; gap: 0.9rem; max-width: none; margin-bottom: 0.8rem; }
form.filter label { display: flex; flex-direction: column; gap: 0.25rem; }
form.filter input, form.filter select { font-weight: 400; }
form.wide { max-width: 52rem; }
form.wide select { align-self: start; max-width: 100%; }
form button { align-self: start; }
form.filter button { align-self: end; }
form.again { margin-top: 0.8rem; max-width: none; }
textarea { font: 0.88rem/1.45 ui-monospace, monospace; padding: 0.6rem 0.8rem; border: 1px solid var(--line); border-radius: 6px; background: var(--page); color: inherit; resize: vertical; }
label { font-weight: 600; }
small, .lead { color: var(--quiet); }
.said { color: var(--good); }
@media (max-width: 48rem) {
  header, nav { flex-wrap: wrap; gap: 0.3rem 1rem; }
  main { padding: 0.5rem 1rem 3rem; }
  /* A row is a card: a table wider than the screen would scroll the page sideways. */
  thead { display: none; }
  table, tbody, tr, th, td { display: block; width: auto; }
  tr { border-bottom: 1px solid var(--line); padding: 0.4rem 0; }
  th, td { border: 0; padding: 0.1rem 0; white-space: normal; overflow-wrap: anywhere; }
  table.narrow th { width: auto; }
  p, li, h1, h2, h3, code, dd { overflow-wrap: anywhere; }
  input, select, textarea, button, label { max-width: 100%; }
}
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
`;
