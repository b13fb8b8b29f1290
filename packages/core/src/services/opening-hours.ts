/** When something is open, in the municipality's zone. `periods` is for programs, `text` what the source says in words; either may be missing. */
export interface OpeningHours {
  readonly text?: string;
  readonly periods?: readonly OpeningPeriod[];
}

/** Days of the week as in iCalendar (RFC 5545, 3.3.10). */
export type Weekday = 'MO' | 'TU' | 'WE' | 'TH' | 'FR' | 'SA' | 'SU';

export interface OpeningPeriod {
  readonly days: readonly Weekday[];
  /** Only the first, second, … of these days of a month; -1 is the last. @default every week */
  readonly ordinals?: readonly number[];
  /** `HH:MM`, up to 24:00. */
  readonly opens: string;
  /** `HH:MM`, up to 24:00; at or before `opens` it is of the next day. */
  readonly closes: string;
  /** First and last day, `YYYY-MM-DD`, where it does not hold all the time. */
  readonly from?: string;
  readonly until?: string;
  readonly note?: string;
}
