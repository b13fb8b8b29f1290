import { CivicError, exactWhen, instantOf, type PublicService, type TaxonomyTerm } from '@civickit/core';
import { organizationId } from '@civickit/adapters/hsds/write';
import { sql, type Kysely } from 'kysely';
import type { Area } from '../areas/area-store.js';
import { searched, wordsOf } from '../database/folded.js';
import { jsonText } from '../database/json-text.js';
import type { Tables } from '../database/schema.js';

export interface ServiceChoice {
  /** Words that all occur in names, keywords, summary, unit or terms. */
  readonly text?: string | undefined;
  /** Id of a term. */
  readonly term?: string | undefined;
  /** Id of a taxonomy of which it has a term. */
  readonly taxonomy?: string | undefined;
  /** Id of its unit. */
  readonly organization?: string | undefined;
  /** Changed then or later, in milliseconds since the epoch. */
  readonly changedAfter?: number | undefined;
  readonly limit?: number;
  readonly offset?: number;
}

/**
 * Keeps a service under its id, in place of what was there. A new one stands last.
 * @throws CivicError `invalid/date` where `updated` is no date
 */
export async function putService(db: Kysely<Tables>, area: Area, given: PublicService, now: number): Promise<void> {
  const { ref, ...service } = JSON.parse(jsonText({ ...given, raw: undefined })) as PublicService;
  const { name, alternateNames = [], keywords = [], summary, organization, terms = [], related, updated } = service;
  const changed = updated && exactWhen(updated.iso, area.zone);
  if (updated && !changed) throw new CivicError('invalid/date', `"${updated.iso}" is no date of RFC 3339`);
  // What it is related to came with it, and is of this catalogue now.
  const content = { ...service, related: related?.map(({ source, id }) => ({ source: source === ref.source ? area.id : source, id })) };
  const row = {
    content: jsonText(content),
    search: searched([name, ...alternateNames, ...keywords, summary, organization?.name, ...terms.map((term) => term.name)]),
    organization: organizationId(organization) ?? null,
    updated_at: new Date(changed ? instantOf(changed, area.zone) : now),
  };
  await db
    .insertInto('service')
    .values((eb) => ({
      area: area.id,
      id: ref.id,
      ...row,
      position: eb
        .selectFrom('service')
        .where('area', '=', area.id)
        .select(sql<number>`coalesce(max(position), 0) + 1`.as('position')),
    }))
    .onConflict((conflict) => conflict.columns(['area', 'id']).doUpdateSet(row))
    .execute();
}

/** Whether it was there to be removed. */
export async function removeService(db: Kysely<Tables>, area: string, id: string): Promise<boolean> {
  const [removed] = await db.deleteFrom('service').where('area', '=', area).where('id', '=', id).execute();
  return (removed?.numDeletedRows ?? 0n) > 0n;
}

/** A part of the catalogue in its order, and how many there are in all. */
export async function listServices(
  db: Kysely<Tables>,
  area: string,
  { text, term, taxonomy, organization, changedAfter, limit, offset = 0 }: ServiceChoice,
): Promise<{ readonly items: readonly PublicService[]; readonly total: number }> {
  let query = db.selectFrom('service').where('area', '=', area);
  for (const word of wordsOf(text ?? '')) query = query.where(sql<boolean>`strpos(search, ${word}) > 0`);
  for (const wanted of [term !== undefined && { id: term }, taxonomy !== undefined && { taxonomy }]) {
    if (wanted) query = query.where(sql<boolean>`content @> ${JSON.stringify({ terms: [wanted] })}::jsonb`);
  }
  if (organization !== undefined) query = query.where('organization', '=', organization);
  if (changedAfter !== undefined) query = query.where('updated_at', '>=', new Date(changedAfter));
  const { total } = await query.select(({ fn }) => fn.countAll<string>().as('total')).executeTakeFirstOrThrow();
  const ordered = query.select(['id', 'content']).orderBy('position').orderBy('id').offset(offset);
  const rows = await (limit === undefined ? ordered : ordered.limit(limit)).execute();
  return { items: rows.map(({ id, content }) => ({ ...content, ref: { source: area, id } })), total: Number(total) };
}

export async function findService(db: Kysely<Tables>, area: string, id: string): Promise<PublicService | undefined> {
  const row = await db.selectFrom('service').select('content').where('area', '=', area).where('id', '=', id).executeTakeFirst();
  return row && { ...row.content, ref: { source: area, id } };
}

/** The terms that services are sorted by, each once, in the order in which they are met. */
export async function listTerms(db: Kysely<Tables>, area: string): Promise<readonly TaxonomyTerm[]> {
  const rows = await db
    .selectFrom('service')
    .where('area', '=', area)
    .select(sql<readonly TaxonomyTerm[] | null>`content->'terms'`.as('terms'))
    .orderBy('position')
    .orderBy('id')
    .execute();
  const found = new Map<string, TaxonomyTerm>();
  for (const term of rows.flatMap(({ terms }) => terms ?? [])) if (!found.has(term.id)) found.set(term.id, term);
  return [...found.values()];
}
