import { en } from './en.js';
import { matchLanguage } from './match.js';
import type { Texts } from './texts.js';

/** Brings the texts of one language. */
export type CatalogueLoader = () => Promise<Texts>;

const loaders = new Map<string, CatalogueLoader>();
const loaded = new Map<string, Texts>([['en', en]]);
const pending = new Map<string, Promise<void>>();

/** Makes languages known by BCP 47 tag; each is loaded when an element first stands under it. */
export function registerCatalogues(catalogues: Readonly<Record<string, CatalogueLoader>>): void {
  for (const [tag, load] of Object.entries(catalogues)) loaders.set(tag, load);
}

/**
 * The texts for `lang` as far as they are here: `texts` with the language they are in, and `arriving` while a better language
 * is being fetched. A language that cannot be loaded leaves English in place.
 */
export function textsFor(lang: string): { tag: string; texts: Texts; arriving?: Promise<void> } {
  const tag = matchLanguage(lang, [...new Set([...loaded.keys(), ...loaders.keys()])]) ?? 'en';
  const texts = loaded.get(tag);
  if (texts) return { tag, texts };
  return { tag: 'en', texts: en, arriving: load(tag) };
}

function load(tag: string): Promise<void> {
  let arriving = pending.get(tag);
  if (!arriving) {
    const loader = loaders.get(tag);
    arriving = Promise.resolve(loader?.()).then(
      (texts) => {
        if (texts) loaded.set(tag, texts);
      },
      () => {
        loaders.delete(tag);
      },
    );
    pending.set(tag, arriving);
  }
  return arriving;
}
