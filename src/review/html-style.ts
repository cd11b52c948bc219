/** The style sheet of review.html: no font, image or script from anywhere; light and dark; prints on paper. */
export const style = `
:root { color-scheme: light dark; --ink: #1b2733; --soft: #566472; --line: #d5dce3; --page: #ffffff; --panel: #f5f7f9;
  --block: #b3261e; --block-bg: #fdecea; --warn: #8a5300; --warn-bg: #fff4df; --note: #2c5d8f; --note-bg: #eaf2fa;
  --good: #1d6f42; --good-bg: #e7f5ec; --add: #e3f6e8; --add-strong: #a6e3b8; --del: #fdeaea; --del-strong: #f5b5b5; }
@media (prefers-color-scheme: dark) { :root { --ink: #e4eaf0; --soft: #a5b2bf; --line: #3a4653; --page: #14191f; --panel: #1d242c;
  --block: #ff9a92; --block-bg: #3c1b19; --warn: #ffc46b; --warn-bg: #35280f; --note: #9cc7f0; --note-bg: #182b3d;
  --good: #86d9a5; --good-bg: #15301f; --add: #153222; --add-strong: #24663e; --del: #3a1d1e; --del-strong: #7a3033; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--ink); font: 15px/1.45 system-ui, "Segoe UI", sans-serif; }
main, header, footer { max-width: 1200px; margin: 0 auto; padding: 0 24px; }
header { padding-top: 18px; }
h1 { font-size: 20px; margin: 0 0 10px; font-weight: 600; overflow-wrap: anywhere; }
h2 { font-size: 17px; margin: 26px 0 8px; }
h3 { font-size: 15px; margin: 0; display: flex; gap: 8px; align-items: baseline; flex-wrap: wrap; }
h4 { font-size: 13px; margin: 14px 0 4px; color: var(--soft); font-weight: 600; }
p { margin: 4px 0; }
code, pre { font-family: ui-monospace, "Cascadia Mono", Consolas, "Liberation Mono", monospace; font-size: 13px; }
code { unicode-bidi: isolate; overflow-wrap: anywhere; }
a { color: inherit; text-decoration-color: var(--soft); text-underline-offset: 2px; }
a:focus-visible, summary:focus-visible { outline: 3px solid var(--note); outline-offset: 2px; border-radius: 2px; }
nav { margin: 12px 0 0; display: flex; gap: 4px 16px; flex-wrap: wrap; font-size: 13px; }
.skip { position: absolute; left: -999px; }
.skip:focus { left: 8px; top: 8px; background: var(--page); padding: 6px 10px; }
.verdict { border-left: 8px solid; border-radius: 6px; padding: 12px 18px; font-size: 20px; font-weight: 600; }
.verdict small { display: block; font-size: 13px; font-weight: 400; color: var(--soft); overflow-wrap: anywhere; }
.verdict.block, .verdict.unproven { border-color: var(--block); background: var(--block-bg); color: var(--block); }
.verdict.warn { border-color: var(--warn); background: var(--warn-bg); color: var(--warn); }
.verdict.clear, .verdict.none { border-color: var(--good); background: var(--good-bg); color: var(--good); }
.facts { display: grid; grid-template-columns: max-content 1fr max-content 1fr; gap: 3px 14px; margin: 12px 0 0; font-size: 14px; }
.facts dt { color: var(--soft); } .facts dd { margin: 0; overflow-wrap: anywhere; }
@media (max-width: 900px) { .facts { grid-template-columns: max-content 1fr; } }
.overview { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 0 36px; align-items: start; }
.overview section:only-child { grid-column: 1 / -1; }
.overview h2 { margin-top: 18px; }
@media (max-width: 900px) { .overview { grid-template-columns: minmax(0, 1fr); } }
.quiet th { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.quiet th { border: 0; padding: 0; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: 14px; }
th { text-align: left; font-weight: 600; color: var(--soft); font-size: 12px; padding: 3px 10px 3px 0; border-bottom: 1px solid var(--line); }
td { padding: 4px 10px 4px 0; border-bottom: 1px solid var(--line); vertical-align: top; }
tr:last-child td { border-bottom: 0; }
td.tight, th.tight { white-space: nowrap; width: 1%; }
.badge { display: inline-block; font-size: 12px; line-height: 18px; font-weight: 600; padding: 0 7px; border-radius: 9px; white-space: nowrap; }
.badge.block { color: var(--block); background: var(--block-bg); border: 1px solid; }
.badge.warn { color: var(--warn); background: var(--warn-bg); border: 1px solid; }
.badge.note { color: var(--note); background: var(--note-bg); border: 1px solid; }
.badge.good { color: var(--good); background: var(--good-bg); border: 1px solid; }
.badge.create { color: var(--good); background: var(--good-bg); } .badge.drop { color: var(--block); background: var(--block-bg); }
.badge.alter, .badge.rename, .badge.move { color: var(--note); background: var(--note-bg); }
.kind, .soft { color: var(--soft); font-weight: 400; font-size: 13px; }
.says { color: var(--soft); font-size: 13px; }
.object { border: 1px solid var(--line); border-radius: 8px; padding: 12px 16px; margin: 12px 0; break-inside: avoid-page; }
.object.block { border-left: 5px solid var(--block); } .object.warn { border-left: 5px solid var(--warn); }
.object ul { margin: 6px 0; padding: 0; list-style: none; } .object li { margin: 3px 0; }
ins, del { text-decoration: none; border-radius: 2px; padding: 0 2px; }
ins { background: var(--add-strong); } del { background: var(--del-strong); }
pre { margin: 4px 0; padding: 8px 10px; background: var(--panel); border-radius: 6px; overflow-x: auto; white-space: pre-wrap;
  overflow-wrap: anywhere; tab-size: 4; }
.diff { padding: 6px 0; } .diff span { display: block; padding: 0 10px; unicode-bidi: isolate; } .diff ins, .diff del { padding: 0; }
.diff .add { background: var(--add); } .diff .cut { background: var(--del); }
details { margin: 6px 0; } summary { cursor: pointer; } summary code { font-weight: 600; }
.obstacles { border: 1px solid var(--line); border-radius: 6px; padding: 6px 18px 10px; margin-top: 14px; }
.obstacles h2 { margin: 4px 0; font-size: 15px; } .obstacles ul { margin: 0; padding-left: 20px; }
.took { font-variant-numeric: tabular-nums; font-size: 13px; border: 1px solid var(--line); border-radius: 4px; padding: 0 5px; white-space: nowrap; }
.number { text-align: right; font-variant-numeric: tabular-nums; }
.bar { display: inline-block; width: 90px; height: 8px; background: var(--panel); border: 1px solid var(--line); }
.bar span { display: block; height: 100%; background: var(--note); }
.because { margin: 2px 0 2px 2px; color: var(--soft); font-size: 13px; }
ol.order { padding-left: 34px; margin: 4px 0; } ol.order li { margin: 2px 0; }
.group { border-left: 3px solid var(--line); padding-left: 12px; margin: 10px 0; break-inside: avoid-page; }
footer { padding: 26px 24px 40px; color: var(--soft); font-size: 13px; }
@media print { nav, .skip { display: none; } .bar span { print-color-adjust: exact; }  body { font-size: 11pt; } main, header, footer { max-width: none; padding: 0; } a { text-decoration: none; }
  .verdict, .badge, .add, .cut, ins, del, pre { print-color-adjust: exact; } details::details-content { content-visibility: visible; display: block; }
  h2 { break-after: avoid; } }
`;
