export type { CalendarEvent } from './calendar-event.js';
export { writeICalendar, type CalendarOptions } from './write-icalendar.js';
