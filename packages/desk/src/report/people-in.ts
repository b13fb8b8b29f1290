import type { StaffPerson } from '@civickit/adapters/staff';
import type { ReportView } from './report-view.js';

/** All whose names are known on the page of a report. */
export function peopleIn({ report, colleagues, desk }: ReportView): readonly StaffPerson[] {
  const { member } = desk.session;
  const named = [report.assignee, ...report.history.map(({ by }) => by), ...report.notes.map(({ by }) => by)].filter(
    (one) => one !== undefined,
  );
  return [...(member ? [{ id: member.id, name: member.name }] : []), ...colleagues, ...named];
}
