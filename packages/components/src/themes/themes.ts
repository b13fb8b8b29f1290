import { elder } from './tokens.js';

const declarations = Object.entries(elder).map(([name, value]) => `--civic-${name}: ${value};`);

/** Themes as CSS for pages that link a stylesheet, and for the constructed sheet. They set tokens and nothing else. */
export const themesCss = `[data-civic-theme="elder"] { ${declarations.join(' ')} }`;

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
