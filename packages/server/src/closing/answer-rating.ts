import type { Transaction } from 'kysely';
import type { Tables } from '../database/schema.js';

/** A reply of the office stops the clock of a bad rating. */
export async function answerRating(transaction: Transaction<Tables>, request: string, at: Date): Promise<void> {
  await transaction
    .updateTable('follow_up_private')
    .set({ answered_at: at })
    .where('request', '=', request)
    .where('kind', '=', 'rating')
    .where('answer_by', 'is not', null)
    .where('answered_at', 'is', null)
    .execute();
}
