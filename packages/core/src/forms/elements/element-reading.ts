import type { IssueCode } from '../validate/issue-codes.js';

/** A data element in its normal form, or the code of what is wrong with it. */
export type ElementReading =
  { readonly value: string; readonly wrong?: undefined } | { readonly value?: undefined; readonly wrong: IssueCode };
