/** Whether something is open. `sure` is false where no calendar speaks of a day that the answer rests on. */
export type Opening =
  | {
      readonly state: 'open';
      /** Milliseconds since the epoch of the real closing: periods that adjoin are one. Absent: not within two weeks. */
      readonly until?: number;
      readonly sure: boolean;
    }
  | {
      readonly state: 'closed';
      /** Milliseconds since the epoch of the next opening. Absent: not within two weeks, holidays left out of account. */
      readonly opens?: number;
      /** Name of the holiday that this day is. */
      readonly because?: string;
      readonly sure: boolean;
    }
  /** The hours are in words only. */
  | { readonly state: 'unknown' };
