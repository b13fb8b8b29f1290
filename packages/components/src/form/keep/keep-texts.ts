import { en } from './texts/en.js';

/** What is said about going on later, elsewhere, and about devices that others use too. */
export interface KeepTexts {
  readonly later: string;
  /** Where the draft is on the device, and where it is not. */
  readonly kept: string;
  readonly unkept: string;
  readonly passphrase: string;
  readonly passphraseHint: string;
  readonly noPassphrase: string;
  readonly show: string;
  readonly save: string;
  readonly saving: string;
  readonly saved: (moment: string, name: string) => string;
  /** Where others can see what was downloaded. */
  readonly takeAlong: string;
  readonly noDownload: string;
  readonly saveTooLarge: string;
  readonly saveFailed: string;
  readonly fromFile: string;
  readonly fromFileHint: string;
  readonly reading: string;
  readonly sealed: string;
  readonly open: string;
  readonly wrongPassphrase: string;
  readonly notOurs: string;
  readonly laterRelease: string;
  readonly needsHttps: string;
  readonly tooLarge: string;
  readonly otherForm: (title: string) => string;
  readonly noRoom: string;
  readonly unreadable: string;
  /** The file was written with another version of the form. */
  readonly changed: string;
  readonly shared: string;
  readonly sharedHint: string;
  readonly before: (count: string, n: number) => string;
  /** What was sent before, or waits to be. */
  readonly sentBefore: (count: string, n: number) => string;
  readonly unsent: (count: string, n: number) => string;
  readonly forget: string;
  readonly forgotten: string;
  readonly forgetFailed: string;
  readonly assisting: string;
  readonly assistantName: string;
  readonly assistantPerson: string;
  readonly assistantReason: string;
  /** What is ticked before the first question, and before it is sent. */
  readonly asked: string;
  readonly agreed: string;
  /** What is to be done, by the path that it is asked under. */
  readonly lacking: Readonly<Record<string, string>>;
  readonly wiped: string;
}

const languages: Readonly<Record<string, () => Promise<KeepTexts>>> = {
  'zh-Hans': async () => (await import('./texts/zh-hans.js')).zhHans,
  'zh-Hant': async () => (await import('./texts/zh-hant.js')).zhHant,
  ug: async () => (await import('./texts/ug.js')).ug,
};

/** @throws CivicError `network/part` */
export const loadKeepTexts = async (tag: string): Promise<KeepTexts> => languages[tag]?.() ?? en;
