import type { Insertable, Kysely } from 'kysely';
import type { JobTable, RequestPrivateTable, RequestTable, Tables } from '../database/schema.js';
import { statement } from '../database/statement.js';

const columns = {
  request: [
    ...(['id', 'area', 'type', 'key', 'status', 'stage', 'description', 'address', 'address_id', 'latitude', 'longitude'] as const),
    ...(['media', 'lang', 'requested_at', 'updated_at', 'expected_at', 'published', 'is_private'] as const),
  ],
  hidden: ['request', 'fingerprint', 'contact', 'answers', 'consent', 'code_hash', 'photos'],
  job: ['area', 'kind', 'content', 'due_at'],
} as const;

/** The rows of a new report. */
export interface NewRequestRows {
  readonly request: Written<RequestTable, (typeof columns.request)[number]>;
  readonly hidden: Written<RequestPrivateTable, (typeof columns.hidden)[number]>;
  /** Says that it came. */
  readonly job: Written<JobTable, (typeof columns.job)[number]>;
}

type Written<Table, Column extends keyof Insertable<Table>> = Readonly<Required<Pick<Insertable<Table>, Column>>>;

/** `$1, $2` for so many values, after so many that stand before. */
function places(names: readonly string[], before = 0): string {
  return names.map((_, at) => `$${before + at + 1}`).join(', ');
}

const { request: ofRequest, hidden: ofHidden, job: ofJob } = columns;
const insert = statement<{ readonly id: string }>(
  'insert-request',
  `with kept as (insert into request (${ofRequest.join(', ')}) values (${places(ofRequest)}) on conflict do nothing returning id),
    hidden as (insert into request_private (${ofHidden.join(', ')}) select ${places(ofHidden, ofRequest.length)} from kept),
    told as (insert into job (${ofJob.join(', ')}) select ${places(ofJob, ofRequest.length + ofHidden.length)} from kept)
    select id from kept`,
);

/**
 * Writes them, all or nothing, in one question to the database: each question takes longer than all other work for a report. Nothing is
 * written, and false answered, where the key or the number is there already.
 */
export async function insertRequest(db: Kysely<Tables>, { request, hidden, job }: NewRequestRows): Promise<boolean> {
  const values = [...ofRequest.map((name) => request[name]), ...ofHidden.map((name) => hidden[name]), ...ofJob.map((name) => job[name])];
  return (await insert(db, ...values)).length > 0;
}
