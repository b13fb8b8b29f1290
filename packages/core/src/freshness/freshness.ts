import type { When } from '../when/when.js';

/** How often a source promises something new. Durations are ISO 8601, such as `P14D`, counted from the newest item. */
export interface FreshnessContract {
  readonly basis: 'published' | 'verified';
  readonly due: string;
  readonly overdue: string;
  readonly dead: string;
}

/**
 * How alive the content is; about item dates only, never about the age of a kept copy.
 * `blank`: no item at all. `undated`: no item carries the date that the contract goes by.
 * `suspicious`: a newest date more than a day in the future, or the five newest items with one identical instant.
 * A date in the future does not count as a sign of life while any other is there.
 */
export interface Freshness {
  readonly state: 'fresh' | 'due' | 'overdue' | 'dead' | 'blank' | 'undated';
  /** The date that the state goes by. */
  readonly newest?: When;
  readonly suspicious: readonly ('future' | 'identical')[];
}

/** The dates that freshness goes by. */
export interface Dated {
  readonly published?: When;
  readonly verified?: When;
}
