import type { Remark } from '@civickit/core';
import type { PhotoFault } from '../photos/index.js';
import type { TextsLoader } from '../controllers/loaded-texts.js';

/** What is said of photos that were chosen. In English these words come with the code that needs them. */
export interface PhotoTexts {
  readonly removePhoto: string;
  readonly preparing: string;
  /** Photos that follow words which are there, of all. */
  readonly toCome: (count: string, all: string, n: number) => string;
  readonly photosWait: string;
  readonly bringPhotos: string;
  /** Said of a photo after its name. */
  readonly photoRefused: string;
}

/** What the tracker says beside what is said of all reports. */
export interface TrackerTexts extends Partial<PhotoTexts> {
  readonly code: string;
  readonly codeHint: string;
  readonly number: string;
  readonly numberHint: string;
  readonly pin: string;
  readonly look: string;
  readonly looking: string;
  /** For a wrong code, for one that is none, and for none at all. */
  readonly missing: string;
  readonly error: string;
  readonly rateLimited: string;
  readonly notKept: string;
  readonly onThisDevice: string;
  readonly noneOnThisDevice: string;
  readonly deviceFails: string;
  readonly untitled: string;
  readonly another: string;
  readonly lookAgain: string;
  readonly asOf: (when: string) => string;
  readonly officeSays: string;
  readonly youSay: string;
  readonly residentSays: string;
  readonly saidNothing: string;
  readonly said: Readonly<Record<Remark['kind'], string>>;
  readonly onDay: (words: string, when: string) => string;
  readonly promised: (when: string) => string;
  readonly left: (count: string, n: number) => string;
  readonly dueToday: string;
  readonly late: (count: string, n: number) => string;
  readonly noHolidays: string;
  readonly waiting: string;
  readonly hidden: (reason: string) => string;
  /** Its reporter wanted it so. */
  readonly isPrivate: string;
  readonly publicOnly: string;
  readonly history: string;
  readonly reported: string;
  readonly office: string;
  readonly you: string;
  readonly before: string;
  readonly after: string;
  readonly photo: (count: string) => string;
  readonly tell: string;
  readonly words: string;
  readonly wordsHint: string;
  readonly photos: string;
  readonly photosHint: string;
  /** Said of a photo after its name. */
  readonly photoFaults: Readonly<Record<PhotoFault | 'too-many', string>>;
  readonly withPhotos: (words: string, count: string, n: number) => string;
  readonly say: Readonly<Record<Remark['kind'], string>>;
  readonly reopenBy: (when: string) => string;
  readonly needsWords: string;
  readonly needsReason: string;
  readonly sending: string;
  readonly sent: string;
  readonly notSent: string;
  readonly uncertain: string;
  readonly refused: string;
}

export const trackerTexts: Readonly<Record<string, TextsLoader<TrackerTexts>>> = {
  'zh-Hans': async () => (await import('./texts/zh-hans.js')).texts,
  'zh-Hant': async () => (await import('./texts/zh-hant.js')).texts,
  ug: async () => (await import('./texts/ug.js')).texts,
};
