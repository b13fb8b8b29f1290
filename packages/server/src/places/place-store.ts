import type { PlaceRecord } from '@civickit/adapters/files';
import type { Kysely } from 'kysely';
import { inTransaction } from '../database/in-transaction.js';
import { jsonText } from '../database/json-text.js';
import type { Tables } from '../database/schema.js';

/** Sets the places of an area, in this order; those that were there before are gone. */
export function putPlaces(db: Kysely<Tables>, area: string, records: readonly PlaceRecord[]): Promise<void> {
  return inTransaction(db, async (transaction) => {
    await transaction.deleteFrom('place').where('area', '=', area).execute();
    for (const [position, { id, ...content }] of records.entries()) {
      await transaction
        .insertInto('place')
        .values({ area, id, position, content: jsonText(content) })
        .execute();
    }
  });
}

/** All places of an area, in their order. */
export async function listPlaces(db: Kysely<Tables>, area: string): Promise<readonly PlaceRecord[]> {
  const rows = await db.selectFrom('place').select(['id', 'content']).where('area', '=', area).orderBy('position').execute();
  return rows.map(({ id, content }) => ({ id, ...content }));
}
