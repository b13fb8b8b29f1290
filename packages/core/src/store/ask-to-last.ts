let asked = false;

/**
 * Asks the browser, once a page, not to clear this origin when it needs room. Chromium and WebKit decide by themselves, by how a site is
 * used; Firefox would ask the reader, who is writing a report.
 */
export function askToLast(): void {
  const { storage } = navigator as { storage?: Partial<StorageManager> };
  if (asked || !storage?.persist || 'mozInnerScreenX' in globalThis) return;
  asked = true;
  storage.persist().catch(() => undefined);
}
