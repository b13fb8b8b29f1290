/** The sheet of a printed form, A4 or whatever is in the printer. `toPrint` puts it in; a page with its own `stylesheet` has it from there. */
export const printStyles: string = `@page { margin: 14mm }
* { box-sizing: border-box }
body { margin: 0 auto; max-width: 190mm; padding: 4mm; color: #000; background: #fff; font: 12pt/1.5 system-ui, sans-serif }
html.large body { font-size: 16pt }
header { display: flex; flex-wrap: wrap; gap: 6mm; align-items: flex-start; justify-content: space-between }
header > div:first-child { flex: 1 1 60mm }
h1 { margin: 0; font-size: 1.6em; line-height: 1.25 }
h2 { margin: 1.2em 0 .4em; padding-block-end: .1em; border-block-end: 2px solid; font-size: 1.25em; break-after: avoid }
h3 { margin: 1em 0 .3em; font-size: 1.1em; break-after: avoid }
p { margin: .2em 0 }
.qr { flex: none; inline-size: 30mm; block-size: 30mm }
.office { flex: none; min-inline-size: 52mm; padding: 2mm 3mm; border: 1.5px solid; font-size: .85em }
.office p { display: flex; gap: 2mm; margin-block: 2mm 0 }
.office .line { flex: 1; margin: 0 }
.question, .item { margin-block: .8em; break-inside: avoid }
.item, .group { padding: 1mm 3mm; border: 1px solid }
.label { font-weight: bold; break-after: avoid }
.condition { font-style: italic }
:lang(zh) .condition, .condition:lang(zh) { font-style: normal; text-decoration: underline; text-underline-offset: .2em }
.hint { font-size: .9em }
.line { display: block; block-size: 2.1em; border-block-end: 1px solid }
.comb { display: inline-flex; flex-wrap: wrap; max-inline-size: 100%; margin-block: .3em; margin-inline-end: 2mm; vertical-align: middle }
.comb > span { inline-size: 1.7em; block-size: 1.9em; margin-inline-end: -1px; border: 1px solid }
.tick { display: flex; gap: .6em; align-items: flex-start }
.tick > span:first-child { flex: none; inline-size: 1.15em; block-size: 1.15em; margin-block-start: .2em; border: 1.5px solid }
.options { display: flex; flex-wrap: wrap; gap: .2em 2em }
.sign { display: flex; gap: 8mm; margin-block: 1.5em; break-inside: avoid }
.sign > p { flex: 1 }
dt { margin-block-start: .4em; font-weight: bold; break-after: avoid }
dd { margin: 0 }
ul { margin: 0; padding-inline-start: 1.2em }
.privacy { font-size: .85em }
`;
