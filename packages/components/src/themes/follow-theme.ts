import { closestAround } from '../base/surroundings.js';

/** Loads the themes once one is asked for around the element; a page in the default theme never does. Never rejects, and waits three seconds at most. */
export async function followTheme(element: Element): Promise<void> {
  if (!closestAround(element, '[data-civic-theme]')) return;
  const following = import('./themes.js').then(
    ({ adoptThemes }) => adoptThemes(element),
    // Without the part the element stays in the default theme, and asks again at the next change.
    () => undefined,
  );
  // Content in the wrong size is better than none.
  await Promise.race([following, new Promise((resolve) => setTimeout(resolve, 3000))]);
}
