import type { Answers, Submission } from '@civickit/core';
import { sql, type Kysely, type Transaction } from 'kysely';
import type { Area } from '../areas/area-store.js';
import type { Tables } from '../database/schema.js';
import { putAgain, putFiles } from '../media/kept-file.js';
import type { MediaStore } from '../media/media-store.js';
import { holdMedia } from '../media/sweep-media.js';
import { announce } from '../outgoing/civic-event.js';
import { newNumber } from '../receipt-number.js';
import type { NamedFile } from './sent-files.js';

export interface NewSubmission {
  readonly area: Area;
  /** The sender's name of this one form; pages without script have none. */
  readonly key?: string;
  /** Of what was sent, as it was sent. */
  readonly fingerprint: string;
  /** What `acceptSubmission` let through. */
  readonly content: Submission;
  readonly files: readonly NamedFile[];
  /** When it came in, in milliseconds since the epoch. */
  readonly at: number;
}

export interface KeptSubmission {
  readonly number: string;
  readonly receivedAt: number;
  readonly fingerprint: string;
  /** As they were accepted. */
  readonly answers: Answers;
  /** Hashes of its files as they came, by their ids. */
  readonly files: ReadonlyMap<string, string>;
}

/** Days of a hundred thousand numbers are rare; days of ten million there are none. */
const [digits, moreDigits] = [5, 7];
const tries = 20;

/**
 * Keeps a submission with its files, all of it or nothing. What came before under the same key is given in its place, whatever it holds:
 * to compare them is the caller's.
 */
export async function keepSubmission(db: Kysely<Tables>, media: MediaStore, given: NewSubmission): Promise<KeptSubmission> {
  await putFiles(media, given.files);
  return db.transaction().execute(async (transaction) => {
    const { number, before } = await insertSubmission(transaction, given);
    if (before) return before;
    await transaction
      .insertInto('submission_private')
      .values({ submission: number, fingerprint: given.fingerprint, content: JSON.stringify(given.content) })
      .execute();
    await insertFiles(transaction, media, number, given.files);
    const files = new Map(given.files.map(({ id, sentHash }) => [id, sentHash]));
    await announce(transaction, given.area.id, { type: 'submission.created', submission: number }, given.at);
    return { number, receivedAt: given.at, fingerprint: given.fingerprint, answers: given.content.answers, files };
  });
}

/** Keeps files of a repeat that the first try named, but did not bring. */
export async function addFiles(db: Kysely<Tables>, media: MediaStore, submission: string, files: readonly NamedFile[]): Promise<void> {
  if (files.length === 0) return;
  await putFiles(media, files);
  await db.transaction().execute((transaction) => insertFiles(transaction, media, submission, files));
}

/** What was kept under a key; of what was deleted the number alone, with a fingerprint that nothing has. */
export async function findKept(db: Kysely<Tables>, key: string): Promise<KeptSubmission | undefined> {
  const row = await db
    .selectFrom('submission')
    .leftJoin('submission_private', 'submission_private.submission', 'submission.id')
    .select(['submission.id', 'received_at', 'fingerprint', 'content'])
    .where('key', '=', key)
    .executeTakeFirst();
  if (!row) return undefined;
  const files = await db.selectFrom('submission_file_private').select(['id', 'sent_hash']).where('submission', '=', row.id).execute();
  return {
    number: row.id,
    receivedAt: row.received_at.getTime(),
    fingerprint: row.fingerprint ?? '',
    answers: (row.content as Submission | null)?.answers ?? {},
    files: new Map(files.map(({ id, sent_hash: sent }) => [id, sent])),
  };
}

export interface ReceivedForm {
  readonly form: string;
  readonly version: string;
  readonly receivedAt: number;
  /** That it was filled in in, if that is known. */
  readonly lang?: string;
}

/** What its sender is told of a submission; nothing of the answers. */
export async function findReceived(db: Kysely<Tables>, area: string, number: string): Promise<ReceivedForm | undefined> {
  const row = await db
    .selectFrom('submission')
    .innerJoin('submission_private', 'submission_private.submission', 'submission.id')
    .select(['form', 'version', 'received_at', sql<string | null>`content->>'lang'`.as('lang')])
    .where('area', '=', area)
    .where('submission.id', '=', number)
    .executeTakeFirst();
  return (
    row && { form: row.form, version: row.version, receivedAt: row.received_at.getTime(), ...(row.lang !== null && { lang: row.lang }) }
  );
}

async function insertSubmission(
  transaction: Transaction<Tables>,
  { area, key, content: { form, version }, at }: NewSubmission,
): Promise<{ readonly number: string; readonly before?: KeptSubmission }> {
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const number = newNumber(at, area.zone, attempt < tries / 2 ? digits : moreDigits);
    // Waits for whoever is keeping the same key at this moment.
    const row = await transaction
      .insertInto('submission')
      .values({ id: number, area: area.id, form, version, key: key ?? null, received_at: new Date(at) })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst();
    const before = row || key === undefined ? undefined : await findKept(transaction, key);
    if (row || before) return { number, ...(before && { before }) };
  }
  throw new Error(`none of ${tries} numbers was free`);
}

async function insertFiles(
  transaction: Transaction<Tables>,
  media: MediaStore,
  submission: string,
  files: readonly NamedFile[],
): Promise<void> {
  if (files.length === 0) return;
  await holdMedia(transaction);
  for (const file of files) {
    await putAgain(media, file);
    const { id, hash, sentHash, name, type, bytes } = file;
    await transaction
      .insertInto('submission_file_private')
      .values({ submission, id, hash, sent_hash: sentHash, name: name ?? null, type, size: bytes.byteLength })
      // Another repeat brought it at the same moment.
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}
