import { sql, type RawBuilder } from 'kysely';

/** Whether the `media` of a row name a file: by the index of those that name any. */
export function namedIn(table: 'request_update' | 'follow_up_private', hash: string): RawBuilder<boolean> {
  const media = sql.ref(`${table}.media`);
  return sql<boolean>`(${media} <> '[]' and ${media} @> ${JSON.stringify([{ hash }])}::jsonb)`;
}
