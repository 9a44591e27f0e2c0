/** The look of a page: system fonts, both colour schemes, A4 when printed. Nothing is loaded from anywhere. */
export const style = `
:root {
  color-scheme: light dark;
  --page: #ffffff; --text: #1b1f24; --quiet: #57606a; --line: #d0d7de; --wash: #f3f5f7; --link: #0b57d0; --focus: #0b57d0;
}
@media (prefers-color-scheme: dark) {
  :root { --page: #14171b; --text: #e6e9ed; --quiet: #a3acb7; --line: #3a424c; --wash: #1f242a; --link: #8ab4f8; --focus: #8ab4f8; }
}
* { box-sizing: border-box; }
:root { --chart-text: var(--text); --chart-axis: var(--quiet); --chart-grid: var(--line); }
html { -webkit-text-size-adjust: 100%; }
body {
  margin: 0 auto; max-width: 66rem; padding: 2rem 1rem 4rem; background: var(--page); color: var(--text);
  font: 1rem/1.5 system-ui, 'Segoe UI', Roboto, 'Noto Sans', sans-serif; overflow-wrap: break-word;
}
h1 { font-size: 1.65rem; line-height: 1.25; margin: 0 0 .25rem; text-wrap: balance; }
h2 { font-size: 1.1rem; line-height: 1.3; margin: 3rem 0 .5rem; padding-bottom: .3rem; border-bottom: 2px solid var(--line); }
p { margin: .5rem 0; max-width: 46rem; }
.subtitle { font-size: 1.15rem; line-height: 1.35; text-wrap: balance; }
.note { color: var(--quiet); font-size: .875rem; }
a { color: var(--link); }
:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
nav { margin: 1.5rem 0; padding: .75rem 1rem; background: var(--wash); border-radius: .4rem; }
nav ul {
  display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 18rem), 1fr)); gap: .35rem 1.5rem;
  margin: 0; padding: 0; list-style: none; font-size: .8rem; line-height: 1.35;
}
nav a { text-decoration: none; } nav a:hover { text-decoration: underline; }
dl { display: grid; grid-template-columns: minmax(8rem, max-content) 1fr; gap: .25rem 1.25rem; margin: 1.25rem 0; font-size: .95rem; }
dt { color: var(--quiet); } dd { margin: 0; min-width: 0; overflow-wrap: anywhere; }
.scroll { overflow-x: auto; margin: 1rem 0; position: relative; }
table { border-collapse: separate; border-spacing: 0; width: 100%; font-size: .9rem; line-height: 1.4; font-variant-numeric: tabular-nums; }
th, td { padding: .3rem .6rem; border-bottom: 1px solid var(--line); text-align: right; vertical-align: baseline; }
td { white-space: nowrap; }
th { font-weight: 400; }
th:first-child { text-align: left; min-width: 11rem; }
thead th, thead td { font-weight: 700; border-bottom: 2px solid var(--quiet); white-space: nowrap; }
tr.head th { font-weight: 700; background: var(--wash); padding-top: .45rem; }
tr.note th, tr.note td { color: var(--quiet); font-size: .85rem; padding-top: .1rem; }
tr:has(+ tr.note) > * { border-bottom: 0; padding-bottom: .1rem; }
thead tr:has(+ tr.note) > * { border-bottom: 2px solid var(--quiet); }
tr.level1 th:first-child { padding-left: 1.2rem; } tr.level2 th:first-child { padding-left: 2rem; }
tbody tr:not(.head):hover > * { background: var(--wash); }
#charts { columns: 26rem; column-gap: 2.5rem; }
#charts > h2, #charts > p { column-span: all; }
figure { margin: 0; padding: .75rem 0; break-inside: avoid; } figure svg { max-width: 100%; }
figcaption { color: var(--quiet); font-size: .85rem; max-width: 46rem; }
details { border: 1px solid var(--line); border-radius: .4rem; margin: .5rem 0; }
summary { cursor: pointer; padding: .4rem .7rem; }
details > ol, details > p { margin: 0; padding: 0 .7rem .5rem 1rem; }
figcaption details { border: 0; margin: 0; } figcaption summary { padding: .2rem 0; } figcaption details > p { padding: 0 0 .5rem; }
ol.tasks { list-style: none; padding-left: 0; max-width: 46rem; }
details > ol.tasks { padding-left: .7rem; }
ol.tasks > li { margin: .8rem 0; }
ol.tasks > li > ol { margin: .2rem 0 0; padding-left: .8rem; list-style: none; color: var(--quiet); font-size: .85rem; border-left: 2px solid var(--line); }
.code { font-weight: 700; margin-right: .35em; } .lead, .state { display: block; font-size: .9rem; } .lead { color: var(--quiet); }
:target { background: var(--wash); scroll-margin-top: 4.5rem; }
details:has(> :target) { background: var(--wash); } details > :target { background: none; }
main > section:target { background: none; scroll-margin-top: 0; }
.skip { position: absolute; left: -999rem; } .skip:focus { position: static; }
@media (max-width: 40rem) {
  body { padding-top: 1rem; } h1 { font-size: 1.4rem; } h2 { margin-top: 2.25rem; }
  dl { grid-template-columns: 1fr; gap: 0; } dd { margin-bottom: .5rem; } dt { font-size: .8rem; }
  table { font-size: .8rem; } tr.note th, tr.note td { font-size: .75rem; }
  th, td { padding: .3rem .4rem; } tr.level1 th:first-child { padding-left: .4rem; } tr.level2 th:first-child { padding-left: .9rem; }
  /* The labels stay where the numbers are scrolled under them. */
  th:first-child, thead td:first-child { min-width: 8rem; position: sticky; left: 0; background: var(--page); }
  tr.head th:first-child { position: static; background: var(--wash); }
}
@media print {
  @page { size: A4; margin: 15mm 14mm; }
  :root { color-scheme: light; --page: #fff; --text: #000; --quiet: #444; --line: #bbb; --wash: #eee; --link: #000; }
  html { font-size: 9.5pt; } body { max-width: none; padding: 0; } a { text-decoration: none; }
  nav, .skip, #evidence, figcaption details { display: none; }
  h2 { margin-top: 1.75rem; break-after: avoid; } h2 + p { break-after: avoid; }
  .scroll { overflow: visible; margin: .5rem 0; } table { font-size: .9rem; line-height: 1.25; }
  th, td { padding-top: .18rem; padding-bottom: .18rem; }
  thead { display: table-header-group; } thead tr, tr.head, tr:has(+ tr.note) { break-after: avoid; }
  tr, figure, ol.tasks > li { break-inside: avoid; }
  tr:has(+ tr:last-child), tr:has(+ tr + tr:last-child) { break-after: avoid; }
  #charts { columns: 2; column-gap: 8mm; } figure { padding: .4rem 0; }
  ol.tasks { max-width: none; } p { orphans: 3; widows: 3; }
}
`.trim()
