import { addDuration, CivicError, type NewServiceRequest } from '@civickit/core';
import type { Kysely } from 'kysely';
import type { Area } from '../areas/area-store.js';
import type { ServerContext } from '../context.js';
import type { Tables } from '../database/schema.js';
import { fingerprintOf } from '../http/idempotency.js';
import { putFiles, type ArrivedFile } from '../media/kept-file.js';
import { announce } from '../outgoing/civic-event.js';
import { newNumber } from '../receipt-number.js';
import { hashOfCode } from '../secrets.js';
import { acceptAnswers } from './accept-answers.js';
import { addPhotos, hasOtherPhotos, keepablePhotos, keepPhotos } from './photos.js';
import { findRequestType } from './request-types.js';

/** What the sender of a report is told. */
export interface KeptRequest {
  readonly id: string;
  /** By which the sender alone follows it. */
  readonly code: string;
  readonly at: Date;
}

/** Of the number beside its day; so many are tried until one is free. */
const digits = 6;
const tries = 20;

/**
 * Keeps a report with its photos, once for ever under one key: a repeat is answered as the first was, also where both come at the same
 * time. A repeat may lack photos that came before, or bring those that the first try lacked; what it has must not be other ones.
 * @throws CivicError `invalid/draft` for what does not fit its type, and for photos that cannot be kept; `conflict/key` for the key of
 *   another report
 */
export async function keepRequest(
  context: ServerContext,
  area: Area,
  draft: NewServiceRequest,
  key?: string,
  photos: readonly ArrivedFile[] = [],
): Promise<KeptRequest> {
  const { db, media, secrets, clock } = context;
  // Photos are compared apart: by their bytes, not by where they were.
  const fingerprint = fingerprintOf([area.id, { ...draft, media: null }]);
  const before = key === undefined ? undefined : await findByKey(context, key, fingerprint, photos);
  if (before) return before;
  const type = await findRequestType(db, area.id, draft.type);
  if (!type) throw refusal('/type', 'service_code names nothing that can be reported here');
  const answers = await acceptAnswers(type, draft, { clock, area });
  const files = await keepablePhotos(context, photos);
  await putFiles(media, files);
  const at = new Date(clock.now());
  const { where, contact = {}, consent } = draft;
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const id = newNumber(at.getTime(), area.zone, digits).replace('-', '');
    const kept = await db.transaction().execute(async (transaction) => {
      const row = {
        id,
        area: area.id,
        type: type.id,
        key: key ?? null,
        status: 'open' as const,
        stage: 'received',
        description: draft.description ?? null,
        address: draft.address ?? null,
        address_id: draft.addressId ?? null,
        latitude: where?.latitude ?? null,
        longitude: where?.longitude ?? null,
        media: JSON.stringify(files.map(({ hash, type: mime }) => ({ hash, type: mime }))),
        lang: draft.lang ?? null,
        requested_at: at,
        updated_at: at,
        expected_at: type.promised === undefined ? null : new Date(addDuration(at.getTime(), type.promised)),
        published: type.publication === 'at-once',
      };
      // Either the key or the number may be there already.
      const inserted = await transaction
        .insertInto('request')
        .values(row)
        .onConflict((conflict) => conflict.doNothing())
        .returning('id')
        .execute();
      if (inserted.length === 0) return undefined;
      const hidden = {
        request: id,
        fingerprint,
        contact: JSON.stringify(contact),
        answers: JSON.stringify(answers),
        consent: consent ? JSON.stringify(consent) : null,
        code_hash: hashOfCode(secrets.codeOf(id)),
      };
      await transaction.insertInto('request_private').values(hidden).execute();
      await keepPhotos(transaction, media, id, files);
      await announce(transaction, area.id, { type: 'report.created', report: id }, at.getTime());
      return { id, code: secrets.codeOf(id), at };
    });
    if (kept) return kept;
    const other = key === undefined ? undefined : await findByKey(context, key, fingerprint, photos);
    if (other) return other;
  }
  throw new Error(`none of ${tries} numbers was free`);
}

/** Whether a report came under a key, whatever it was. */
export async function isKnownKey(db: Kysely<Tables>, key: string): Promise<boolean> {
  return (await db.selectFrom('request').select('id').where('key', '=', key).executeTakeFirst()) !== undefined;
}

async function findByKey(
  context: ServerContext,
  key: string,
  fingerprint: string,
  photos: readonly ArrivedFile[],
): Promise<KeptRequest | undefined> {
  const { db, secrets } = context;
  const found = await db
    .selectFrom('request')
    .leftJoin('request_private', 'request_private.request', 'request.id')
    .select(['request.id', 'request.requested_at', 'request_private.fingerprint'])
    .where('request.key', '=', key)
    .executeTakeFirst();
  if (!found) return undefined;
  // The key stays where the report was deleted, so that no outbox sends it once more.
  if (!found.fingerprint) throw new CivicError('conflict/key', 'The report of this Idempotency-Key was deleted', { status: 410 });
  if (found.fingerprint !== fingerprint || (await hasOtherPhotos(db, found.id, photos)))
    throw new CivicError('conflict/key', 'This Idempotency-Key belongs to another report', { status: 422 });
  await addPhotos(context, found.id, photos);
  return { id: found.id, code: secrets.codeOf(found.id), at: found.requested_at };
}

function refusal(path: string, message: string): CivicError {
  return new CivicError('invalid/draft', `The report is not taken: ${message}`, { issues: [{ path, message }] });
}
