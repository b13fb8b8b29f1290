import type { StaffSubmission } from '@civickit/adapters/staff';
import type { Submission } from '@civickit/core';
import { parseFormDefinition } from '@civickit/core/forms';
import { loadFormWords, summarise } from '@civickit/core/forms/derived';
import type { Kysely } from 'kysely';
import type { Tables } from '../../database/schema.js';
import { notFound } from '../permissions.js';
import { itemOf, submissionRows } from './list-submissions.js';

/** A form that was sent, with its answers as people read them in `lang`. @throws CivicError `invalid/query` (404) */
export async function readSubmission(db: Kysely<Tables>, area: string, number: string, lang: string): Promise<StaffSubmission> {
  const row = await submissionRows(db, area)
    .innerJoin('submission_private', 'submission_private.submission', 'submission.id')
    .select(['submission_private.content', 'form.definition'])
    .where('submission.id', '=', number)
    .executeTakeFirst();
  if (!row) throw notFound();
  const content = row.content as unknown as Submission;
  const definition = parseFormDefinition(row.definition);
  const files = await db.selectFrom('submission_file_private').selectAll().where('submission', '=', number).orderBy('id').execute();
  const sections = summarise(definition, content.answers, { words: await loadFormWords(lang), lang });
  const { assistant, consent } = content;
  return {
    ...itemOf(row, lang),
    ...(content.lang !== undefined && { lang: content.lang }),
    sections: sections.map(({ title, depth, rows }) => ({ title, depth, rows: rows.map((one) => ({ ...one })) })),
    ...(assistant && { assistant: assistantOf(assistant) }),
    ...(consent && { consent: { version: consent.version, at: consent.at } }),
    files: files.map(({ id, name, type, size }) => ({
      id,
      ...(name !== null && { name }),
      type,
      size,
      url: `${encodeURIComponent(number)}/files/${encodeURIComponent(id)}`,
    })),
  };
}

function assistantOf({ name, for: person, reason }: NonNullable<Submission['assistant']>): StaffSubmission['assistant'] {
  return { name, ...(person !== undefined && { for: person }), ...(reason !== undefined && { reason }) };
}
