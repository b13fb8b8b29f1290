import { addDuration } from '@civickit/core';
import { questionsOf, type FormDefinition } from '@civickit/core/forms';
import { sql, type Kysely } from 'kysely';
import { jsonText } from '../database/json-text.js';
import type { Tables } from '../database/schema.js';
import { deleteUploadsOf } from '../media/uploads/upload-store.js';
import { leastMs } from './least-ms.js';

type Tree = { readonly [name: string]: unknown };

/** What somebody answered to the questions of one definition, and from when on the time to keep it counts. */
interface Answered {
  readonly id: string;
  readonly since: Date | null;
  readonly answers: Tree;
}

/** Where the answers to one definition are kept. */
interface AnswerStore {
  /** The next after an id, in their order, that answer what stands at a jsonpath and whose time counts from `until` or before. */
  next(jsonPath: string, until: Date, after: string): Promise<readonly Answered[]>;
  /** Puts these answers in place of those that were kept, without the files that are named no more. */
  put(id: string, answers: Tree, files: readonly string[]): Promise<void>;
}

/** Of one look. */
const atOnce = 500;

/** Deletes single answers whose question says a shorter time than its form, in repeats as well, with the files that they name. */
export function dropAnswers(db: Kysely<Tables>, area: string, definition: FormDefinition, now: number): Promise<void> {
  return dropEach(definition, now, {
    next: (jsonPath, until, after) =>
      db
        .selectFrom('submission')
        .innerJoin('submission_private', 'submission_private.submission', 'submission.id')
        .select(['submission.id', 'received_at as since', sql<Tree>`content->'answers'`.as('answers')])
        .where('area', '=', area)
        .where('form', '=', definition.id)
        .where('version', '=', definition.version)
        .where('received_at', '<=', until)
        .where('submission.id', '>', after)
        .where(sql<boolean>`jsonb_path_exists(content->'answers', ${jsonPath}::jsonpath)`)
        .orderBy('submission.id')
        .limit(atOnce)
        .execute(),
    put: (id, answers, files) =>
      db.transaction().execute(async (transaction) => {
        const content = sql<string>`jsonb_set(content, '{answers}', ${jsonText(answers)}::jsonb)`;
        await transaction.updateTable('submission_private').set({ content, fingerprint: '' }).where('submission', '=', id).execute();
        if (files.length === 0) return;
        const gone = transaction.deleteFrom('submission_file_private').where('submission', '=', id).where('id', 'in', files);
        await deleteUploadsOf(transaction, area, await gone.returning('hash').execute());
      }),
  });
}

/** The same of the questions of a type of report, counted from its end. */
export function dropReportAnswers(db: Kysely<Tables>, area: string, type: string, questions: FormDefinition, now: number): Promise<void> {
  return dropEach(questions, now, {
    next: (jsonPath, until, after) =>
      db
        .selectFrom('request')
        .innerJoin('request_private', 'request_private.request', 'request.id')
        .select(['request.id', 'closed_at as since', 'answers'])
        .where('area', '=', area)
        .where('type', '=', type)
        .where('status', '=', 'closed')
        .where('closed_at', '<=', until)
        .where('emptied_at', 'is', null)
        .where('request.id', '>', after)
        .where(sql<boolean>`jsonb_path_exists(answers, ${jsonPath}::jsonpath)`)
        .orderBy('request.id')
        .limit(atOnce)
        .execute(),
    async put(id, answers) {
      const kept = { answers: jsonText(answers), fingerprint: '' };
      // Another process may have emptied it meanwhile.
      await db.updateTable('request_private').set(kept).where('request', '=', id).where('emptied_at', 'is', null).execute();
    },
  });
}

async function dropEach(definition: FormDefinition, now: number, store: AnswerStore): Promise<void> {
  for (const { question, repeats } of questionsOf(definition)) {
    const retention = 'privacy' in question ? question.privacy?.retention : undefined;
    if (retention === undefined) continue;
    const path = [...repeats.map(({ id }) => id), question.id];
    const jsonPath = `$.${path.map((id) => JSON.stringify(id)).join('[*].')}`;
    const until = new Date(now - leastMs(retention));
    let batch: readonly Answered[];
    let after = '';
    do {
      batch = await store.next(jsonPath, until, after);
      for (const { id, since, answers } of batch) {
        after = id;
        if (!since || addDuration(since.getTime(), retention) > now) continue;
        const dropped: unknown[] = [];
        const left = without(answers, path, dropped);
        const files = dropped.flat().flatMap((one) => (one as Partial<Tree> | null)?.['id'] ?? []) as string[];
        await store.put(id, left, files);
      }
    } while (batch.length === atOnce);
  }
}

/** A copy without what stands at a path, where all but its last part are repeats. */
function without(answers: Tree, [name = '', ...below]: readonly string[], dropped: unknown[]): Tree {
  const { [name]: found, ...others } = answers;
  if (below.length > 0 && Array.isArray(found)) return { ...others, [name]: found.map((one) => without(one as Tree, below, dropped)) };
  dropped.push(found);
  return others;
}
