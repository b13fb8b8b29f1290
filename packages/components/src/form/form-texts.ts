import type { TextsLoader } from '../controllers/loaded-texts.js';

/** What a form says after its questions. In English these words come with the code that needs them, and not before the first question. */
export interface EndingTexts {
  readonly unanswered: string;
  readonly send: string;
  readonly sending: string;
  readonly lost: (label: string) => string;
  readonly number: (number: string) => string;
  /** What opens it, and is kept to oneself; numbers may be known. */
  readonly code: (code: string) => string;
  readonly pin: (pin: string) => string;
  readonly follow: string;
  readonly noNumber: string;
  readonly leftOut: (names: string) => string;
  /** Photos that are still on their way, of all. */
  readonly toCome: (count: string, all: string, n: number) => string;
  readonly goesOn: string;
  readonly staysOpen: string;
  readonly waiting: string;
  readonly print: string;
  readonly another: string;
}

/** What a form says of its own; what it asks stands in its definition. */
export interface FormTexts extends Partial<EndingTexts> {
  /** What was taken back to be changed has been sent as it was. In English it comes with the screen that says it. */
  readonly left?: string;
  readonly start: string;
  readonly startNew: string;
  readonly resume: string;
  readonly draft: (moment: string, answered: string, n: number) => string;
  readonly expires: (day: string) => string;
  readonly goOn: string;
  readonly remove: string;
  readonly privacy: string;
  readonly back: string;
  readonly next: string;
  readonly page: (at: string, of: string) => string;
  readonly optional: string;
  readonly yes: string;
  readonly no: string;
  readonly choose: string;
  readonly year: string;
  readonly month: string;
  readonly day: string;
  readonly region: string;
  readonly line: string;
  readonly postcode: string;
  readonly latitude: string;
  readonly longitude: string;
  readonly usePosition: string;
  readonly noPosition: string;
  readonly item: (label: string, at: string) => string;
  readonly add: (label: string) => string;
  readonly addAny: string;
  readonly removeItem: (label: string) => string;
  readonly cover: string;
  readonly coverFailed: string;
  readonly preparing: string;
  readonly unreadable: string;
  readonly tooLarge: string;
  readonly notTaken: string;
  readonly noRoom: string;
  readonly problems: string;
  /** In place of options that hang on another answer, which offers none. */
  readonly noOptions: string;
  readonly error: string;
  /** Where the words for what is wrong cannot be loaded. */
  readonly wrong: (label: string) => string;
  readonly check: string;
  readonly change: string;
  readonly consentMissing: string;
  readonly kept: string;
  readonly notKept: string;
  readonly shared: string;
  readonly keepFailed: string;
  readonly parted: string;
  readonly newer: string;
  readonly takeNewer: string;
  readonly confirmed: string;
  readonly acknowledged: string;
  readonly pending: string;
  readonly handed: string;
  /** Nothing was sent: the reader takes it to the office. */
  readonly prepared: string;
  readonly saved: string;
  readonly savedUnkept: string;
  readonly uncertain: string;
  readonly notNow: string;
  readonly refused: string;
  readonly failed: string;
  /** Said where a person wants to go on from a page. */
  readonly unjudged: string;
  readonly noWay: string;
  readonly loading: string;
  readonly unavailable: string;
  readonly unknownForm: string;
  readonly tryAgain: string;
}

export const formLoaders: Readonly<Record<string, TextsLoader<FormTexts>>> = {
  'zh-Hans': async () => (await import('./texts/zh-hans.js')).zhHans,
  'zh-Hant': async () => (await import('./texts/zh-hant.js')).zhHant,
  ug: async () => (await import('./texts/ug.js')).ug,
};
