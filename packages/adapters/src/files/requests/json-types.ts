import { fieldsOf, listOf, textOf, type Fields } from '../../record/fields.js';
import type { FileOrigin } from '../table/file-problem.js';
import { hasRecords, numbered, tableOf } from '../table/flat-record.js';
import { recordsInJson } from '../table/json-records.js';
import type { Tables } from '../table/read-table.js';
import type { TableLimits } from '../table/table.js';

const never = () => false;

/**
 * Tables out of JSON: an array of types, or an object that holds one under `types`; the questions of a type stand in it, in a form of
 * pages, or in a list of their own under `questions`.
 * @throws CivicError `protocol/not-json`, `protocol/wrong-shape`
 */
export function tablesOfTypes(text: string, limits: TableLimits, origin: FileOrigin): Tables {
  const listIn = ({ types: all, requestTypes, services, items }: Fields) => [all, requestTypes, services, items].find(Array.isArray);
  const { root, records, problems } = recordsInJson(text, listIn, limits, origin, 'types');
  const types: (readonly [number, unknown, unknown])[] = [];
  const questions: (readonly [number, unknown])[] = [];
  for (const [number, given] of records) {
    const { questions: own, form, ...record } = given;
    const paged = listOf(fieldsOf(form).pages).flatMap((page) => listOf(fieldsOf(page).questions));
    for (const question of [...(hasRecords(own) ? listOf(own) : []), ...paged]) questions.push([number, asked(question)]);
    types.push([number, record, given]);
  }
  const beside = Array.isArray(root.questions) ? [tableOf('questions', numbered(root.questions), never)] : [];
  return { tables: [tableOf('types', types, never), tableOf('questions', questions, never, true), ...beside], problems };
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
