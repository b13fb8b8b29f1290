import type { Texts } from './texts.js';

const plural = (n: number, one: string, other: string) => (n === 1 ? one : other);

const months = 'January February March April May June July August September October November December'.split(' ');
const month = (at: number) => months[at - 1] ?? '';

export const en: Texts = {
  dates: {
    day: (y, m, d) => `${month(m)} ${d}, ${y}`,
    moment: (y, m, d, hour, minute) => `${month(m).slice(0, 3)} ${d}, ${y}, ${hour % 12 || 12}:${minute} ${hour < 12 ? 'A' : 'P'}M`,
  },
  tryAgain: 'Try again',
  responsible: (unit) => `Responsible: ${unit}`,
  phone: (phone) => `Telephone ${phone}`,
  notices: {
    heading: 'Notices',
    loading: 'Loading notices …',
    empty: 'There are no notices at present.',
    noMatch: 'No notice matches.',
    showAll: 'Show all notices',
    error: 'The notices cannot be shown at present.',
    offline: 'You are offline.',
    offlineCopy: (when) => `You are offline. This is the copy of ${when}.`,
    copy: (source, when) => `${source} does not answer. This is its copy of ${when}.`,
    lastCopy: (source, when) => `${source} has not answered since ${when}. This is the last copy.`,
    oldCopy: (source, when) => `The copy of ${source} was last renewed ${when}.`,
    failed: (sources) => `No answer from: ${sources}.`,
    waiting: (sources) => `Still waiting for: ${sources}.`,
    due: (source, duration) => `${source}: nothing new for ${duration}.`,
    overdue: (source, duration) => `${source}: nothing new for ${duration}. It may be out of date.`,
    dead: (source, duration) => `${source}: nothing new for ${duration}. It seems that nobody keeps it any more.`,
    blank: (source) => `${source}: no notices yet.`,
    undated: (source) => `${source}: the notices carry no dates, so nobody can tell how old they are.`,
    future: (source) => `${source}: some dates lie in the future and cannot be right.`,
    identical: (source) => `${source}: the newest notices all bear the same time, so it may not be when they were published.`,
    unreadable: (count, source, n) => `${source}: ${count} ${plural(n, 'entry', 'entries')} could not be read.`,
    more: 'Show more',
    shown: (count, n) => `${count} more ${plural(n, 'notice', 'notices')} shown`,
    found: (count, n) => `${count} ${plural(n, 'notice', 'notices')} found`,
    foundSoFar: (count, n) => `${count} ${plural(n, 'notice', 'notices')} found so far`,
    search: 'Search the notices',
    category: 'Category',
    everyCategory: 'All categories',
    pinned: 'Pinned',
    expired: (when) => `No longer valid since ${when}`,
    verified: (when) => `Checked on ${when}`,
    untitled: 'Notice without a title',
    original: 'Open the original page',
    attachments: 'Attachments',
    attachment: 'File',
    picture: 'Picture',
    asOf: (when) => `As of ${when}`,
    sources: 'Sources: ',
  },
};
