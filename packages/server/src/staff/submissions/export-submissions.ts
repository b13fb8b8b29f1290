import { CivicError, type Submission } from '@civickit/core';
import { parseFormDefinition } from '@civickit/core/forms';
import { csvHead, csvLine, loadFormWords, toCsvRow } from '@civickit/core/forms/derived';
import type { Area } from '../../areas/area-store.js';
import type { ServerContext } from '../../context.js';
import { findForm } from '../../forms/form-store.js';
import { localTime } from '../../local-time.js';
import type { Actor } from '../actor.js';
import { recordAudit } from '../audit/record-audit.js';
import { mostCsvRows, mustFit } from '../csv/csv-answer.js';
import { csvWordsIn } from '../csv/csv-words-in.js';
import { notFound } from '../permissions.js';
import { submissionRows } from './list-submissions.js';

/** What is wanted: all that came by one version of a form, which all have the same columns. */
export interface SubmissionExport {
  readonly actor: Actor;
  readonly area: Area;
  readonly form: string | undefined;
  /** @default the one that is offered */
  readonly version: string | undefined;
  readonly lang: string;
}

/** What came by a form as a spreadsheet, the newest first. @throws CivicError `invalid/query`, `too-large/table` */
export async function exportSubmissions(
  { db, clock }: ServerContext,
  { actor, area, form, version, lang }: SubmissionExport,
): Promise<string> {
  if (form === undefined) throw new CivicError('invalid/query', 'form names none');
  const found = await findForm(db, area.id, form, version);
  if (found === undefined) throw notFound();
  const definition = parseFormDefinition(found);
  const options = { words: await loadFormWords(lang), lang };
  const { number, received } = csvWordsIn(lang).submissionHeads;
  return db.transaction().execute(async (transaction) => {
    const rows = await submissionRows(transaction, area.id)
      .innerJoin('submission_private', 'submission_private.submission', 'submission.id')
      .select('submission_private.content')
      .where('submission.form', '=', definition.id)
      .where('submission.version', '=', definition.version)
      .orderBy('received_at', 'desc')
      .orderBy('sequence', 'desc')
      .limit(mostCsvRows + 1)
      .execute();
    mustFit(rows);
    const lines = rows.map((row) => {
      const own = [row.id, localTime(row.received_at.getTime(), area.zone).slice(0, 16).replace('T', ' ')];
      return joined(csvLine(own), toCsvRow(definition, row.content as unknown as Submission, options));
    });
    const detail = { rows: rows.length, version: definition.version };
    await recordAudit(transaction, { at: clock.now(), actor, action: 'submission.export', area: area.id, subject: definition.id, detail });
    return `\uFEFF${joined(csvLine([number, received]), csvHead(definition, options))}${lines.join('')}`;
  });
}

/** Two parts of one line, each of which has its end. */
function joined(first: string, second: string): string {
  return `${first.slice(0, -'\r\n'.length)},${second}`;
}
