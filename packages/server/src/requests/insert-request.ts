import { sql, type Insertable, type Kysely } from 'kysely';
import type { JobTable, RequestPrivateTable, RequestTable, Tables } from '../database/schema.js';

/** The rows of a new report. */
interface NewRequestRows {
  readonly request: Insertable<RequestTable>;
  readonly hidden: Insertable<RequestPrivateTable>;
  /** Says that it came. */
  readonly job: Insertable<JobTable>;
}

/**
 * Writes them, all or nothing, in one question to the database: each question takes longer than all other work for a report. Nothing is
 * written, and false answered, where the key or the number is there already.
 */
export async function insertRequest(db: Kysely<Tables>, { request, hidden, job }: NewRequestRows): Promise<boolean> {
  const { rows } = await sql`with kept as (insert into request ${valuesOf(request)} on conflict do nothing returning id),
    hidden as (insert into request_private ${valuesOf(hidden, 'kept')}),
    told as (insert into job ${valuesOf(job, 'kept')})
    select id from kept`.execute(db);
  return rows.length > 0;
}

/** A row as `insert into` takes it; of those that come `from` others one for each of them. */
function valuesOf(row: object, from?: string) {
  const columns = sql.join(Object.keys(row).map((name) => sql.ref(name)));
  const values = sql.join(Object.values(row));
  return from === undefined ? sql`(${columns}) values (${values})` : sql`(${columns}) select ${values} from ${sql.table(from)}`;
}
