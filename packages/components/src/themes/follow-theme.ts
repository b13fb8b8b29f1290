import { closestAround } from '../base/surroundings.js';

/** Loads the themes once one is asked for around the element; a page in the default theme never does. Never rejects. */
export async function followTheme(element: Element): Promise<void> {
  if (!closestAround(element, '[data-civic-theme]')) return;
  try {
    (await import('./themes.js')).adoptThemes(element);
  } catch {
    // Without the part the element stays in the default theme, and asks again at the next change.
  }
}
