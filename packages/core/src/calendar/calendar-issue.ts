import type { Issue } from '../errors/civic-error.js';

/** What can be wrong with a place of a calendar's file, in the words of a programmer. */
const messages = {
  'no-object': 'is no object with "from", "until" and "days"',
  'no-text': 'is no text',
  'no-date': 'is no date such as 2026-01-01',
  'wrong-order': 'comes before "from"',
  'no-weekend': 'is no list of up to six weekdays such as ["SA", "SU"]',
  'no-days': 'is no object of days by date',
  'no-range': 'is no date such as 2026-10-01, and no range such as 2026-10-01/2026-10-07',
  'no-kind': 'is neither { "kind": "closed" } nor { "kind": "worked", "as": "MO" }',
  outside: 'lies outside of "from" to "until"',
  twice: 'is there twice',
} as const;

export type CalendarProblem = keyof typeof messages;

/** An entry of `issues` of an error `invalid/calendar`; `problem` is for who says it in other words. */
export interface CalendarIssue extends Issue {
  readonly problem: CalendarProblem;
}

export function calendarIssue(path: string, problem: CalendarProblem): CalendarIssue {
  return { path, problem, message: messages[problem] };
}
