import type { RequestKind } from '@civickit/core';
import type { ReportWords } from '@civickit/core/report-form';
import type { TextsLoader } from '../controllers/loaded-texts.js';
import type { EndingTexts, FormTexts } from '../form/form-texts.js';

/** What a form says of its own, in words of reports: a question or thanks is no form. */
export interface ReportSaid extends Pick<
  FormTexts & EndingTexts,
  | 'confirmed'
  | 'acknowledged'
  | 'pending'
  | 'handed'
  | 'refused'
  | 'noWay'
  | 'parted'
  | 'newer'
  | 'lost'
  | 'another'
  | 'loading'
  | 'unavailable'
> {
  /** In place of "what you wrote", where the type says what it is. */
  readonly arrived: Readonly<Record<RequestKind, string>>;
  /** Behind that, where a number comes later. */
  readonly numberLater: string;
  /** Above words that a device neither shares nor keeps by itself. */
  readonly byHand: Readonly<Record<'copied' | 'selected' | 'noFiles', string>>;
}

/** What is said before, around and after a report; how it is asked stands in `form`. */
export interface FeedbackTexts {
  readonly form: ReportWords;
  /** Catalogues of other languages than English hold it; that of English comes with the steps after the first. */
  readonly said?: ReportSaid;
  /** Before anything else: whom to call where somebody is in danger. */
  readonly emergency: string;
  readonly call: (office: string, phone: string) => string;
  /** Heading of what other offices answer for. */
  readonly elsewhere: string;
  readonly insteadOf: (type: string, office: string) => string;
  readonly toOffice: (office: string) => string;
  /** The receiver does not answer, since when it last did. */
  readonly silent: (name: string, since: string) => string;
  readonly silentEver: (name: string) => string;
  readonly window: (window: string) => string;
  /** The office above, with its telephone where it is known. */
  readonly above: (unit: string, phone: string | undefined) => string;
  readonly noReceiver: string;
  readonly looking: string;
  readonly notReady: string;
  readonly begun: (moment: string) => string;
  readonly goOn: string;
  readonly remove: string;
  /** Above the types that fit what was written. */
  readonly fitting: string;
  readonly search: string;
  readonly searchHint: string;
  readonly all: string;
  readonly otherTypes: string;
  readonly nothingFits: string;
  readonly found: (count: string, n: number) => string;
  /** It cannot be known now what can be reported. */
  readonly noTypes: string;
  readonly noQuestions: string;
  readonly similar: (count: string, n: number) => string;
  readonly similarHint: string;
  readonly maybeOld: (moment: string) => string;
  readonly away: (distance: string) => string;
  readonly same: string;
  readonly different: string;
  readonly followIt: (number: string) => string;
  readonly followLink: string;
  readonly sendAnyway: string;
  readonly machine: string;
  readonly person: string;
  readonly keepCode: string;
  /** What everybody may know, beside the code. */
  readonly publicNumber: (number: string) => string;
  readonly trackIt: string;
  readonly share: string;
  readonly remind: string;
  readonly reminder: (number: string) => string;
  readonly saved: string;
  /** What is asked of a page, by `compact`. */
  readonly useful: Readonly<Record<'question' | 'more' | 'send' | 'sending' | 'received' | 'saved' | 'waits' | 'failed', string>>;
}

export const feedbackTexts: Readonly<Record<string, TextsLoader<FeedbackTexts>>> = {
  'zh-Hans': async () => (await import('./texts/zh-hans.js')).texts,
  'zh-Hant': async () => (await import('./texts/zh-hant.js')).texts,
  ug: async () => (await import('./texts/ug.js')).texts,
};
