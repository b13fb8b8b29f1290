import type { StaffClient, StaffPerson, StaffRequest } from '@civickit/adapters/staff';
import type { Formatter } from '@civickit/components/runtime.js';
import type { Desk } from '../base/desk.js';
import type { DeskTexts } from '../i18n/en.js';
import type { ReplyPhotos } from './reply-photos.js';

/** One thing that is done with a report; gives it as it is then. */
export type Work = (staff: StaffClient, report: StaffRequest) => Promise<StaffRequest>;

/** What the parts of the page of a report work with. */
export interface ReportView {
  readonly report: StaffRequest;
  readonly texts: DeskTexts;
  readonly desk: Desk;
  readonly format: Formatter;
  /** IANA time zone of the area. */
  readonly zone: string;
  readonly areaName: string;
  readonly colleagues: readonly StaffPerson[];
  readonly isBusy: boolean;
  /** Those that are chosen for the reply; undefined until the part is there. */
  readonly photos: ReplyPhotos | undefined;
  /** Whether it was done. `what` names the button. */
  work(what: string, act: Work): Promise<boolean>;
  refuse(what: string, said: string): void;
  outcome(what: string): unknown;
  redraw(): void;
}
