/** Long enough for the page to be read, and for its own files to have come. */
const idleMs = 3000;

let fetched = false;

/**
 * Code that a reader will want, fetched while the page is being read, so that services open and are found when the network is gone. Not
 * where the reader saves data; what fails is fetched again when it is wanted.
 */
export function fetchWhenIdle(): void {
  if (fetched || (navigator as { connection?: { saveData?: boolean } }).connection?.saveData) return;
  fetched = true;
  setTimeout(() => {
    void import('../service-guide/guide-view.js').catch(() => undefined);
    void import('@civickit/core/search/engine').catch(() => undefined);
  }, idleMs);
}
