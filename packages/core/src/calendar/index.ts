export { addWorkdays } from './add-workdays.js';
export type { CalendarIssue, CalendarProblem } from './calendar-issue.js';
export type { Opening } from './opening.js';
export { openingAt } from './opening-at.js';
export { parseCalendar } from './parse-calendar.js';
export type { CalendarDay, WorkCalendar } from './work-calendar.js';
