import type { RequestStage } from '@civickit/core';
import type { SourceTexts } from '../sources/source-texts.js';
import type { TextsLoader } from '../controllers/loaded-texts.js';

/** What is said of reports: a catalogue of its own, so that pages without them do not load it. */
export interface RequestTexts {
  /** Where reports are spoken of otherwise than notices. */
  readonly sources: Pick<SourceTexts, 'blank' | 'undated' | 'identical'>;
  readonly stage: Readonly<Record<RequestStage, string>>;
  readonly open: string;
  readonly closed: string;
  readonly loading: string;
  readonly empty: string;
  readonly noMatch: string;
  readonly showAll: string;
  readonly error: string;
  readonly more: string;
  readonly shown: (count: string, n: number) => string;
  readonly found: (count: string, n: number) => string;
  readonly foundSoFar: (count: string, n: number) => string;
  readonly search: string;
  readonly type: string;
  readonly everyType: string;
  readonly status: string;
  readonly everyStatus: string;
  readonly today: string;
  readonly ago: (span: string) => string;
  readonly number: (number: string) => string;
  readonly place: string;
  readonly promised: (when: string) => string;
  readonly overdue: (when: string) => string;
  readonly closedOn: (when: string) => string;
  readonly citizen: Readonly<Record<'confirmed' | 'disputed', string>>;
  readonly untitled: string;
  readonly photo: string;
  readonly feed: string;
  readonly figures: FigureTexts;
}

export interface FigureTexts {
  readonly heading: string;
  readonly received: string;
  readonly answered: string;
  readonly overdue: string;
  readonly median: string;
  readonly workdays: (count: string, n: number) => string;
  readonly ofAll: (count: string, n: number) => string;
  readonly ofLoaded: (count: string, n: number) => string;
  readonly between: (from: string, until: string) => string;
  readonly medianOf: (count: string, n: number) => string;
  readonly noHolidays: string;
  readonly unpromised: (count: string, n: number) => string;
}

export const requestTexts: Readonly<Record<string, TextsLoader<RequestTexts>>> = {
  'zh-Hans': async () => (await import('./texts/zh-hans.js')).texts,
  'zh-Hant': async () => (await import('./texts/zh-hant.js')).texts,
  ug: async () => (await import('./texts/ug.js')).texts,
};
