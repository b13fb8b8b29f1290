let asked = false;

/**
 * Asks the browser, once a page, not to clear this origin when it needs room. Chromium and WebKit decide by themselves, by how a site is
 * used; Firefox would ask the reader, who is writing a report.
 */
export function askToLast(): void {
  if (asked || 'mozInnerScreenX' in globalThis) return;
  asked = true;
  void persist();
}

async function persist(): Promise<void> {
  try {
    await (globalThis as { navigator?: { storage?: StorageManager } }).navigator?.storage?.persist();
  } catch {
    // It was a question. What is written is written all the same.
  }
}
