import type { HandoffVia } from '@civickit/core';
import type { TextsLoader } from '../controllers/loaded-texts.js';

/** What is said where nothing is sent, and the reader takes what is prepared to the office. Numbers and names come in isolates. */
export interface HandoffTexts {
  readonly nothingSent: string;
  readonly toOffice: (unit: string) => string;
  readonly youTakeIt: string;
  readonly byPhone: (number: string) => string;
  readonly bySms: (number: string) => string;
  readonly byMail: (address: string) => string;
  readonly byAccount: (name: string) => string;
  readonly byWindow: (address: string) => string;
  /** In place of "Send". */
  readonly prepare: string;
  readonly prepared: string;
  readonly waits: string;
  readonly waitsUnkept: string;
  readonly choose: string;
  readonly call: (number: string) => string;
  readonly open: (hours: string) => string;
  readonly readOut: string;
  readonly message: (number: string) => string;
  readonly messageParts: (count: string, n: number) => string;
  readonly mail: (address: string) => string;
  /** Only the beginning fits. */
  readonly shortened: string;
  readonly account: (name: string) => string;
  readonly accountHint: string;
  readonly window: (address: string) => string;
  readonly windowHint: string;
  readonly share: string;
  readonly copy: string;
  readonly print: string;
  /** What becomes of photos, by the way that is gone. */
  readonly photos: Readonly<Record<HandoffVia, string>>;
  /** The device shares texts only. */
  readonly photosStay: string;
  readonly savePhotos: (count: string, n: number) => string;
  readonly savedPhotos: string;
  readonly copied: string;
  readonly selected: string;
  readonly notShared: string;
  readonly text: string;
  readonly code: string;
  readonly handedOver: string;
  readonly yes: string;
  readonly notYet: string;
  readonly stillThere: string;
  readonly told: (moment: string) => string;
  readonly change: string;
  readonly remind: string;
  readonly reminder: (subject: string) => string;
  readonly reminded: string;
  readonly takeIt: string;
  readonly unavailable: string;
  readonly notNoted: string;
  readonly tryAgain: string;
}

export const handoffLoaders: Readonly<Record<string, TextsLoader<HandoffTexts>>> = {
  'zh-Hans': async () => (await import('./texts/zh-hans.js')).zhHans,
  'zh-Hant': async () => (await import('./texts/zh-hant.js')).zhHant,
  ug: async () => (await import('./texts/ug.js')).ug,
};
