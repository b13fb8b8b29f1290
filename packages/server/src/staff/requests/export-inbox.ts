import type { RequestStage } from '@civickit/core';
import { csvLine } from '@civickit/core/forms/derived';
import { defaultRatingScheme, indicatorLabel } from '@civickit/core/rating-scheme';
import type { ServerContext } from '../../context.js';
import { localTime } from '../../local-time.js';
import { recordAudit } from '../audit/record-audit.js';
import { mostCsvRows, mustFit } from '../csv/csv-answer.js';
import { csvWordsIn } from '../csv/csv-words-in.js';
import type { CsvWords, RequestColumn } from '../csv/words/csv-words.js';
import { mustMaySome } from '../permissions.js';
import { inboxRows, itemOf, type InboxQuestion, type RequestRow } from './list-inbox.js';

/**
 * The inbox as a spreadsheet: what may be exported of it, the newest first, without anything about who reported it. Without `lang` in the
 * language of the first area in it.
 * @throws CivicError `auth/refused` (403) where nothing at all may be exported, `too-large/table`
 */
export async function exportInbox({ db, clock }: ServerContext, question: InboxQuestion, lang?: string): Promise<string> {
  const { actor, query } = question;
  const operation = 'requests.export';
  mustMaySome(actor, operation, query);
  const areas = new Map((await db.selectFrom('area').select(['id', 'zone', 'lang']).execute()).map((area) => [area.id, area]));
  return db.transaction().execute(async (transaction) => {
    const rows = await inboxRows(transaction, { ...question, operation })
      .orderBy('requested_at', 'desc')
      .orderBy('request.sequence', 'desc')
      .limit(mostCsvRows + 1)
      .execute();
    mustFit(rows);
    const words = csvWordsIn(lang ?? areas.get(query.area ?? rows[0]?.area ?? '')?.lang ?? 'en');
    const columns = Object.keys(words.requestHeads) as RequestColumn[];
    const lines = rows.map((row) => {
      const cells = cellsOf(row, words, areas.get(row.area)?.zone ?? 'UTC', question.now);
      return csvLine(columns.map((column) => cells[column] ?? ''));
    });
    const detail = { ...(query.type !== undefined && { type: query.type }) };
    // Each area's log has what left it.
    const areasLeft = new Set(rows.map((row) => row.area));
    for (const area of areasLeft.size > 0 ? areasLeft : [query.area]) {
      const count = rows.filter((row) => row.area === area).length;
      const where = area === undefined ? {} : { area };
      await recordAudit(transaction, { at: clock.now(), actor, action: 'request.export', ...where, detail: { ...detail, rows: count } });
    }
    return `\uFEFF${csvLine(Object.values(words.requestHeads))}${lines.join('')}`;
  });
}

function cellsOf(row: RequestRow, words: CsvWords, zone: string, now: number): Partial<Record<RequestColumn, string>> {
  const { publication, type, assignee } = itemOf(row, now);
  // As spreadsheets read a time: without its offset.
  const time = (at: Date | null) => (at ? localTime(at.getTime(), zone).slice(0, 16).replace('T', ' ') : '');
  return {
    id: row.id,
    area: row.area,
    type: type.name,
    status: words.status[row.status],
    stage: words.stages[row.stage as RequestStage] ?? '',
    publication: words.publication[publication],
    requested: time(row.requested_at),
    expected: time(row.expected_at),
    closed: time(row.closed_at),
    updated: time(row.updated_at),
    assignee: assignee?.name ?? '',
    description: row.description ?? '',
    address: row.address ?? '',
    latitude: row.latitude === null ? '' : String(row.latitude),
    longitude: row.longitude === null ? '' : String(row.longitude),
    reply: row.status_note ?? '',
    rating: row.level === null ? '' : String(row.level),
    reasons: (row.indicators ?? []).map((id) => indicatorLabel(defaultRatingScheme, id, words.lang) ?? id).join(words.listMark),
    answerBy: time(row.answer_by),
    answered: time(row.answered_at),
  };
}
