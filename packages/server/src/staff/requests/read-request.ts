import type { StaffOperation, StaffRequest } from '@civickit/adapters/staff';
import type { RequestStage } from '@civickit/core';
import { questionsOf, type FormDefinition } from '@civickit/core/forms';
import { loadFormWords, summarise } from '@civickit/core/forms/derived';
import { defaultRatingScheme, indicatorLabel } from '@civickit/core/rating-scheme';
import type { Kysely } from 'kysely';
import type { RequestMediaRow, Tables, UpdateMediaRow } from '../../database/schema.js';
import { listFollowUps } from '../../privacy/find-by-code.js';
import type { Actor } from '../actor.js';
import { actionOf } from '../audit/list-audit.js';
import { may, mustMay, notFound, permissions } from '../permissions.js';
import { itemOf, requestRows } from './list-inbox.js';
import { shortHash } from './reply-photos.js';

type Answers = Parameters<typeof summarise>[1];

const most = 1000;

/**
 * A request with all that somebody may see of it, its questions and answers in `lang` as far as they are written in it.
 * @throws CivicError as `mustMay`
 */
export async function readRequest(
  db: Kysely<Tables>,
  id: string,
  { actor, now, lang }: { readonly actor: Actor; readonly now: number; readonly lang: string | undefined },
): Promise<StaffRequest> {
  const row = await requestRows(db)
    .innerJoin('area', 'area.id', 'request.area')
    .select([
      'area.lang as area_lang',
      'request_type.questions',
      'private.contact',
      'private.answers',
      'private.consent',
      'private.hidden_reason',
    ])
    .where('request.id', '=', id)
    .executeTakeFirst();
  if (!row) throw notFound();
  const where = { area: row.area, type: row.type };
  mustMay(actor, 'requests.read', where);
  const isPrivate = may(actor, 'requests.contact', where);
  const updates = await db
    .selectFrom('request_update')
    .selectAll()
    .where('request', '=', id)
    .orderBy('at')
    .orderBy('sequence')
    .limit(most)
    .execute();
  const notes = await db.selectFrom('request_note_private').selectAll().where('request', '=', id).orderBy('sequence').limit(most).execute();
  const history = await db
    .selectFrom('audit')
    .selectAll()
    .where('area', '=', row.area)
    .where('subject', '=', id)
    .orderBy('id')
    .limit(most)
    .execute();
  return {
    ...itemOf(row, now),
    may: operations.filter((one) => may(actor, one, where) && !(row.is_private && publishing.has(one))),
    ...(row.latitude !== null && { latitude: row.latitude }),
    ...(row.longitude !== null && { longitude: row.longitude }),
    ...(row.address_id !== null && { addressId: row.address_id }),
    media: await mediaOf(db, row),
    ...(row.lang !== null && { lang: row.lang }),
    ...(!row.published && row.hidden_at && { hidden: { reason: row.hidden_reason ?? '', at: row.hidden_at.toISOString() } }),
    updates: updates.map(({ id: update, at, status, stage, description, media }) => ({
      id: update,
      at: at.toISOString(),
      ...(status !== null && { status }),
      ...(stage !== null && { stage: stage as RequestStage }),
      ...(description !== null && { reply: description }),
      ...(media.length > 0 && { photos: picturesAt(`${addressOf(id)}/updates/${encodeURIComponent(update)}`, media) }),
    })),
    followUps: (await listFollowUps(db, id)).map(({ id: added, at, kind, description, media }) => ({
      id: added,
      at: at.toISOString(),
      kind,
      ...(description !== null && { description }),
      ...(media.length > 0 && { photos: picturesAt(`${addressOf(id)}/additions/${added}`, media) }),
    })),
    ...(row.indicators && {
      reasons: row.indicators.map((id) => indicatorLabel(defaultRatingScheme, id, lang ?? row.area_lang) ?? id),
    }),
    notes: notes.map(({ id: note, at, member, member_name: name, text }) => ({
      id: note,
      at: at.toISOString(),
      by: { id: member, name },
      text,
    })),
    answers: await answersOf(row.questions as FormDefinition | null, row.answers ?? {}, lang ?? row.area_lang, isPrivate),
    ...(isPrivate && row.contact && { contact: row.contact }),
    ...(isPrivate && row.consent && { consent: row.consent as StaffRequest['consent'] }),
    history: history.map(actionOf),
  };
}

/** Links as they are; pictures by addresses for staff alone, also of those that nobody has looked at yet. */
async function mediaOf(
  db: Kysely<Tables>,
  { id, media }: { readonly id: string; readonly media: readonly RequestMediaRow[] },
): Promise<StaffRequest['media']> {
  const photos = await db
    .selectFrom('request_file_private')
    .select(['position', 'type'])
    .where('request', '=', id)
    .orderBy('position')
    .execute();
  const links = media.flatMap((one) => ('url' in one ? [one] : []));
  return [...links, ...photos.map(({ position, type }) => ({ url: `${addressOf(id)}/photos/${position}`, type }))];
}

function addressOf(request: string): string {
  return `/staff/requests/${encodeURIComponent(request)}`;
}

/** Of what was said: links as they are, pictures by addresses for staff alone. */
function picturesAt(said: string, media: readonly UpdateMediaRow[]): NonNullable<StaffRequest['updates'][number]['photos']> {
  return media.map((one, position) => ({
    // With its hash, for a browser shows what it has shown at an address before, whatever is there by now.
    url: 'url' in one ? one.url : `${said}/photos/${position}?hash=${shortHash(one)}`,
    hash: shortHash(one),
    ...(one.type !== undefined && { type: one.type }),
    ...(one.description !== undefined && { description: one.description }),
  }));
}

const operations = (Object.keys(permissions) as (keyof typeof permissions)[]).filter(
  (one) => permissions[one].of === 'type' && one !== 'requests.export',
);

/** What nobody may do with a private one. */
const publishing: ReadonlySet<StaffOperation> = new Set(['requests.publish', 'requests.hide', 'requests.show']);

/**
 * What is marked as about a person only those see who may see the contact. So is what the type does not ask any more: nobody can tell what
 * it is about.
 */
async function answersOf(
  questions: FormDefinition | null,
  given: Readonly<Record<string, unknown>>,
  lang: string,
  isPrivate: boolean,
): Promise<StaffRequest['answers']> {
  const known = new Set(questions ? questionsOf(questions).map(({ question }) => question.id) : []);
  const marked = questions ? markedIn(questions) : new Set<string>();
  const shown = Object.entries(given).filter(([id]) => known.has(id) && (isPrivate || !marked.has(id)));
  const sections = questions ? summarise(questions, Object.fromEntries(shown) as Answers, { words: await loadFormWords(lang), lang }) : [];
  const others = isPrivate ? Object.entries(given).filter(([id]) => !known.has(id)) : [];
  return [
    ...sections.flatMap(({ rows }) => rows),
    ...others.map(([id, value]) => ({ path: id, label: id, value: typeof value === 'string' ? value : JSON.stringify(value) })),
  ];
}

/** Questions about a person, and the repeats that hold such. */
function markedIn(questions: FormDefinition): ReadonlySet<string> {
  const placed = questionsOf(questions).filter(({ question, around }) =>
    [question, ...around].some((one) => 'privacy' in one && one.privacy),
  );
  return new Set(placed.flatMap(({ question, repeats }) => [question.id, ...repeats.map(({ id }) => id)]));
}
