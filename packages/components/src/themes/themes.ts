import { themeValues } from './theme-values.js';
import { tokens } from './tokens.js';

export { type Theme, themeValues } from './theme-values.js';

function declare(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([name, value]) => `--civic-${name}: ${value};`)
    .join(' ');
}

/**
 * Themes as CSS, for pages that link a stylesheet and for the constructed sheet. They set tokens and nothing else. A theme inside
 * another one begins from the default. On paper the grounds go; elder stays as large as it is.
 */
export const themesCss = [
  `[data-civic-theme] :where([data-civic-theme]) { ${declare(tokens)} }`,
  ...Object.entries(themeValues).map(([name, values]) => `[data-civic-theme="${name}"] { ${declare(values)} }`),
  `@media (prefers-color-scheme: dark) { [data-civic-theme="auto"] { ${declare(themeValues.dark)} } }`,
  `@media print { [data-civic-theme]:not([data-civic-theme="elder"]) { ${declare(themeValues.print)} } }`,
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
