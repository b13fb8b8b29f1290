import type { Kysely } from 'kysely';
import type { Tables } from '../../database/schema.js';

/** Removes sessions, steps and links whose time is over; none of them is good for anything. */
export async function sweepSignIns(db: Kysely<Tables>, now: number): Promise<void> {
  for (const table of ['member_session', 'sign_in_step', 'set_up_link'] as const) {
    await db.deleteFrom(table).where('expires_at', '<', new Date(now)).execute();
  }
}
