export { countWorkdays } from '../../calendar/count-workdays.js';
export { dayAt, dayOf, summarizeRequests, type RequestSummary, type SummaryOptions } from './summarize-requests.js';
