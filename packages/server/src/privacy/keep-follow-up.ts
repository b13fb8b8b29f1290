import { randomUUID } from 'node:crypto';
import { CivicError } from '@civickit/core';
import type { ServerContext } from '../context.js';
import { fingerprintOf } from '../http/idempotency.js';
import { announce } from '../outgoing/civic-event.js';
import { listFollowUps, type OwnFollowUp } from './find-by-code.js';

export const followUpKinds = ['still-there', 'mended', 'note'] as const;

export interface NewFollowUp {
  readonly area: string;
  readonly report: string;
  readonly key: string;
  readonly kind: string | undefined;
  readonly description: string | undefined;
}

const longestText = 5000;
const mostFollowUps = 50;

/**
 * Keeps what a reporter adds, for the office to read; the public sees none of it. Once for ever under one key, as a report.
 * @throws CivicError `invalid/draft`; `conflict/key` for the key of another; `conflict/full` where there are too many, `conflict/over` where retention has passed
 */
export async function keepFollowUp({ db, clock }: ServerContext, { area, report, key, ...given }: NewFollowUp): Promise<OwnFollowUp> {
  const kind = followUpKinds.find((one) => one === given.kind);
  const description = given.description?.trim() || null;
  if (!kind) throw refusal('/kind', `must be one of ${followUpKinds.join(', ')}`);
  if (kind === 'note' && description === null) throw refusal('/description', 'is missing');
  if ((description?.length ?? 0) > longestText) throw refusal('/description', `must have at most ${longestText} letters`);
  const fingerprint = fingerprintOf([report, kind, description]);
  const at = new Date(clock.now());
  return db.transaction().execute(async (transaction) => {
    // Of two at the same time one waits.
    await transaction.selectFrom('request').select('id').where('id', '=', report).forUpdate().execute();
    const before = await transaction.selectFrom('follow_up_private').selectAll().where('key', '=', key).executeTakeFirst();
    if (before && before.fingerprint !== fingerprint) throw otherUnderKey();
    if (before) return { id: before.id, kind: before.kind, description: before.description, at: before.at };
    const own = await transaction.selectFrom('request_private').select('emptied_at').where('request', '=', report).executeTakeFirst();
    if (!own) throw new CivicError('conflict/over', 'The report was deleted', { status: 410 });
    // The time to keep it is over, and nobody would delete it again.
    if (own.emptied_at) throw new CivicError('conflict/over', 'The report was closed long ago; report it anew', { status: 409 });
    if ((await listFollowUps(transaction, report)).length >= mostFollowUps) {
      throw new CivicError('conflict/full', `A report takes ${mostFollowUps} additions; speak to the office`, { status: 409 });
    }
    const row = { id: randomUUID(), kind, description, at };
    await transaction
      .insertInto('follow_up_private')
      .values({ ...row, request: report, key, fingerprint })
      .execute();
    await announce(transaction, area, { type: 'report.changed', report, by: 'reporter' }, at.getTime());
    return row;
  });
}

function otherUnderKey(): CivicError {
  return new CivicError('conflict/key', 'Something else was sent under this Idempotency-Key', { status: 422 });
}

function refusal(path: string, message: string): CivicError {
  return new CivicError('invalid/draft', `The addition is not taken: ${path} ${message}`, { issues: [{ path, message }] });
}
