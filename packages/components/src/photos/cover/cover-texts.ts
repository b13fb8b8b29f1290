import { en } from './texts/en.js';

/** What is said while faces and number plates are painted over. */
export interface CoverTexts {
  readonly heading: string;
  readonly hint: string;
  readonly keys: string;
  readonly loading: string;
  readonly photo: (name: string) => string;
  readonly boxes: string;
  readonly box: (at: string) => string;
  /** Where a box lies, and how large it is, in hundredths of the picture. */
  readonly place: (box: string, left: string, top: string, width: string, height: string) => string;
  readonly removed: (box: string) => string;
  readonly add: string;
  readonly larger: string;
  readonly smaller: string;
  readonly remove: string;
  readonly undo: string;
  readonly undone: string;
  readonly save: string;
  readonly saving: string;
  readonly cancel: string;
  readonly broken: string;
  readonly failed: string;
  readonly noRoom: string;
}

const languages: Readonly<Record<string, () => Promise<CoverTexts>>> = {
  'zh-Hans': async () => (await import('./texts/zh-hans.js')).zhHans,
  'zh-Hant': async () => (await import('./texts/zh-hant.js')).zhHant,
  ug: async () => (await import('./texts/ug.js')).ug,
};

/** @throws CivicError `network/part` */
export const loadCoverTexts = async (tag: string): Promise<CoverTexts> => languages[tag]?.() ?? en;
