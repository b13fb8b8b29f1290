import type { StaffSelf } from '@civickit/adapters/staff';
import type { Grant } from '../door/member.schema.js';
import type { DeskTexts } from '../i18n/en.js';

/** A role and where it holds, in words. An area that one does not see is told by its id. */
export function grantText({ role, area, type }: Grant, { members }: DeskTexts, self: StaffSelf | undefined): string {
  const found = self?.areas.find(({ id }) => id === area);
  const where = area === null ? members.allAreas : (found?.name ?? area);
  const what = type === null ? '' : ` · ${found?.types.find(({ id }) => id === type)?.name ?? type}`;
  return `${members.roles[role]} · ${where}${what}`;
}
