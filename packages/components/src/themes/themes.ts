import { alertColoursDark, alertInkDark, alertMarkDark } from '../alert-banner/alert-colours-dark.js';
import { themeValues } from './theme-values.js';
import { tokens } from './tokens.js';

export { type Theme, themeValues } from './theme-values.js';

function declare(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([name, value]) => `--civic-${name}: ${value};`)
    .join(' ');
}

const asked = (theme: string): string => `[data-civic-theme~="${theme}"]`;

/** Of an element and not of the whole, and therefore not among the tokens. */
const darkWarnings: Readonly<Record<string, string>> = {
  'alert-banner-ink': alertInkDark,
  'alert-banner-mark': alertMarkDark,
  ...Object.fromEntries(
    Object.entries(alertColoursDark).flatMap(([level, [ground, edge]]) => [
      [`alert-banner-${level}`, ground],
      [`alert-banner-${level}-edge`, edge],
    ]),
  ),
};
const lightWarnings = Object.fromEntries(Object.keys(darkWarnings).map((name) => [name, 'initial']));

/** Larger text keeps its stronger edges on dark. */
const dark = (theme: string): string =>
  `${asked(theme)} { ${declare({ ...themeValues.dark, ...darkWarnings })} }
${asked('elder')}:where(${asked(theme)}) { --civic-color-border: ${themeValues.dark['color-field'] ?? ''}; }`;

const { 'font-size': paperSize = '', 'line-height': paperLine = '', ...paperColours } = themeValues.print;

/**
 * Themes as CSS, for pages that link a stylesheet and for the constructed sheet. They set tokens and nothing else. A theme inside
 * another one begins from the default. Larger text stands first: beside another theme it gives the sizes, the other the colours.
 * On paper the grounds go; elder stays as large as it is.
 */
export const themesCss = [
  `[data-civic-theme] :where([data-civic-theme]) { ${declare({ ...tokens, ...lightWarnings })} }`,
  `${asked('elder')} { ${declare(themeValues.elder)} }`,
  dark('dark'),
  `@media (prefers-color-scheme: dark) { ${dark('auto')} }`,
  `${asked('high-contrast')} { ${declare({ ...themeValues['high-contrast'], ...lightWarnings })} }`,
  `${asked('print')} { ${declare({ ...themeValues.print, ...lightWarnings })} }`,
  // Twice the attribute, so that a county's colours for dark do not win on white paper.
  `@media print { [data-civic-theme][data-civic-theme] { ${declare({ ...paperColours, ...lightWarnings })} }
[data-civic-theme]:not(${asked('elder')}) { ${declare({ 'font-size': paperSize, 'line-height': paperLine })} } }`,
].join('\n');

let sheet: CSSStyleSheet | undefined;

/** Lets `data-civic-theme` on any ancestor of `element` choose a theme, through shadow hosts. Does nothing without constructed sheets. */
export function adoptThemes(element: Element): void {
  const root = element.getRootNode();
  if (!(root instanceof Document || root instanceof ShadowRoot) || !('adoptedStyleSheets' in root)) return;
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(themesCss);
  }
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  if (root instanceof ShadowRoot) adoptThemes(root.host);
}
