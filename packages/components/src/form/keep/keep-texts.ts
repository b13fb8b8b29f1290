import { en } from './texts/en.js';
import { ug } from './texts/ug.js';
import { zhHans } from './texts/zh-hans.js';
import { zhHant } from './texts/zh-hant.js';

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
  readonly forget: string;
  readonly forgotten: string;
  readonly forgetFailed: string;
  readonly assisting: string;
  readonly assistantName: string;
  readonly assistantReason: string;
  readonly wiped: string;
}

/** In one part with the code: each file of its own would be one more to be known by its hash before the first question. */
const languages: Readonly<Record<string, KeepTexts>> = { 'zh-Hans': zhHans, 'zh-Hant': zhHant, ug };

export const keepTextsOf = (tag: string): KeepTexts => languages[tag] ?? en;
