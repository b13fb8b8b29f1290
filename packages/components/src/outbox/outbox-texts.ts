import type { TextsLoader } from '../controllers/loaded-texts.js';

/** The texts of the list of what is on this device; a catalogue of its own, so that no other page loads it. */
export interface OutboxTexts {
  readonly loading: string;
  readonly unavailable: string;
  readonly tryAgain: string;
  readonly empty: string;
  readonly needsYou: string;
  readonly waiting: string;
  readonly sent: string;
  /** Of what has neither words nor a title. */
  readonly untitled: string;
  readonly written: (when: string) => string;

  readonly draft: string;
  /** Of what was taken back into a form. */
  readonly aside: string;
  readonly queued: string;
  /** Of what is gone with the page. */
  readonly queuedUnkept: string;
  readonly sending: string;
  readonly uncertain: string;
  readonly question: string;
  readonly left: string;
  readonly refused: string;
  readonly signIn: string;
  readonly confirmed: string;
  readonly acknowledged: string;
  readonly pending: string;
  readonly handedOff: string;
  /** Of photos that come after the text. */
  readonly toCome: (count: string, all: string, n: number) => string;
  readonly notSent: (count: string, n: number) => string;
  readonly receivedAt: (when: string) => string;
  readonly number: (number: string) => string;
  readonly noNumber: string;
  readonly tried: (count: string, n: number) => string;
  readonly nextTry: (when: string) => string;

  /** Why the last try failed. */
  readonly noNetwork: string;
  readonly noAnswer: string;
  readonly officeFault: string;
  readonly notAccepted: string;
  /** Of a refusal that says nothing about what was written. */
  readonly notTaken: string;
  readonly tooLarge: string;
  readonly deviceFault: string;

  readonly photos: string;
  readonly file: string;
  readonly stored: string;
  readonly leftOut: string;
  readonly leftOutGone: string;
  readonly leftOutFailed: string;
  readonly leftOutUnwanted: string;
  readonly follows: string;

  readonly sendNow: string;
  readonly sendAsWas: string;
  readonly tryNow: string;
  readonly sendAgain: string;
  readonly leave: string;
  readonly edit: string;
  readonly discard: string;
  readonly remove: string;
  readonly leaveRest: string;
  readonly leaveRestAsk: string;
  readonly leaveRestYes: string;
  readonly goOn: string;
  readonly discardAsk: string;
  readonly removeAsk: string;
  readonly discardYes: string;
  readonly removeYes: string;
  readonly keep: string;
  readonly discarded: string;
  readonly changedMeanwhile: string;

  readonly notKept: string;
  /** The browser has thrown away what was here and had not been sent. */
  readonly lost: string;
  readonly lostRead: string;
  readonly blocked: string;
  readonly offline: string;
  readonly export: string;
  readonly exported: string;
  readonly noDownload: string;
  readonly import: string;
  readonly imported: (count: string, n: number) => string;
  readonly notOurFile: string;
  readonly failed: string;
  readonly full: string;

  readonly badge: (count: string, n: number) => string;
  readonly badgeToCome: (count: string, n: number) => string;
  readonly badgeLost: string;
  /** What has changed, for who does not see it. */
  readonly nowReceived: (title: string) => string;
  readonly nowTextThere: (title: string) => string;
  readonly nowNeedsYou: (title: string) => string;
  /** The same of many at once. */
  readonly manyReceived: (count: string, n: number) => string;
  readonly manyNeedYou: (count: string, n: number) => string;
}

export const outboxLoaders: Readonly<Record<string, TextsLoader<OutboxTexts>>> = {
  'zh-Hans': async () => (await import('./texts/zh-hans.js')).texts,
  'zh-Hant': async () => (await import('./texts/zh-hant.js')).texts,
  ug: async () => (await import('./texts/ug.js')).texts,
};
