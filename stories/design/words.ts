import { en } from '@civickit/components/i18n/en.js';
import { catalogue as zhHans } from '@civickit/components/i18n/zh-hans.js';

/** What stands in the places of a sentence. */
const samples = {
  en: {
    gap: ' ',
    when: 'Mar 10, 2026, 9:30 AM',
    column: 'Tenders',
    office: 'County news',
    silent: 'weather bureau',
    days: '40 days',
    months: '13 months',
  },
  zh: { gap: '', when: '2026年3月10日 09:30', column: '招标采购', office: '县政府公告', silent: '气象局', days: '40天', months: '13个月' },
};

type Texts = typeof en;
type Sample = (typeof samples)['en'];

const sentences: Readonly<Record<string, (texts: Texts, sample: Sample) => string>> = {
  Loading: ({ notices }) => notices.loading,
  Empty: ({ notices }) => notices.empty,
  'Nothing found': ({ notices }, { gap }) => `${notices.noMatch}${gap}_${notices.showAll}_`,
  Failed: ({ notices, tryAgain }, { gap }) => `${notices.error}${gap}_${tryAgain}_`,
  Offline: ({ notices }, { when }) => notices.offlineCopy(when),
  'Offline, no copy': ({ notices }) => notices.offline,
  'Old copy': ({ notices }, { office, when }) => notices.copy(office, when),
  'Copy of a dead source': ({ notices }, { office, when }) => notices.lastCopy(office, when),
  Partial: ({ notices }, { silent }) => notices.failed(silent),
  Waiting: ({ notices }, { silent }) => notices.waiting(silent),
  Due: ({ notices }, { column, days }) => notices.due(column, days),
  Overdue: ({ notices }, { column, days }) => notices.overdue(column, days),
  Dead: ({ notices, responsible }, { column, months, gap }) => `${notices.dead(column, months)}${gap}${responsible('…')}`,
  'Never filled': ({ notices }, { column }) => notices.blank(column),
  'No dates': ({ notices }, { column }) => notices.undated(column),
  'Impossible dates': ({ notices }, { column }) => notices.future(column),
};

/** State, English, Chinese, as the catalogues have them. */
export const wordRows: readonly (readonly string[])[] = Object.entries(sentences).map(([state, say]) => [
  state,
  say(en, samples.en),
  say(zhHans, samples.zh),
]);
