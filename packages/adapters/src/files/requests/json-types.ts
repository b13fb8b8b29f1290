import { fieldsOf, listOf, textOf } from '../../record/fields.js';
import { fileError, type FileOrigin } from '../table/file-problem.js';
import { hasRecords, tableOf } from '../table/flat-record.js';
import type { Tables } from '../table/read-table.js';
import type { TableLimits } from '../table/table.js';

const never = () => false;

/**
 * Tables out of JSON: an array of types, or an object that holds one under `types`; the questions of a type stand in it, in a form of
 * pages, or in a list of their own under `questions`.
 * @throws CivicError `protocol/not-json`, `protocol/wrong-shape`
 */
export function tablesOfTypes(text: string, { maxRows }: TableLimits, origin: FileOrigin): Tables {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw fileError({ problem: 'not-json', of: 'types' }, origin);
  }
  const root = fieldsOf(parsed);
  const found = Array.isArray(parsed)
    ? (parsed as unknown[])
    : [root.types, root.requestTypes, root.services, root.items].find(Array.isArray);
  if (!found) throw fileError({ problem: 'no-records', of: 'types' }, origin);
  const problems = found.length > maxRows ? [fileError({ problem: 'too-many-rows', written: String(maxRows) }, origin)] : [];
  const types: (readonly [number, unknown])[] = [];
  const questions: (readonly [number, unknown])[] = [];
  for (const [at, given] of found.slice(0, maxRows).entries()) {
    if (!hasRecords(given)) {
      problems.push(fileError({ problem: 'not-a-record', row: at + 1, of: 'types' }, origin));
      continue;
    }
    const { questions: own, form, ...record } = fieldsOf(given);
    const paged = listOf(fieldsOf(form).pages).flatMap((page) => listOf(fieldsOf(page).questions));
    for (const question of [...(hasRecords(own) ? listOf(own) : []), ...paged]) questions.push([at + 1, asked(question)]);
    types.push([at + 1, record]);
  }
  const table = tableOf('types', types, never);
  const rows = table.rows.map((row) => ({ ...row, record: row.number > 0 ? (found as readonly unknown[])[row.number - 1] : undefined }));
  const listed = Array.isArray(root.questions)
    ? (root.questions as unknown[]).map((question, at) => [at + 1, question] as const)
    : undefined;
  const beside = listed ? [tableOf('questions', listed, never)] : [];
  return { tables: [{ ...table, rows }, tableOf('questions', questions, never, true), ...beside], problems };
}

/** A question as forms have it, under the names of the columns. */
function asked(question: unknown): unknown {
  const { id, type, label, options, ...more } = fieldsOf(question);
  const values = listOf(options).map((option) => {
    const { value, label: text } = fieldsOf(option);
    return typeof option === 'object' ? `${textOf(value) ?? ''}=${textOf(text) ?? textOf(value) ?? ''}` : textOf(option);
  });
  return {
    ...more,
    ...(id !== undefined && { questionId: id }),
    ...(type !== undefined && { questionType: type }),
    ...(label !== undefined && { question: label }),
    ...(values.length > 0 && { options: values }),
  };
}
