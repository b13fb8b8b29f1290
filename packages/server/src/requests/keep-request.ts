import { CivicError, type NewServiceRequest } from '@civickit/core';
import type { Area } from '../areas/area-store.js';
import type { ServerContext } from '../context.js';
import { fingerprintOf } from '../http/idempotency.js';
import { announce } from '../outgoing/civic-event.js';
import { newNumber } from '../receipt-number.js';
import { hashOfCode } from '../secrets.js';
import { acceptAnswers } from './accept-answers.js';
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
 * Keeps a report, once for ever under one key: a repeat is answered as the first was, also where both come at the same time.
 * @throws CivicError `invalid/draft` for what does not fit its type; `conflict/key` for the key of another report
 */
export async function keepRequest(context: ServerContext, area: Area, draft: NewServiceRequest, key?: string): Promise<KeptRequest> {
  const { db, secrets, clock } = context;
  const fingerprint = fingerprintOf([area.id, draft]);
  const before = key === undefined ? undefined : await findByKey(context, key, fingerprint);
  if (before) return before;
  const type = await findRequestType(db, area.id, draft.type);
  if (!type) throw refusal('/type', 'service_code names nothing that can be reported here');
  const answers = await acceptAnswers(type, draft, { clock, area });
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
        media: JSON.stringify(draft.media ?? []),
        lang: draft.lang ?? null,
        requested_at: at,
        updated_at: at,
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
      await announce(transaction, area.id, { type: 'report.created', report: id }, at.getTime());
      return { id, code: secrets.codeOf(id), at };
    });
    if (kept) return kept;
    const other = key === undefined ? undefined : await findByKey(context, key, fingerprint);
    if (other) return other;
  }
  throw new Error(`none of ${tries} numbers was free`);
}

async function findByKey({ db, secrets }: ServerContext, key: string, fingerprint: string): Promise<KeptRequest | undefined> {
  const found = await db
    .selectFrom('request')
    .leftJoin('request_private', 'request_private.request', 'request.id')
    .select(['request.id', 'request.requested_at', 'request_private.fingerprint'])
    .where('request.key', '=', key)
    .executeTakeFirst();
  if (!found) return undefined;
  // The key stays where the report was deleted, so that no outbox sends it once more.
  if (!found.fingerprint) throw new CivicError('conflict/key', 'The report of this Idempotency-Key was deleted', { status: 410 });
  if (found.fingerprint !== fingerprint)
    throw new CivicError('conflict/key', 'This Idempotency-Key belongs to another report', { status: 422 });
  return { id: found.id, code: secrets.codeOf(found.id), at: found.requested_at };
}

function refusal(path: string, message: string): CivicError {
  return new CivicError('invalid/draft', `The report is not taken: ${message}`, { issues: [{ path, message }] });
}
