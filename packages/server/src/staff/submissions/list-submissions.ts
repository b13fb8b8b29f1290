import type { StaffSubmissionItem, StaffSubmissionPage, StaffSubmissionQuery } from '@civickit/adapters/staff';
import { localText, type FormDefinition } from '@civickit/core/forms';
import { sql, type Kysely } from 'kysely';
import * as z from 'zod/mini';
import { pageOf } from '../../database/page-of.js';
import type { Tables } from '../../database/schema.js';
import { readCursor, writeCursor } from '../http.js';

const cursorShape = z.tuple([z.iso.datetime(), z.string().check(z.regex(/^\d{1,18}$/))]);

/** Forms that were sent to an area, the newest first; nothing of what they say. @throws CivicError `invalid/cursor` */
export async function listSubmissions(
  db: Kysely<Tables>,
  area: string,
  query: StaffSubmissionQuery,
  lang: string,
): Promise<StaffSubmissionPage> {
  const { form, limit = 50, cursor } = query;
  let wanted = submissionRows(db, area);
  if (form !== undefined) wanted = wanted.where('submission.form', '=', form);
  if (cursor !== undefined) {
    const [at, sequence] = readCursor(cursor, cursorShape);
    wanted = wanted.where(sql<boolean>`(received_at, sequence) < (${at}::timestamptz, ${sequence}::bigint)`);
  }
  const { rows, last } = await pageOf(wanted.orderBy('received_at', 'desc').orderBy('sequence', 'desc'), limit);
  return {
    items: rows.map((row) => itemOf(row, lang)),
    ...(last && { next: writeCursor([last.received_at.toISOString(), last.sequence]) }),
  };
}

export function submissionRows(db: Kysely<Tables>, area: string) {
  return (
    db
      .selectFrom('submission')
      .innerJoin('form', (on) =>
        on
          .onRef('form.area', '=', 'submission.area')
          .onRef('form.id', '=', 'submission.form')
          .onRef('form.version', '=', 'submission.version'),
      )
      .select(['submission.id', 'submission.sequence', 'submission.form', 'submission.version', 'submission.received_at'])
      // Of a definition no more than names it: they are long, and stand in every row.
      .select([
        sql<FormDefinition['title']>`form.definition->'title'`.as('title'),
        sql<FormDefinition['languages']>`form.definition->'languages'`.as('languages'),
      ]) // prettier-ignore
      .select((row) =>
        row
          .selectFrom('submission_file_private')
          .select(({ fn }) => fn.countAll<string>().as('count'))
          .whereRef('submission_file_private.submission', '=', 'submission.id')
          .as('files'),
      )
      .where('submission.area', '=', area)
  );
}

export type SubmissionRow = Awaited<ReturnType<ReturnType<typeof submissionRows>['executeTakeFirstOrThrow']>>;

export function itemOf({ id, form, version, received_at, title, languages, files }: SubmissionRow, lang: string): StaffSubmissionItem {
  return {
    number: id,
    form,
    version,
    title: title ? localText(title, lang, languages ?? undefined).text : form,
    receivedAt: received_at.toISOString(),
    files: Number(files),
  };
}
