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
html { scroll-behavior: auto; -webkit-text-size-adjust: 100%; }
body {
  margin: 0 auto; max-width: 64rem; padding: 1.5rem 1rem 4rem; background: var(--page); color: var(--text);
  font: 1rem/1.5 system-ui, 'Segoe UI', Roboto, 'Noto Sans', sans-serif; overflow-wrap: break-word;
}
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .25rem; }
h2 { font-size: 1.15rem; line-height: 1.3; margin: 2.5rem 0 .5rem; padding-bottom: .25rem; border-bottom: 1px solid var(--line); }
p { margin: .5rem 0; max-width: 46rem; }
.subtitle { font-size: 1.1rem; font-weight: 600; }
.note { color: var(--quiet); font-size: .9rem; }
a { color: var(--link); }
:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; }
nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1rem; margin: 1rem 0; padding: 0; list-style: none; font-size: .9rem; }
dl { display: grid; grid-template-columns: minmax(8rem, max-content) 1fr; gap: .25rem 1rem; margin: 1rem 0; }
dt { color: var(--quiet); } dd { margin: 0; min-width: 0; overflow-wrap: anywhere; }
.scroll { overflow-x: auto; margin: 1rem 0; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; font-variant-numeric: tabular-nums; }
caption { text-align: left; color: var(--quiet); padding-bottom: .25rem; }
th, td { padding: .3rem .6rem; border-bottom: 1px solid var(--line); text-align: right; vertical-align: top; }
th:first-child { text-align: left; font-weight: 400; min-width: 11rem; }
thead th { font-weight: 600; border-bottom-width: 2px; white-space: nowrap; } thead th:first-child { font-weight: 600; }
tr.head th { font-weight: 600; background: var(--wash); }
tr.note th, tr.note td { color: var(--quiet); font-size: .85rem; }
tr.level1 th:first-child { padding-left: 1.2rem; } tr.level2 th:first-child { padding-left: 2rem; }
td { white-space: nowrap; }
figure { margin: 1.5rem 0; } figure svg { display: block; width: 100%; height: auto; max-width: 100%; }
figcaption { color: var(--quiet); font-size: .9rem; max-width: 46rem; }
details { border: 1px solid var(--line); border-radius: .4rem; margin: .5rem 0; }
summary { cursor: pointer; padding: .4rem .7rem; }
details > ol, details > p { margin: 0; padding: 0 .7rem .5rem 1rem; }
ol.tasks { list-style: none; padding-left: 0; }
details > ol.tasks { padding-left: .7rem; }
ol.tasks > li { margin: .6rem 0; }
ol.tasks > li > ol { margin: .2rem 0 0; padding-left: 1.2rem; list-style: none; color: var(--quiet); font-size: .85rem; }
.code { font-weight: 600; } .lead, .state { display: block; font-size: .9rem; } .lead { color: var(--quiet); }
:target { background: var(--wash); }
.skip { position: absolute; left: -999rem; } .skip:focus { position: static; }
@media (max-width: 40rem) {
  dl { grid-template-columns: 1fr; gap: 0; } dd { margin-bottom: .5rem; }
  th:first-child { min-width: 8.5rem; } th, td { padding: .3rem .4rem; } tr.level1 th:first-child { padding-left: .6rem; } tr.level2 th:first-child { padding-left: 1rem; }
}
@media print {
  @page { size: A4; margin: 16mm 14mm; }
  :root { --page: #fff; --text: #000; --quiet: #444; --line: #999; --wash: #eee; --link: #000; }
  body { max-width: none; padding: 0; font-size: 10pt; } a { text-decoration: none; }
  nav, .skip, #evidence { display: none; }
  h2 { break-after: avoid; } tr, figure, ol.tasks > li { break-inside: avoid; } .scroll { overflow: visible; }
  thead { display: table-header-group; } table { font-size: 8.5pt; }
}
`.trim()
