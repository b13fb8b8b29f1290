import type { ServiceClass } from '@civickit/core';
import type { ServiceTexts } from '../services/service-texts.js';

/** The classes that have a section of their own: the name is the heading of them all. */
export type GuideSection = Exclude<ServiceClass, 'name'>;

/** The texts of a guide: a catalogue of its own, so that pages without one do not load it. Values arrive formatted for the language. */
export interface GuideTexts {
  readonly words: ServiceTexts;
  readonly loading: string;
  readonly error: string;
  readonly offline: string;
  readonly notFound: string;
  readonly notFoundWhy: string;
  readonly withdrawn: string;
  readonly inactive: string;
  readonly closed: string;
  readonly back: string;
  /** Before what people must know first. */
  readonly important: string;
  /** Labels of the facts at the top. */
  readonly facts: Readonly<Record<'unit' | 'audience' | 'promised' | 'legal' | 'visits' | 'fee' | 'channels' | 'languages', string>>;
  readonly notSaid: string;
  readonly headings: Readonly<Record<GuideSection, string>>;
  /** What the office has not said, for each section. */
  readonly missing: Readonly<Record<GuideSection, string>>;
  readonly ask: string;
  readonly askNobody: string;
  readonly noneNeeded: string;
  readonly ageFrom: (age: string) => string;
  readonly ageTo: (age: string) => string;
  readonly ageBetween: (from: string, to: string) => string;
  readonly document: {
    readonly sometimes: string;
    readonly when: (condition: string) => string;
    readonly optional: string;
    readonly deferrable: string;
    readonly originals: (count: string, n: number) => string;
    readonly copies: (count: string, n: number) => string;
    readonly paper: string;
    readonly electronic: string;
    readonly either: string;
    readonly issuer: (unit: string) => string;
    readonly form: string;
    readonly sample: string;
    /** Of an original that several services want to see and none keeps. */
    readonly eachTime: string;
    readonly print: string;
    readonly neededFor: (services: string) => string;
  };
  readonly place: {
    readonly more: (count: string, n: number) => string;
    readonly away: (distance: string) => string;
    readonly postcode: (code: string) => string;
    readonly navigate: string;
    readonly copy: string;
    readonly copied: string;
    readonly directions: string;
    readonly accessibility: string;
    readonly unnamed: (number: string) => string;
  };
  readonly hours: {
    readonly span: (from: string, to: string) => string;
    readonly closed: string;
    readonly everyDay: string;
    /** `which` is a position in a month, from 1; -1 is the last. */
    readonly ordinal: (which: number, days: string) => string;
    readonly from: (date: string) => string;
    readonly until: (date: string) => string;
    readonly atPlaces: string;
  };
  readonly contact: Readonly<Record<'text' | 'fax' | 'website', string>>;
  readonly start: string;
  readonly openApp: string;
  readonly book: string;
  readonly channelPage: string;
  readonly description: string;
  readonly outcome: string;
  readonly outcomeSample: string;
  readonly questions: string;
  readonly related: string;
  readonly complaints: string;
  readonly complaintsMissing: string;
  readonly verified: (date: string) => string;
  readonly neverVerified: string;
  readonly updated: (date: string) => string;
  readonly verifyOverdue: (duration: string) => string;
  readonly verifyDead: (duration: string) => string;
  readonly officePage: string;
  readonly bundle: string;
  readonly bundleDocuments: string;
  readonly bundleIncomplete: string;
  readonly bundleSilent: (service: string) => string;
  readonly guideOf: (service: string) => string;
  /** Buttons that open tools. */
  readonly keep: string;
  readonly wrong: string;
  readonly toolMissing: string;
}

/** The texts for the tags of catalogues; English is there already. */
export const guideTextLoaders: Readonly<Record<string, () => Promise<GuideTexts>>> = {
  'zh-Hans': async () => (await import('./texts/zh-hans.js')).guideTexts,
  'zh-Hant': async () => (await import('./texts/zh-hant.js')).guideTexts,
  ug: async () => (await import('./texts/ug.js')).guideTexts,
};
