import type { Store } from '@civickit/core';
import type { SwitchTheme } from './theme-switch.texts.js';

const attribute = 'data-civic-theme';
const key = 'switch/theme';
const root = document.documentElement;

/** Themes of colours: of these a page has one at a time. */
const colours = ['default', 'dark', 'auto', 'high-contrast', 'print'];

/** What the page itself asked for before a reader chose. */
const own = root.getAttribute(attribute);
/** What the reader asks for beside it. */
let chosen: readonly string[] = [];
const listeners = new Set<() => void>();
let observer: MutationObserver | undefined;
/** The reader pressed a button on this page view: what was kept earlier comes too late. */
let pressed = false;
let restoring: Promise<void> | undefined;

/** Whether the whole page is in a theme, alone or beside another. */
export function isInTheme(theme: SwitchTheme): boolean {
  return wordsOf(root.getAttribute(attribute)).includes(theme);
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

/** Adds a theme to the page, or takes it back, and keeps the choice. Larger text goes with any colours; colours replace each other. */
export function chooseTheme(theme: SwitchTheme, wanted: boolean, store: Store | undefined): void {
  pressed = true;
  const others = chosen.filter((each) => each !== theme);
  choose(wanted ? joined(others, [theme]) : others);
  // Where nothing can be kept, the choice lasts as long as the page.
  (chosen.length > 0 ? store?.set(key, chosen.join(' ')) : store?.delete(key))?.catch(() => undefined);
}

/** Brings back what was chosen on an earlier page view; once a page, however many switches it has. */
export function restoreTheme(store: Store): Promise<void> {
  restoring ??= store.get(key).then(
    (kept) => {
      if (!pressed && typeof kept === 'string') choose(wordsOf(kept));
    },
    () => undefined,
  );
  return restoring;
}

/** Puts the page into what it asks for itself together with what the reader chose; without either the attribute goes. */
function choose(themes: readonly string[]): void {
  chosen = themes;
  const wanted = joined(wordsOf(own), chosen);
  if (wanted.length > 0) root.setAttribute(attribute, wanted.join(' '));
  else root.removeAttribute(attribute);
}

/** The first themes with the second, whose colours come in place of theirs. */
function joined(first: readonly string[], second: readonly string[]): readonly string[] {
  const recoloured = second.some((each) => colours.includes(each));
  return [...new Set([...first.filter((each) => !recoloured || !colours.includes(each)), ...second])];
}

function wordsOf(text: string | null): readonly string[] {
  return text?.split(/\s+/).filter(Boolean) ?? [];
}
