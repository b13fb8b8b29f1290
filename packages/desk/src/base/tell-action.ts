import { requestStages, type StaffAction, type StaffPerson } from '@civickit/adapters/staff';
import type { Formatter } from '@civickit/components/runtime.js';
import { dateIn } from './day.js';
import type { DeskTexts } from '../i18n/en.js';

interface Teller {
  readonly texts: DeskTexts;
  readonly format: Formatter;
  /** Those whose names are known, for an id in the log. */
  readonly people: readonly StaffPerson[];
}

/** What somebody did, in one line. */
export function tellAction({ by, action, detail }: StaffAction, { texts, format, people }: Teller): string {
  const words = texts.details;
  const { stage, status, replied, photos, expected, assignee } = detail;
  const told = [
    typeof stage === 'string' && words.stage(texts.stages[requestStages.find((one) => one === stage) ?? 'received']),
    typeof status === 'string' && words.status(status === 'closed' ? texts.status.closed : texts.status.open),
    replied === true && words.replied,
    typeof photos === 'number' && words.photos(String(photos), photos),
    typeof expected === 'string' && words.expected(dateIn(format, expected)),
    expected === null && words.unexpected,
    assignee === null && words.unassigned,
    typeof assignee === 'string' && words.assignee(people.find(({ id }) => id === assignee)?.name ?? texts.someone),
  ].filter((one) => typeof one === 'string');
  const did = texts.did(by?.name ?? texts.system, texts.actions[action] ?? action);
  return told.length > 0 ? texts.told(did, told) : did;
}
