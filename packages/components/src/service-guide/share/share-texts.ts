import type { TextsLoader } from '../../controllers/loaded-texts.js';

/** The texts of what can be taken along. */
export interface ShareTexts {
  readonly heading: string;
  readonly share: string;
  readonly address: string;
  readonly shared: string;
  readonly copied: string;
  /** What to do where nothing can copy for the reader. */
  readonly selected: string;
  readonly qr: string;
  readonly qrOf: (name: string) => string;
  readonly qrFailed: string;
  readonly office: string;
  readonly contact: string;
  readonly reminder: string;
  readonly date: string;
  readonly time: string;
  /** Times are those of the place, not of the phone. */
  readonly zone: (zone: string) => string;
  readonly save: string;
  readonly dateMissing: string;
  readonly dateOver: string;
  readonly bring: string;
  readonly saved: (file: string) => string;
  readonly noFiles: string;
  readonly showText: string;
  readonly text: string;
  readonly copyText: string;
}

export const shareLoaders: Readonly<Record<string, TextsLoader<ShareTexts>>> = {
  'zh-Hans': async () => (await import('../tool-texts/zh-hans.js')).shareTexts,
  'zh-Hant': async () => (await import('../tool-texts/zh-hant.js')).shareTexts,
  ug: async () => (await import('../tool-texts/ug.js')).shareTexts,
};
