// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace longleaf::exporting {

/// Styles of an exported page. Contrast is at least 4.5 : 1 in both colour schemes.
inline constexpr std::string_view kPageStyle = R"(
:root { color-scheme: light dark; --paper: #ffffff; --ink: #1b1f1c; --soft: #59625c; --line: #d9dfdb; --panel: #f4f6f4;
  --good: #1d6b3f; --neutral: #4a5b6b; --doubtful: #8a4b00; --bad: #a3212a; --warn: #fdf3e0; --link: #1c5f8a; }
@media (prefers-color-scheme: dark) { :root { --paper: #171a18; --ink: #e7ebe8; --soft: #a3ada6; --line: #3a413c;
  --panel: #212522; --good: #7ccf9b; --neutral: #a9bccd; --doubtful: #f0b465; --bad: #f29a9f; --warn: #33291a;
  --link: #8cc4ea; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.55 -apple-system, "Segoe UI", "Noto Sans",
  "Liberation Sans", "DejaVu Sans", Arial, sans-serif; }
main { max-width: 46rem; margin: 0 auto; padding: 2.5rem 1.5rem 4rem; overflow-wrap: break-word; }
h1 { font-size: 1.7rem; line-height: 1.25; margin: 0 0 1rem; }
h2 { font-size: 1.25rem; line-height: 1.3; margin: 2.5rem 0 .75rem; }
h3 { font-size: 1.05rem; margin: 1.75rem 0 .5rem; }
h4, h5, h6 { font-size: 1rem; margin: 1.25rem 0 .5rem; }
p, ul, ol, pre, blockquote, table { margin: 0 0 1rem; }
li > p { margin-bottom: .35rem; }
a { color: var(--link); }
article + article { border-top: 2px solid var(--line); margin-top: 3rem; }
.facts { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1rem; margin: 0 0 1.5rem; font-size: .875rem; }
.facts dt { color: var(--soft); }
.facts dd { margin: 0; }
.warnings { background: var(--warn); border-left: 4px solid var(--doubtful); padding: .75rem 1rem; margin: 0 0 1.5rem;
  font-size: .9375rem; }
.warnings p { margin: 0; }
.warnings p + p { margin-top: .5rem; }
table { border-collapse: collapse; width: 100%; font-size: .9375rem; font-variant-numeric: tabular-nums; }
th, td { border: 1px solid var(--line); padding: .35rem .6rem; text-align: start; vertical-align: top; }
th { background: var(--panel); }
[align="right"] { text-align: right; }
[align="center"] { text-align: center; }
pre { background: var(--panel); border: 1px solid var(--line); border-radius: 6px; padding: .75rem 1rem; overflow-x: auto; }
code { font: .875em/1.5 ui-monospace, "DejaVu Sans Mono", "Liberation Mono", monospace; }
blockquote { border-left: 3px solid var(--line); padding-left: 1rem; color: var(--soft); }
hr { border: 0; border-top: 1px solid var(--line); margin: 1.5rem 0; }
.mark { font-size: .72em; line-height: 0; margin-left: .1em; font-weight: 600; }
.mark a { text-decoration: none; padding: 0 .15em; }
.good, .good a { color: var(--good); }
.neutral, .neutral a { color: var(--neutral); }
.doubtful, .doubtful a { color: var(--doubtful); }
.bad, .bad a { color: var(--bad); }
.citations { list-style: none; margin: 0; padding: 0; }
.citations > li { display: grid; grid-template-columns: 2rem 1fr; border-top: 1px solid var(--line); padding: 1rem 0 .5rem; }
.citations .number { font-weight: 600; text-decoration: none; }
.citations p { margin: 0 0 .35rem; }
.citations .quote { border: 0; padding: 0; margin: 0 0 .35rem; color: inherit; }
.citations .verdict { font-weight: 600; }
.citations .verdict span { font-weight: 400; color: var(--ink); }
.citations .place, .citations .note { font-size: .875rem; }
.citations .place, .hash { color: var(--soft); }
.hash { font: .75rem/1.5 ui-monospace, "DejaVu Sans Mono", "Liberation Mono", monospace; overflow-wrap: anywhere; }
figure { margin: .5rem 0 .75rem; }
figure img { display: block; max-width: 100%; height: auto; border: 1px solid var(--line); background: #fff; }
figcaption { font-size: .8125rem; color: var(--soft); margin-top: .25rem; }
footer { border-top: 1px solid var(--line); margin-top: 3rem; padding-top: 1rem; font-size: .8125rem; color: var(--soft); }
@page { margin: 20mm 18mm; }
@media print {
  :root { --paper: #ffffff; --ink: #000000; --soft: #444444; --line: #bbbbbb; --panel: #f2f2f2; --good: #1d6b3f;
    --neutral: #4a5b6b; --doubtful: #8a4b00; --bad: #a3212a; --warn: #fdf3e0; --link: #000000; color-scheme: light; }
  body { font-size: 10.5pt; }
  main { max-width: none; padding: 0; }
  h1, h2, h3, h4, h5, h6 { break-after: avoid; }
  figure, tr, .warnings, .facts { break-inside: avoid; }
  .citations > li { break-inside: avoid-page; }
  article + article { break-before: page; border: 0; }
}
)";

} // namespace longleaf::exporting
