import type { Kysely } from 'kysely';
import type { Tables } from '../database/schema.js';
import { addJob } from '../jobs/job-store.js';

/** Something that others may want to hear of. It names what it is about and holds nothing of it. */
export type CivicEvent = ReportCreated | ReportChanged | SubmissionCreated | NoticePublished;

interface ReportCreated {
  readonly type: 'report.created';
  readonly report: string;
}

interface ReportChanged {
  readonly type: 'report.changed';
  readonly report: string;
  /** `removal` is that of all its words, at the reporter's wish. */
  readonly by: 'office' | 'reporter' | 'removal';
  /** By the reporter, beside words. */
  readonly added?: 'reopen' | 'rating' | 'bad-rating' | 'photos';
  /** What the reporter is to be told. */
  readonly tells?: 'answer' | 'hidden';
  /** The update that holds the answer. */
  readonly update?: string;
}

interface SubmissionCreated {
  readonly type: 'submission.created';
  readonly submission: string;
}

interface NoticePublished {
  readonly type: 'notice.published';
  readonly notice: string;
  /** Its moment of publication in milliseconds since the epoch; with another one it is no longer this event. */
  readonly published: number;
}

/** Says it to whom it may concern once the transaction holds, and not before `due`. Who that is the configuration says when it is handed out. */
export async function announce(transaction: Kysely<Tables>, area: string, event: CivicEvent, due: number): Promise<void> {
  await addJob(transaction, area, 'event', event, due);
}
