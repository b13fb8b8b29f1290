import type { Weekday } from '../services/opening-hours.js';

/** Which days offices work other than their hours say: holidays, and weekend days that are worked instead. */
export interface WorkCalendar {
  readonly title?: string;
  /** First day that it speaks of, `YYYY-MM-DD`; before it nothing is known. */
  readonly from: string;
  /** Last day that it speaks of, `YYYY-MM-DD`; after it nothing is known. */
  readonly until: string;
  /** @default ['SA','SU'] */
  readonly weekend?: readonly Weekday[];
  /** By date, `YYYY-MM-DD`. */
  readonly days: Readonly<Record<string, CalendarDay>>;
}

/** What is special about a day. */
export type CalendarDay =
  | { readonly kind: 'closed'; readonly name?: string }
  | {
      readonly kind: 'worked';
      /** The weekday whose hours hold. @default 'MO' on a day of the weekend, else its own */
      readonly as?: Weekday;
      readonly name?: string;
    };
