import type { StaffRequestItem } from '@civickit/adapters/staff';
import type { StateWords } from '@civickit/adapters/staff/words';

/** What stands in the spreadsheets beside what people wrote. */
export interface CsvWords extends StateWords {
  readonly lang: string;
  /** In the order of the columns. */
  readonly requestHeads: Readonly<Record<RequestColumn, string>>;
  /** Between the reasons of a rating. */
  readonly listMark: string;
  readonly submissionHeads: Readonly<Record<'number' | 'received', string>>;
  readonly publication: Readonly<Record<StaffRequestItem['publication'], string>>;
}

export type RequestColumn =
  | 'id'
  | 'area'
  | 'type'
  | 'status'
  | 'stage'
  | 'publication'
  | 'requested'
  | 'expected'
  | 'closed'
  | 'updated'
  | 'assignee'
  | 'description'
  | 'address'
  | 'latitude'
  | 'longitude'
  | 'reply'
  | 'rating'
  | 'reasons'
  | 'answerBy'
  | 'answered';
