import type { CSSResult } from 'lit';

/** Gives the root of an element the sheet of a part that was loaded later; once. */
export function adoptStyles(host: HTMLElement, styles: CSSResult): void {
  const root = host.shadowRoot;
  const { styleSheet } = styles;
  if (!root || !styleSheet || root.adoptedStyleSheets.includes(styleSheet)) return;
  // Older Safari has a frozen list.
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, styleSheet];
}
