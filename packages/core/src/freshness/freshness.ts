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
 * `suspicious`: a newest date in the future, or many items with one identical date.
 */
export interface Freshness {
  readonly state: 'fresh' | 'due' | 'overdue' | 'dead' | 'blank' | 'undated';
  readonly newest?: When;
  readonly suspicious: readonly ('future' | 'identical')[];
}
