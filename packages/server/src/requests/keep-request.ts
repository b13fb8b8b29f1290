import type { NewServiceRequest, ReportInstead } from '@civickit/core';
import type { Kysely } from 'kysely';
import type { Area } from '../areas/area-store.js';
import type { ServerContext } from '../context.js';
import type { Tables } from '../database/schema.js';
import { fingerprintOf } from '../http/idempotency.js';
import { jobRow } from '../jobs/job-store.js';
import { putFiles, type ArrivedFile } from '../media/kept-file.js';
import { newNumber } from '../receipt-number.js';
import { hashOfCode } from '../secrets.js';
import { acceptAnswers } from './accept-answers.js';
import { insertRequest, type NewRequestRows } from './insert-request.js';
import { addPhotos, deletedUnderKey, keepablePhotos, keepPhotos, mostPhotos, otherUnderKey } from './photos.js';
import { promisedUntil } from './promised-until.js';
import { refusedReport } from './refuse-report.js';
import { findRequestType } from './request-types.js';

/** What the sender of a report is told. */
export interface KeptRequest {
  readonly id: string;
  /** By which the sender alone follows it. */
  readonly code: string;
  readonly at: Date;
  /** By when the office has promised to be done, as it stands now; null where it has not. */
  readonly expected: Date | null;
  /** Photos that had been said to be coming came with this repeat. */
  readonly addsPhotos?: boolean;
}

/** Of the number beside its day; so many are tried until one is free. */
const digits = 6;
const tries = 20;

/**
 * Keeps a report with its photos, once for ever under one key: a repeat is answered as the first was, also where both come at the same
 * time. A repeat may lack photos that came before, and bring those that the first try lacked or said to be coming; others it must not bring.
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
  if (photos.length > mostPhotos) throw refusedReport('/media', `media: at most ${mostPhotos} photos are taken`);
  const { mediaToCome = 0, ...said } = draft;
  // Photos are compared apart: by their bytes, not by where they were, nor by how many were still to come.
  const fingerprint = fingerprintOf([area.id, { ...said, media: null }]);
  const repeated = async (): Promise<KeptRequest | undefined> =>
    key === undefined ? undefined : findByKey(context, key, fingerprint, photos);
  // Photos take long to draw anew. Else to look for the key takes as long as to keep the report, and shows at the end by itself.
  const before = photos.length > 0 ? await repeated() : undefined;
  if (before) return before;
  const accepted = await accept(context, area, draft).catch(async (error: unknown) => {
    // What was taken stays taken, whatever its type asks now.
    const taken = await repeated();
    if (taken) return taken;
    throw error;
  });
  if ('code' in accepted) return accepted;
  const { type, answers } = accepted;
  const files = await keepablePhotos(context, photos);
  await putFiles(media, files);
  const at = new Date(clock.now());
  const expected = promisedUntil(context, area, type, at) ?? null;
  const { where, contact = {}, consent } = draft;
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const id = newNumber(at.getTime(), area.zone, digits).replace('-', '');
    const code = secrets.codeOf(id);
    const rows: NewRequestRows = {
      request: {
        id,
        area: area.id,
        type: type.id,
        key: key ?? null,
        status: 'open',
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
        expected_at: expected,
        published: type.publication === 'at-once' && !draft.isPrivate,
        is_private: draft.isPrivate ?? false,
      },
      hidden: {
        request: id,
        fingerprint,
        contact: JSON.stringify(contact),
        answers: JSON.stringify(answers),
        consent: consent ? JSON.stringify(consent) : null,
        code_hash: hashOfCode(code),
        photos: Math.min(photos.length + mediaToCome, mostPhotos),
      },
      job: jobRow(area.id, 'event', { type: 'report.created', report: id }, at.getTime()),
    };
    const insert = async (transaction: Kysely<Tables>): Promise<boolean> => {
      const isNew = await insertRequest(transaction, rows);
      if (isNew) await keepPhotos(transaction, media, id, files);
      return isNew;
    };
    if (await (files.length > 0 ? db.transaction().execute(insert) : insert(db))) return { id, code, at, expected };
    // Either the key or the number was there already.
    const other = await repeated();
    if (other) return other;
  }
  throw new Error(`none of ${tries} numbers was free`);
}

async function accept({ db, clock }: ServerContext, area: Area, draft: NewServiceRequest) {
  const type = await findRequestType(db, area.id, draft.type);
  if (!type) throw refusedReport('/type', 'service_code names nothing that can be reported here');
  if (type.instead) throw refusedReport('/type', `service_code names what is not taken here; turn to ${whoIn(type.instead)}`);
  if (draft.isPrivate && !type.mayBePrivate) throw refusedReport('/isPrivate', 'private cannot be asked for with this service_code');
  return { type, answers: await acceptAnswers(type, draft, { clock, area }) };
}

function whoIn({ office, phone, url }: ReportInstead): string {
  return [...new Set([office, phone, url])].filter((one) => one !== undefined).join(', ');
}

/** Whether a report came under a key, and whether photos that it was sent with are still to come. */
export async function repeatOf(db: Kysely<Tables>, key: string): Promise<'none' | 'lacking' | 'whole'> {
  const found = await db
    .selectFrom('request')
    .leftJoin('request_private', 'request_private.request', 'request.id')
    .select([
      'photos',
      (eb) => eb.selectFrom('request_file_private').select(eb.fn.countAll().as('kept')).whereRef('request', '=', 'request.id').as('kept'),
    ]) // prettier-ignore
    .where('key', '=', key)
    .executeTakeFirst();
  if (!found) return 'none';
  return Number(found.kept) < (found.photos ?? 0) ? 'lacking' : 'whole';
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
    .select(['request.id', 'request.requested_at', 'request.expected_at', 'request_private.fingerprint'])
    .where('request.key', '=', key)
    .executeTakeFirst();
  if (!found) return undefined;
  if (!found.fingerprint) throw deletedUnderKey();
  if (found.fingerprint !== fingerprint) throw otherUnderKey();
  const { id, requested_at: at, expected_at: expected } = found;
  const addsPhotos = await addPhotos(context, id, photos);
  return { id, code: secrets.codeOf(id), at, expected, addsPhotos };
}
