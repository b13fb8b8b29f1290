import type { TextsLoader } from '../../controllers/loaded-texts.js';
import type { Reason } from './report-draft.js';

/** The texts of the report. */
export interface ReportTexts {
  readonly heading: string;
  readonly intro: string;
  /** What stands above a report, for the office. */
  readonly subject: string;
  /** By which writer and office can speak of it. */
  readonly reference: string;
  readonly what: string;
  readonly reasons: Readonly<Record<Reason, string>>;
  readonly words: string;
  readonly contact: string;
  readonly send: string;
  readonly sending: string;
  readonly reasonMissing: string;
  readonly kept: string;
  readonly notKept: string;
  readonly confirmed: string;
  readonly acknowledged: string;
  readonly pending: string;
  readonly handed: string;
  readonly number: (number: string) => string;
  readonly noNumber: string;
  readonly before: (when: string) => string;
  readonly unsent: string;
  readonly offline: string;
  readonly refused: string;
  readonly uncertain: string;
  /** Nobody can be asked whether it arrived. */
  readonly uncertainForGood: string;
  readonly lookAndSend: string;
  readonly sendAgain: string;
  readonly sendAnyway: string;
  readonly another: string;
  readonly forget: string;
  readonly noWay: string;
  readonly nobody: string;
  readonly otherWays: string;
  readonly mail: (address: string) => string;
  readonly text: string;
  readonly copy: string;
  readonly copied: string;
  readonly selected: string;
}

export const reportLoaders: Readonly<Record<string, TextsLoader<ReportTexts>>> = {
  'zh-Hans': async () => (await import('../tool-texts/zh-hans.js')).reportTexts,
  'zh-Hant': async () => (await import('../tool-texts/zh-hant.js')).reportTexts,
  ug: async () => (await import('../tool-texts/ug.js')).reportTexts,
};
