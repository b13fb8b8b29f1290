import type { StaffConflict, StaffOperation, StaffRequestChange, StaffRequestPublication } from '@civickit/adapters/staff';
import { CivicError, exactWhen } from '@civickit/core';
import { sql, type Transaction } from 'kysely';
import type { ServerContext } from '../../context.js';
import type { Tables } from '../../database/schema.js';
import { endOf } from '../../requests/day-bounds.js';
import { writeRequestChange } from '../../requests/change-request.js';
import type { Actor } from '../actor.js';
import { recordAudit, type AuditDetail } from '../audit/record-audit.js';
import { mustBeCurrent } from '../conflict.js';
import { canTake, type Members } from '../members.js';
import { mustMay, notFound } from '../permissions.js';
import { shortHash, takeReplyPhotos } from './reply-photos.js';

/** What is being worked on, by whom. */
export interface Work {
  readonly actor: Actor;
  readonly id: string;
  /** That the actor has read; without one it does not matter, as for a note. */
  readonly version?: number;
}

type Found = Awaited<ReturnType<typeof lockRequest>>;

/** Status, stage, reply with photos and expected day. @throws CivicError as `mustMay`, `conflict/changed`, `invalid/draft` */
export async function changeForStaff(context: ServerContext, work: Work, change: StaffRequestChange): Promise<void> {
  const { status, stage, reply, photos: named, expected } = change;
  await workOn(context, work, { action: 'request.change', needs: () => 'requests.change' }, async (transaction, found, at) => {
    const until = typeof expected === 'string' ? dayIn(expected, found.zone) : expected;
    if (named && found.is_private) throw refusal('/photos', 'are shown to nobody where the request is private');
    const photos = named && (await takeReplyPhotos(context, transaction, found.area, named));
    await writeRequestChange(transaction, work.id, { status, stage, note: reply, photos, expected: until }, at);
    return {
      ...(status && { status }),
      ...(stage && { stage }),
      ...(reply !== undefined && { replied: true }),
      ...(photos && { photos: photos.length }),
      ...(until !== undefined && { expected: until?.toISOString() ?? null }),
    };
  });
}

/**
 * Takes a picture of a reply away, from everybody and for ever. @throws CivicError as `mustMay`, `conflict/changed`, also where another one
 * is at its position; `invalid/query` (404)
 */
export async function removeReplyPhoto(
  context: ServerContext,
  work: Work,
  update: string,
  { position, hash }: { readonly position: number; readonly hash: string },
): Promise<void> {
  await workOn(context, work, { action: 'request.remove-photo', needs: () => 'requests.change' }, async (transaction, { version }, at) => {
    const rows = transaction.selectFrom('request_update').select('media').where('request', '=', work.id).where('id', '=', update);
    const { media = [] } = (await rows.executeTakeFirst()) ?? {};
    const photo = media[position];
    if (!photo) throw notFound();
    if (shortHash(photo) !== hash) {
      const conflict: StaffConflict = { version, changes: [] };
      throw new CivicError('conflict/changed', 'Another photo is at this position', { status: 409, cause: conflict });
    }
    const left = JSON.stringify(media.filter((_one, index) => index !== position));
    await transaction.updateTable('request_update').set({ media: left }).where('id', '=', update).execute();
    // The bytes are for the next sweep; copies of the public answer are told by its date.
    await writeRequestChange(transaction, work.id, {}, at);
    return { update };
  });
}

/** To a member who may work on it, or to nobody. @throws CivicError as `mustMay`, `conflict/changed`, `invalid/draft` */
export async function assignRequest(context: ServerContext, members: Members, work: Work, member: string | null): Promise<void> {
  const { actor, id } = work;
  const assignee = member === null ? undefined : member === actor.id ? actor : await members.find(member);
  const needs = ({ assignee }: Found) => operationOf(actor, member, assignee);
  await workOn(context, work, { action: 'request.assign', needs }, async (transaction, found) => {
    if (member !== null && !(assignee && canTake(assignee, found.area, found.type))) {
      throw refusal('/member', 'is nobody who may work on it');
    }
    const row = { assignee: member, assignee_name: assignee?.name ?? null };
    await putWork(transaction, id, row);
    await countUp(transaction, id);
    return { assignee: member };
  });
}

/** Who takes a request that nobody has, or gives back their own, needs no lead. */
function operationOf(actor: Actor, member: string | null, before: string | null): StaffOperation {
  const isOwn = (before === null || before === actor.id) && (member === null || member === actor.id);
  return isOwn ? 'requests.take' : 'requests.assign';
}

