import type { BodySetting } from '../form/form-body.types.js';
import type { FeedbackTexts } from './feedback-texts.js';
import type { ReportTypes } from './report-types.js';

/** What a report is made with; asked each time it is needed. */
export interface ReportSetting extends Pick<BodySetting, 'store' | 'outbox' | 'level' | 'outboxHref'> {
  readonly texts: FeedbackTexts;
  readonly types: ReportTypes;
  /** As the element's attribute says. */
  readonly source: string | undefined;
  /** What was put in before there was a place for it. */
  readonly early: () => Early;
  /** Gives the files of that, once. */
  readonly takeFiles: () => readonly File[];
  /** What was sent is over. */
  readonly anew: () => void;
  /** Id of the type that the page has set. */
  readonly fixed: string | undefined;
  /** Something speaks for a machine: false keeps it from being sent. */
  readonly trusted: () => boolean;
  /** Tells a screen reader. */
  readonly say: (text: string) => void;
  /** Page on which reports are followed. */
  readonly trackHref: string | undefined;
  /** Whether the page has a map of its own in the slot `map`. */
  readonly hasMap: boolean;
}

/** What was put in before this code was there. */
interface Early {
  readonly description: string;
  readonly files: readonly File[];
}
