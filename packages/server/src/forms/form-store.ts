import { CivicError } from '@civickit/core';
import { parseFormDefinition } from '@civickit/core/forms';
import type { Kysely } from 'kysely';
import type { Tables } from '../database/schema.js';

/** Its file would stand at the address of the list of all. */
const listName = 'index';

/**
 * Publishes a form. A new version takes the place of the one before it, which is kept for what was sent by it; a version never changes, but
 * may come back.
 * @throws CivicError `invalid/form-definition`, also for another content of a version that there is; `too-large/form-definition`
 */
export async function putForm(db: Kysely<Tables>, area: string, given: unknown): Promise<void> {
  const { id, version } = parseFormDefinition(given);
  if (id === listName) throw refused('/id', `must not be "${listName}", which is the address of the list of forms`);
  const definition = JSON.stringify(given);
  await db.transaction().execute(async (transaction) => {
    // Of two at the same time one waits.
    await transaction.selectFrom('area').select('id').where('id', '=', area).forUpdate().execute();
    const rows = await transaction.selectFrom('form').selectAll().where('area', '=', area).where('id', '=', id).execute();
    const same = rows.find((row) => row.version === version);
    if (same && JSON.stringify(same.definition) !== definition) {
      throw refused('/version', `must be another one: there is a form "${id}" of the version "${version}" with other content`);
    }
    await transaction.updateTable('form').set({ current: false }).where('area', '=', area).where('id', '=', id).execute();
    if (same) {
      const again = transaction.updateTable('form').set({ current: true });
      await again.where('area', '=', area).where('id', '=', id).where('version', '=', version).execute();
      return;
    }
    const position = rows[0]?.position ?? (await nextPosition(transaction, area));
    await transaction.insertInto('form').values({ area, id, version, position, definition, current: true }).execute();
  });
}

async function nextPosition(db: Kysely<Tables>, area: string): Promise<number> {
  const { most } = await db
    .selectFrom('form')
    .select(({ fn }) => fn.max('position').as('most'))
    .where('area', '=', area)
    .executeTakeFirstOrThrow();
  return ((most as number | null) ?? 0) + 1;
}

function refused(path: string, message: string): CivicError {
  return new CivicError('invalid/form-definition', `The form cannot be used: ${path} ${message}`, { issues: [{ path, message }] });
}

/** Ids of what is offered, in the order in which it was first published. */
export async function listForms(db: Kysely<Tables>, area: string): Promise<readonly string[]> {
  const rows = await db.selectFrom('form').select('id').where('area', '=', area).where('current', '=', true).orderBy('position').execute();
  return rows.map(({ id }) => id);
}

/** A definition as it was published; the current one unless another version is named. */
export async function findForm(db: Kysely<Tables>, area: string, id: string, version?: string): Promise<unknown> {
  const wanted = db.selectFrom('form').select('definition').where('area', '=', area).where('id', '=', id);
  const row = await (version === undefined ? wanted.where('current', '=', true) : wanted.where('version', '=', version)).executeTakeFirst();
  return row?.definition;
}
