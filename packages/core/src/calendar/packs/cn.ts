import type { CalendarDay, WorkCalendar } from '../work-calendar.js';

/**
 * Holidays and worked weekend days of mainland China, from the yearly notices of the General Office of the State Council
 * (国务院办公厅关于…年部分节假日安排的通知): for 2025 国办发明电〔2024〕12号 of 12 November 2024, for 2026 国办发明电〔2025〕7号 of 4 November 2025.
 * It ends before the last weekend of 2026: the notice for 2027 can still have people work on it, as those for 2012 and 2019 did.
 */
export const cn: WorkCalendar = {
  title: '国务院办公厅节假日安排',
  from: '2025-01-01',
  until: '2026-12-25',
  days: {
    ...holiday('元旦', '2025-01-01', '2025-01-01'),
    ...holiday('春节', '2025-01-28', '2025-02-04', '2025-01-26', '2025-02-08'),
    ...holiday('清明节', '2025-04-04', '2025-04-06'),
    ...holiday('劳动节', '2025-05-01', '2025-05-05', '2025-04-27'),
    ...holiday('端午节', '2025-05-31', '2025-06-02'),
    ...holiday('国庆节、中秋节', '2025-10-01', '2025-10-08', '2025-09-28', '2025-10-11'),
    ...holiday('元旦', '2026-01-01', '2026-01-03', '2026-01-04'),
    ...holiday('春节', '2026-02-15', '2026-02-23', '2026-02-14', '2026-02-28'),
    ...holiday('清明节', '2026-04-04', '2026-04-06'),
    ...holiday('劳动节', '2026-05-01', '2026-05-05', '2026-05-09'),
    ...holiday('端午节', '2026-06-19', '2026-06-21'),
    ...holiday('中秋节', '2026-09-25', '2026-09-27'),
    ...holiday('国庆节', '2026-10-01', '2026-10-07', '2026-09-20', '2026-10-10'),
  },
};

/** The days off, and the days that are worked for them. The notices do not say whose hours hold on these. */
function holiday(name: string, first: string, last: string, ...worked: readonly string[]): Record<string, CalendarDay> {
  const days: Record<string, CalendarDay> = {};
  for (let at = Date.parse(first); at <= Date.parse(last); at += 86_400_000) {
    days[new Date(at).toISOString().slice(0, 10)] = { kind: 'closed', name };
  }
  for (const date of worked) days[date] = { kind: 'worked', name };
  return days;
}
