import { bundleScript } from '../bundle-script.page.js';

/** A page whose tabs are asked by their `outboxTab`. */
export async function outboxPages(): Promise<Record<string, { type: string; body: string }>> {
  const html =
    '<!doctype html><html lang="en"><meta charset="utf-8"><title>Reports</title><script type="module" src="/tab.js"></script></html>';
  return {
    '/': { type: 'text/html; charset=utf-8', body: html },
    '/tab.js': { type: 'text/javascript', body: await bundleScript(new URL('./outbox-tab.ts', import.meta.url)) },
  };
}
