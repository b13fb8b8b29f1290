import type { FormDefinition, RequestType } from '@civickit/core';
import type { Kysely } from 'kysely';
import { forget, remembered } from '../database/remembered.js';
import type { Tables } from '../database/schema.js';

/** Something that residents of an area can report. */
export interface OfferedType extends Omit<RequestType, 'ref' | 'raw' | 'hasQuestions'> {
  readonly id: string;
  /** What is asked beside description and place. */
  readonly questions?: FormDefinition;
  /** Whether a report is shown before somebody has read it. @default 'checked' */
  readonly publication?: 'checked' | 'at-once';
}

/** Sets what an area offers, in this order. Types that are no longer there stay for what was reported, but are not offered. */
export async function putRequestTypes(db: Kysely<Tables>, area: string, types: readonly OfferedType[]): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    await transaction.updateTable('request_type').set({ position: null }).where('area', '=', area).execute();
    for (const [position, { id, questions, ...definition }] of types.entries()) {
      const row = { position, definition: JSON.stringify(definition), questions: questions ? JSON.stringify(questions) : null };
      await transaction
        .insertInto('request_type')
        .values({ area, id, ...row })
        .onConflict((conflict) => conflict.columns(['area', 'id']).doUpdateSet(row))
        .execute();
    }
  });
  forget(db);
}

/** What an area offers, in its order. */
export async function listRequestTypes(db: Kysely<Tables>, area: string): Promise<readonly OfferedType[]> {
  return [...(await knownRequestTypes(db, area)).values()].filter(({ isOffered }) => isOffered).map(({ type }) => type);
}

export async function findRequestType(db: Kysely<Tables>, area: string, id: string): Promise<OfferedType | undefined> {
  const known = (await knownRequestTypes(db, area)).get(id);
  return known?.isOffered ? known.type : undefined;
}

interface KnownType {
  readonly type: OfferedType;
  /** What is no longer offered still names what was reported. */
  readonly isOffered: boolean;
}

/** What an area offers or once offered, in its order. */
export function knownRequestTypes(db: Kysely<Tables>, area: string): Promise<ReadonlyMap<string, KnownType>> {
  return remembered(db, `types of ${area}`, async () => {
    const rows = await db.selectFrom('request_type').selectAll().where('area', '=', area).orderBy('position').execute();
    return new Map(rows.map((row) => [row.id, { type: typeOf(row), isOffered: row.position !== null }]));
  });
}

interface TypeRow {
  readonly id: string;
  readonly definition: Record<string, unknown>;
  readonly questions: Record<string, unknown> | null;
}

function typeOf({ id, definition, questions }: TypeRow): OfferedType {
  return { ...(definition as unknown as OfferedType), id, ...(questions && { questions: questions as unknown as FormDefinition }) };
}
