import { registerCatalogues } from './catalogues.js';

/** Registers every language that CivicKit ships, each a chunk of its own. */
export function registerAllCatalogues(): void {
  registerCatalogues({
    'zh-Hans': async () => (await import('./zh-hans.js')).catalogue,
    'zh-Hant': async () => (await import('./zh-hant.js')).catalogue,
    ug: async () => (await import('./ug.js')).catalogue,
  });
}
