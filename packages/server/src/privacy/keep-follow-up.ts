import { randomUUID } from 'node:crypto';
import { CivicError, isBadRating, type Rating } from '@civickit/core';
import { sql, type Transaction } from 'kysely';
import type { Area } from '../areas/area-store.js';
import { countRating, readRating, type SentRating } from '../closing/keep-rating.js';
import { reopenRequest } from '../closing/reopen-request.js';
import type { ServerContext } from '../context.js';
import type { FollowUpMediaRow, Tables } from '../database/schema.js';
import { fingerprintOf } from '../http/idempotency.js';
import { putAgain, putFiles, type ArrivedFile, type KeepableFile } from '../media/kept-file.js';
import { holdMedia } from '../media/sweep-media.js';
import { announce } from '../outgoing/civic-event.js';
import { keepablePhotos, mostPhotos } from '../requests/photos.js';
import { recordAudit } from '../staff/audit/record-audit.js';
import { followUpsOf, type OwnFollowUp } from './find-by-code.js';

export const followUpKinds = ['still-there', 'mended', 'note', 'reopen', 'rating'] as const;

export interface NewFollowUp extends Partial<SentRating> {
  readonly area: Area;
  readonly report: string;
  readonly key: string;
  readonly kind: string | undefined;
  readonly description: string | undefined;
  readonly photos?: readonly ArrivedFile[];
  /** How many more photos come after it, by repeats under its key. @default 0 */
  readonly mediaToCome?: number;
}

export interface KeptFollowUp extends OwnFollowUp {
  /** Photos that had been said to be coming came with this repeat. */
  readonly addsPhotos?: boolean;
}

const longestText = 5000;
const mostFollowUps = 50;
/** Of all additions to a report. */
const mostPhotosInAll = 20;

/**
 * Keeps what a reporter adds, for the office to read; the public sees none of it. Once for ever under one key, as a report; photos that were
 * said to be coming are added by repeats.
 * @throws CivicError `invalid/draft`; `conflict/key` for the key of another; `conflict/full` where there are too many, `conflict/over` where
 *   retention has passed; as `reopenRequest` and `countRating`
 */
export async function keepFollowUp(
  context: ServerContext,
  { area, report, key, photos = [], mediaToCome = 0, ...given }: NewFollowUp,
): Promise<KeptFollowUp> {
  const addition = readAddition(given);
  const files = await keptPhotos(context, addition, photos);
  const fingerprint = fingerprintOf([report, addition.kind, addition.description, ...(addition.rating ? [addition.rating] : [])]);
  const at = new Date(context.clock.now());
  return context.db.transaction().execute(async (transaction) => {
    // Of two at the same time one waits.
    const columns = ['id', 'type', 'status', 'closed_at', 'version'] as const;
    const found = await transaction.selectFrom('request').select(columns).where('id', '=', report).forUpdate().executeTakeFirst();
    const before = await followUpsOf(transaction).where('key', '=', key).select(['fingerprint', 'photos']).executeTakeFirst();
    // Uploads may be gone when it comes again: photos may be missing.
    const late = before ? files.filter(({ sentHash }) => !before.media.some(({ sent }) => sent === sentHash)) : files;
    const tooMany = before !== undefined && late.length > 0 && before.media.length + late.length > before.photos;
    if (before && (before.fingerprint !== fingerprint || tooMany)) throw otherUnderKey();
    if (before && late.length === 0) return before;
    const own = await transaction.selectFrom('request_private').select('emptied_at').where('request', '=', report).executeTakeFirst();
    if (!found || !own) throw new CivicError('conflict/over', 'The report was deleted', { status: 410 });
    // The time to keep it is over, and nobody would delete it again.
    if (own.emptied_at) throw new CivicError('conflict/over', 'The report was closed long ago; report it anew', { status: 409 });
    const { kind, description, rating } = addition;
    // Opened once per closing and rated once for ever: these are few by themselves.
    if (!before && kind !== 'reopen' && kind !== 'rating') await mustTakeMore(transaction, report);
    if (late.length > 0) await mustTakePhotos(transaction, report, late.length);
    if (before) {
      const media = [...before.media, ...(await holdPhotos(context, transaction, late))];
      await transaction
        .updateTable('follow_up_private')
        .set({ media: JSON.stringify(media) })
        .where('key', '=', key)
        .execute();
      await announce(transaction, area.id, { type: 'report.changed', report, by: 'reporter', added: 'photos' }, at.getTime());
      return { ...before, media, addsPhotos: true };
    }
    if (kind === 'reopen') await reopenRequest(context, transaction, area, found, at);
    const answerBy = rating ? await countRating(context, transaction, area, found, rating.level, at) : null;
    const media = await holdPhotos(context, transaction, files);
    const row = { id: randomUUID(), kind, description, at };
    const judged = rating && { indicators: JSON.stringify(rating.indicators), scheme: rating.version, answer_by: answerBy };
    await transaction
      .insertInto('follow_up_private')
      .values({ ...row, request: report, key, fingerprint, media: JSON.stringify(media), photos: files.length + mediaToCome, ...judged })
      .execute();
    await announce(transaction, area.id, { type: 'report.changed', report, by: 'reporter', ...addedBy(addition) }, at.getTime());
    if (kind === 'reopen') {
      const detail = { version: found.version + 1, by: 'reporter' };
      await recordAudit(transaction, { at: at.getTime(), action: 'request.reopen', area: area.id, subject: report, detail });
    } else if (rating) {
      // Whoever answers has to have seen it.
      await transaction
        .updateTable('request')
        .set({ version: sql<number>`version + 1` })
        .where('id', '=', report)
        .execute();
      const detail = { version: found.version + 1, answerBy: answerBy?.toISOString() ?? null };
      await recordAudit(transaction, { at: at.getTime(), action: 'request.rate', area: area.id, subject: report, detail });
    }
    return {
      ...row,
      level: rating?.level ?? null,
      indicators: rating?.indicators ?? null,
      scheme: rating?.version ?? null,
      answer_by: answerBy,
      answered_at: null,
      media,
    };
  });
}