/** A note that no public answer shows. The same under its key again is no second one. @throws CivicError as `mustMay`, `conflict/key` */
export async function noteRequest(context: ServerContext, work: Work, key: string, text: string): Promise<void> {
  const { actor, id } = work;
  await workOn(context, work, { action: 'request.note', needs: () => 'requests.note' }, async (transaction, _, at) => {
    const row = { id: key, request: id, at, member: actor.id, member_name: actor.name, text };
    const inserted = await transaction
      .insertInto('request_note_private')
      .values(row)
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .execute();
    if (inserted.length > 0) {
      await countUp(transaction, id);
      return { note: key };
    }
    const before = await transaction.selectFrom('request_note_private').selectAll().where('id', '=', key).executeTakeFirst();
    if (before?.request === id && before.member === actor.id && before.text === text) return undefined;
    throw new CivicError('conflict/key', 'This Idempotency-Key belongs to another note', { status: 422 });
  });
}

/**
 * Lets the public read it, or takes it from them and keeps why. @throws CivicError as `mustMay`, `conflict/changed`; `invalid/draft` for one
 * that its reporter wants to be private
 */
export async function publishRequest(context: ServerContext, work: Work, publication: StaffRequestPublication): Promise<void> {
  const { id } = work;
  const action = publication.public ? 'request.publish' : 'request.hide';
  const needs = ({ hidden_at, published }: Found): StaffOperation =>
    !publication.public ? 'requests.hide' : hidden_at && !published ? 'requests.show' : 'requests.publish';
  await workOn(context, work, { action, needs }, async (transaction, found, at) => {
    if (found.is_private) {
      throw refusal('/public', 'is not for the office to say: its reporter asked that nobody else reads it');
    }
    const hiddenReason = publication.public ? undefined : publication.reason;
    await writeRequestChange(transaction, id, { published: publication.public, hiddenReason }, at);
    return {};
  });
}

/** One transaction: the row is held, its version compared, the work done, and the log written last. Without a detail nothing was done. */
async function workOn(
  { db, clock }: ServerContext,
  { actor, id, version }: Work,
  { action, needs }: { readonly action: string; readonly needs: (found: Found) => StaffOperation },
  work: (transaction: Transaction<Tables>, found: Found, at: Date) => Promise<AuditDetail | undefined>,
): Promise<void> {
  const now = clock.now();
  await db.transaction().execute(async (transaction) => {
    const found = await lockRequest(transaction, id);
    mustMay(actor, needs(found), found);
    if (version !== undefined) await mustBeCurrent(transaction, { area: found.area, subject: id, version: found.version }, version);
    const detail = await work(transaction, found, new Date(now));
    if (!detail) return;
    await recordAudit(transaction, {
      at: now,
      actor,
      action,
      area: found.area,
      subject: id,
      detail: { version: found.version + 1, ...detail },
    });
  });
}

async function lockRequest(transaction: Transaction<Tables>, id: string) {
  const found = await transaction
    .selectFrom('request')
    .innerJoin('area', 'area.id', 'request.area')
    .leftJoin('request_work_private as work', 'work.request', 'request.id')
    .leftJoin('request_private as private', 'private.request', 'request.id')
    .select([
      'request.area',
      'request.type',
      'request.version',
      'request.published',
      'request.is_private',
      'area.zone',
      'work.assignee',
      'private.hidden_at',
      'private.request as there',
    ])
    .where('request.id', '=', id)
    .forUpdate('request')
    .executeTakeFirst();
  if (!found) throw notFound();
  if (found.there === null) throw new CivicError('conflict/key', 'It was deleted at its reporter’s wish', { status: 410 });
  return found;
}

async function putWork(
  transaction: Transaction<Tables>,
  request: string,
  row: { readonly assignee: string | null; readonly assignee_name: string | null },
): Promise<void> {
  await transaction
    .insertInto('request_work_private')
    .values({ request, ...row })
    .onConflict((conflict) => conflict.column('request').doUpdateSet(row))
    .execute();
}

/** What the public cannot see changes no date that they see. */
async function countUp(transaction: Transaction<Tables>, id: string): Promise<void> {
  await transaction
    .updateTable('request')
    .set({ version: sql<number>`version + 1` })
    .where('id', '=', id)
    .execute();
}

function refusal(path: string, message: string): CivicError {
  return new CivicError('invalid/draft', 'What was sent cannot be taken', { issues: [{ path, message }] });
}

function dayIn(given: string, zone: string): Date {
  const when = exactWhen(given, zone);
  if (!when) throw refusal('/expected', 'is no date');
  return endOf(when, zone);
}
