import { alertWords } from '@civickit/components/alert-banner/states.js';
import { formWords } from '@civickit/components/form/states.js';
import { en } from '@civickit/components/i18n/en.js';
import { catalogue as zhHans } from '@civickit/components/i18n/zh-hans.js';
import { outboxWords } from '@civickit/components/outbox/states.js';

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
    ago: '2 hours ago',
  },
  zh: {
    gap: '',
    when: '2026年3月10日 09:30',
    column: '招标采购',
    office: '县政府公告',
    silent: '气象局',
    days: '40天',
    months: '13个月',
    ago: '2小时前',
  },
};

/** Of the lists, and of elements that have words of their own. */
interface Texts extends Readonly<typeof en> {
  readonly form: typeof formWords.en;
  readonly queue: typeof outboxWords.en;
  readonly alerts: typeof alertWords.en;
}

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
  'Warnings, offline': ({ alerts }, { ago }) => alerts.noConnection(ago),
  'Warnings, old copy': ({ alerts }, { ago }) => alerts.oldCopy(ago),
  'Form, kept': ({ form }) => form.kept,
  'Form, not kept': ({ form }) => form.notKept,
  'Form, wrong': ({ form }) => form.problems,
  'Form, nothing to choose': ({ form }) => form.noOptions,
  'Form, nobody takes it': ({ form }) => form.noWay,
  'Sending, no network': ({ form }) => form.saved,
  'Sending, no room': ({ form }) => form.savedUnkept,
  'Sending, no answer': ({ form }) => form.uncertain,
  'Sending, refused': ({ form }) => form.refused,
  'Sending, failed': ({ form }) => form.failed,
  'Queue, empty': ({ queue }) => queue.empty,
  'Queue, lost': ({ queue }) => queue.lost,
  'Queue, in doubt': ({ queue }) => queue.question,
  'Queue, taken': ({ queue }) => queue.acknowledged,
  'Queue, received': ({ queue }) => queue.confirmed,
};

/** State, English, Chinese, as the catalogues have them. */
export const wordRows: readonly (readonly string[])[] = Object.entries(sentences).map(([state, say]) => [
  state,
  say({ ...en, form: formWords.en, queue: outboxWords.en, alerts: alertWords.en }, samples.en),
  say({ ...zhHans, form: formWords.zhHans, queue: outboxWords.zhHans, alerts: alertWords.zhHans }, samples.zh),
]);
