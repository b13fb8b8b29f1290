import { addDuration } from '@civickit/core';
import { questionsOf, type FormDefinition } from '@civickit/core/forms';
import { sql, type Kysely } from 'kysely';
import { jsonText } from '../database/json-text.js';
import type { Tables } from '../database/schema.js';
import { leastMs } from './least-ms.js';

type Tree = { [name: string]: unknown };

/** Deletes single answers whose question says a shorter time than its form, in repeats as well, with the files that they name. */
export async function dropAnswers(db: Kysely<Tables>, area: string, definition: FormDefinition, now: number): Promise<void> {
  for (const { question, repeats } of questionsOf(definition)) {
    const retention = 'privacy' in question ? question.privacy?.retention : undefined;
    if (retention === undefined) continue;
    const path = [...repeats.map(({ id }) => id), question.id];
    const inJson = `$.answers.${path.map((id) => JSON.stringify(id)).join('[*].')}`;
    const rows = await db
      .selectFrom('submission')
      .innerJoin('submission_private', 'submission_private.submission', 'submission.id')
      .select(['submission.id', 'received_at', 'content'])
      .where('area', '=', area)
      .where('form', '=', definition.id)
      .where('version', '=', definition.version)
      .where('received_at', '<=', new Date(now - leastMs(retention)))
      .where(sql<boolean>`jsonb_path_exists(content, ${inJson}::jsonpath)`)
      .execute();
    for (const { id, received_at: received, content } of rows) {
      if (addDuration(received.getTime(), retention) > now) continue;
      await dropAnswer(db, id, content, path);
    }
  }
}

async function dropAnswer(db: Kysely<Tables>, submission: string, content: Tree, path: readonly string[]): Promise<void> {
  const dropped: unknown[] = [];
  const answers = without(content['answers'] as Tree, path, dropped);
  const files = dropped.flat().flatMap((one) => (one as Partial<Tree> | null)?.['id'] ?? []) as string[];
  await db.transaction().execute(async (transaction) => {
    const changed = transaction.updateTable('submission_private').set({ content: jsonText({ ...content, answers }), fingerprint: '' });
    await changed.where('submission', '=', submission).execute();
    if (files.length === 0) return;
    const gone = transaction.deleteFrom('submission_file_private').where('submission', '=', submission);
    await gone.where('id', 'in', files).execute();
  });
}

/** A copy without what stands at a path, where all but its last part are repeats. */
function without(answers: Tree, [name = '', ...below]: readonly string[], dropped: unknown[]): Tree {
  const { [name]: found, ...others } = answers;
  if (below.length > 0 && Array.isArray(found)) return { ...others, [name]: found.map((one) => without(one as Tree, below, dropped)) };
  dropped.push(found);
  return others;
}