async function keptPhotos(context: ServerContext, { kind }: Addition, photos: readonly ArrivedFile[]): Promise<readonly KeepableFile[]> {
  if (photos.length === 0) return [];
  if (kind === 'rating') throw refusal('/media_url', 'does not go with a rating');
  if (photos.length > mostPhotos) throw refusal('/media_url', `must name at most ${mostPhotos} photos`);
  const files = await keepablePhotos(context, photos);
  await putFiles(context.media, files);
  return files;
}

/** What the row names of photos; their bytes stay from here on. */
async function holdPhotos(
  { media }: Pick<ServerContext, 'media'>,
  transaction: Transaction<Tables>,
  files: readonly KeepableFile[],
): Promise<readonly FollowUpMediaRow[]> {
  if (files.length > 0) await holdMedia(transaction);
  for (const file of files) await putAgain(media, file);
  return files.map(({ hash, sentHash, type }) => ({ hash, sent: sentHash, type }));
}

interface Addition {
  readonly kind: (typeof followUpKinds)[number];
  readonly description: string | null;
  readonly rating?: Rating;
}

function readAddition({
  level,
  indicators,
  version,
  ...given
}: Omit<NewFollowUp, 'area' | 'report' | 'key' | 'photos' | 'mediaToCome'>): Addition {
  const kind = followUpKinds.find((one) => one === given.kind);
  const description = given.description?.trim() || null;
  if (!kind) throw refusal('/kind', `must be one of ${followUpKinds.join(', ')}`);
  if ((kind === 'note' || kind === 'reopen') && description === null) throw refusal('/description', 'is missing');
  if ((description?.length ?? 0) > longestText) throw refusal('/description', `must have at most ${longestText} letters`);
  return { kind, description, ...(kind === 'rating' && { rating: readRating({ level, indicators, version }) }) };
}

async function mustTakeMore(transaction: Transaction<Tables>, report: string): Promise<void> {
  const { count } = await transaction
    .selectFrom('follow_up_private')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('request', '=', report)
    .executeTakeFirstOrThrow();
  if (Number(count) < mostFollowUps) return;
  throw new CivicError('conflict/full', `A report takes ${mostFollowUps} additions; speak to the office`, { status: 409 });
}

async function mustTakePhotos(transaction: Transaction<Tables>, report: string, more: number): Promise<void> {
  const { kept } = await transaction
    .selectFrom('follow_up_private')
    .select(sql<string>`coalesce(sum(jsonb_array_length(media)), 0)`.as('kept'))
    .where('request', '=', report)
    .executeTakeFirstOrThrow();
  if (Number(kept) + more <= mostPhotosInAll) return;
  throw new CivicError('conflict/full', `A report takes ${mostPhotosInAll} more photos; speak to the office`, { status: 409 });
}

function addedBy({ kind, rating }: Addition) {
  if (rating) return { added: isBadRating(rating.level) ? 'bad-rating' : 'rating' } as const;
  return kind === 'reopen' ? ({ added: kind } as const) : undefined;
}

function otherUnderKey(): CivicError {
  return new CivicError('conflict/key', 'Something else was sent under this Idempotency-Key', { status: 422 });
}

function refusal(path: string, message: string): CivicError {
  return new CivicError('invalid/draft', `The addition is not taken: ${path} ${message}`, { issues: [{ path, message }] });
}
