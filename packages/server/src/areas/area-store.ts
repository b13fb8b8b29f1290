import type { Kysely } from 'kysely';
import { forget, remembered } from '../database/remembered.js';
import type { Tables } from '../database/schema.js';

/** A county, township or village with lists of its own. */
export interface Area {
  /** 12-digit region code (GB/T 10114) or a free key. */
  readonly id: string;
  readonly name: string;
  /** The area that it lies in. */
  readonly parent?: string;
  /** IANA time zone. */
  readonly zone: string;
  /** BCP 47 tag of what it writes. */
  readonly lang: string;
  /** Absolute address of the page that its residents know. */
  readonly homepage?: string;
}

export async function putArea(db: Kysely<Tables>, { id, name, parent, zone, lang, homepage }: Area): Promise<void> {
  const row = { id, name, parent: parent ?? null, zone, lang, homepage: homepage ?? null };
  await db
    .insertInto('area')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute();
  forget(db);
}

/** An area by its id; without one the only area there is. */
export async function findArea(db: Kysely<Tables>, id: string | undefined): Promise<Area | undefined> {
  const areas = await remembered(db, 'areas', () => loadAreas(db));
  if (id !== undefined) return areas.get(id);
  const [only] = areas.values();
  return areas.size === 1 ? only : undefined;
}

async function loadAreas(db: Kysely<Tables>): Promise<ReadonlyMap<string, Area>> {
  const rows = await db.selectFrom('area').selectAll().execute();
  return new Map(
    rows.map(({ id, name, zone, lang, parent, homepage }) => [
      id,
      { id, name, zone, lang, ...(parent !== null && { parent }), ...(homepage !== null && { homepage }) },
    ]),
  );
}
