import { sql, type Insertable, type Kysely } from 'kysely';
import { jsonText } from '../database/json-text.js';
import type { JobTable, Tables } from '../database/schema.js';
import type { Job, JobContents, JobKind } from './job-kinds.js';

/** A job that somebody has taken, for as long as their lease goes. */
export interface TakenJob {
  readonly id: string;
  readonly area: string;
  /** This one counted. */
  readonly tries: number;
  readonly job: Job;
}

/** A job that was given up. */
export interface FailedJob {
  readonly id: string;
  readonly area: string;
  readonly kind: string;
  readonly failedAt: Date;
  readonly tries: number;
  /** Why its last try failed. */
  readonly failure: string | null;
}

const minute = 60_000;
const hour = 60 * minute;
/** Waits after each failure, as the Standard Webhooks specification proposes: a receiver that is away over a day loses nothing. */
const waits = [5000, 5 * minute, 30 * minute, 2 * hour, 5 * hour, 10 * hour, 14 * hour, 20 * hour, 24 * hour];
const mostTries = waits.length + 1;
/** Longer than any job may take: who is killed at one keeps it from the others no longer. */
const leaseMs = 2 * minute;

/** Writes down what is to be done once the transaction holds; if it does not, there is nothing to do. */
export async function addJob<K extends JobKind>(
  transaction: Kysely<Tables>,
  area: string,
  kind: K,
  content: JobContents[K],
  due: number,
): Promise<void> {
  await transaction
    .insertInto('job')
    .values(jobRow(area, kind, content, due))
    .execute();
}

/** The row of a new job, for those who write it together with others. */
export function jobRow<K extends JobKind>(area: string, kind: K, content: JobContents[K], due: number): Insertable<JobTable> {
  return { area, kind, content: jsonText(content), due_at: new Date(due) };
}

/** Takes jobs that are due, those due for longest first. Several processes may ask at once: each job goes to one of them. */
export async function takeJobs(db: Kysely<Tables>, now: number, most: number): Promise<readonly TakenJob[]> {
  const due = db
    .selectFrom('job')
    .select('id')
    .where('failed_at', 'is', null)
    .where('due_at', '<=', new Date(now))
    .orderBy('due_at')
    .orderBy('id')
    .limit(most)
    .forUpdate()
    .skipLocked();
  const rows = await db
    .updateTable('job')
    .set({ due_at: new Date(now + leaseMs), tries: sql<number>`tries + 1` })
    .where('id', 'in', due)
    .returningAll()
    .execute();
  return rows.map(({ id, area, kind, content, tries }) => ({ id, area, tries, job: { kind, content } as unknown as Job }));
}

/** They are done, also where another has taken one since. */
export async function finishJobs(db: Kysely<Tables>, jobs: readonly Pick<TakenJob, 'id'>[]): Promise<void> {
  const ids = jobs.map(({ id }) => id);
  await db.deleteFrom('job').where('id', 'in', ids).execute();
}

/** Another try after a while, or none any more; whether it was given up. */
export async function putOffJob(
  db: Kysely<Tables>,
  { id, tries }: TakenJob,
  { failure, now, isFinal }: { readonly failure: string; readonly now: number; readonly isFinal: boolean },
): Promise<boolean> {
  const isLast = isFinal || tries >= mostTries;
  await db
    .updateTable('job')
    .set({ failure, ...(isLast ? { failed_at: new Date(now) } : { due_at: new Date(now + (waits[tries - 1] ?? 0)) }) })
    .where('id', '=', id)
    // Whoever has taken it since decides.
    .where('tries', '=', tries)
    .execute();
  return isLast;
}

/** A job that nobody finished or put off, for each process that took it was killed. */
export function isExhausted({ tries }: TakenJob): boolean {
  return tries > mostTries;
}

/** What was given up, the latest first; of one area or of all. */
export async function listFailedJobs(db: Kysely<Tables>, area?: string): Promise<readonly FailedJob[]> {
  let failed = db.selectFrom('job').selectAll().where('failed_at', 'is not', null);
  if (area !== undefined) failed = failed.where('area', '=', area);
  const rows = await failed.orderBy('failed_at', 'desc').orderBy('id', 'desc').limit(1000).execute();
  return rows.flatMap(({ id, area, kind, failed_at: failedAt, tries, failure }) =>
    failedAt ? [{ id, area, kind, failedAt, tries, failure }] : [],
  );
}

/** Tries from the beginning what was given up, of one area or of any; whether there was such a job. */
export async function retryFailedJob(db: Kysely<Tables>, id: string, now: number, area?: string): Promise<boolean> {
  const job = db.updateTable('job');
  const { numUpdatedRows } = await (area === undefined ? job : job.where('area', '=', area))
    .set({ failed_at: null, tries: 0, due_at: new Date(now) })
    .where('id', '=', id)
    .where('failed_at', 'is not', null)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}
