import type { Store } from '@civickit/core';
import type { SwitchTheme } from './theme-switch.texts.js';

const attribute = 'data-civic-theme';
const key = 'switch/theme';
const root = document.documentElement;

/** What the page itself asked for before a reader chose. */
const own = root.getAttribute(attribute);
const listeners = new Set<() => void>();
let observer: MutationObserver | undefined;
/** The reader pressed a button on this page view: what was kept earlier comes too late. */
let pressed = false;
let restoring: Promise<void> | undefined;

/** The theme of the whole page. */
export function currentTheme(): string | null {
  return root.getAttribute(attribute);
}

/** Tells when the theme of the page changes, whoever changes it. */
export function onThemeChange(listener: () => void): () => void {
  observer ??= new MutationObserver(() => listeners.forEach((tell) => tell()));
  if (listeners.size === 0) observer.observe(root, { attributeFilter: [attribute] });
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) observer?.disconnect();
  };
}

/** Sets the theme of the page and keeps the choice; `undefined` goes back to what the page asks for, and forgets it. */
export function chooseTheme(theme: SwitchTheme | undefined, store: Store | undefined): void {
  pressed = true;
  apply(theme);
  // Where nothing can be kept, the choice lasts as long as the page.
  (theme ? store?.set(key, theme) : store?.delete(key))?.catch(() => undefined);
}

/** Brings back what was chosen on an earlier page view; once a page, however many switches it has. */
export function restoreTheme(store: Store): Promise<void> {
  restoring ??= store.get(key).then(
    (kept) => {
      if (!pressed && typeof kept === 'string') apply(kept);
    },
    () => undefined,
  );
  return restoring;
}

function apply(theme: string | undefined): void {
  const wanted = theme ?? own;
  if (wanted === null) root.removeAttribute(attribute);
  else root.setAttribute(attribute, wanted);
}
