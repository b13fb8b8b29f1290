import type { CivicError, FormDefinition, RequestType } from '@civickit/core';
import { inSlices } from '@civickit/core/markup';
import { column } from '../columns/define-column.js';
import { findHeads } from '../columns/find-heads.js';
import { sheetOf } from '../columns/sheet.js';
import { fileError, type FileOrigin } from '../table/file-problem.js';
import { readTables } from '../table/read-table.js';
import type { Table, TableLimits } from '../table/table.js';
import { tablesOfTypes } from './json-types.js';
import { questionColumns, requestTypeColumns, type QuestionSheetField, type RequestTypeField } from './request-type-columns.js';
import { readTypes } from './read-types.js';

export interface ParseRequestTypeFileOptions {
  /** The file's own address. */
  readonly url: string | URL;
  /** The HTTP header, for its character set. The format is told by the bytes. */
  readonly contentType?: string | undefined;
  readonly signal?: AbortSignal;
  /** Id of the source, for the identity of the types. @default '' */
  readonly source?: string;
  /** The sheet that lists the types. @default the first with heads that are known */
  readonly sheet?: string | undefined;
  /** The character set of a text file, where its bytes do not tell. */
  readonly encoding?: string | undefined;
  /** How much is read before it counts as hostile. */
  readonly limits?: Partial<TableLimits>;
}

export interface ParsedRequestTypeFile {
  /** In the order of the file. */
  readonly types: readonly RequestType[];
  /** Questions by the id of their type; none for types that ask nothing. */
  readonly forms: ReadonlyMap<string, FormDefinition>;
  /** What could not be read, with its place: one error for each row, or column, or for the file. */
  readonly problems: readonly CivicError[];
}

/**
 * Reads what can be reported, and the questions of each type, from CSV, a workbook (.xlsx) or JSON. A question stands in the row of its
 * type, or in rows below with the same name or none, or in a sheet of questions.
 * @throws CivicError `unsupported/file`, `protocol/html-instead`, `protocol/not-a-table`, `protocol/not-json`, `protocol/wrong-shape`,
 * `invalid/head`, `too-large/table`, `aborted/by-caller`
 */
export async function parseRequestTypeFile(bytes: Uint8Array, options: ParseRequestTypeFileOptions): Promise<ParsedRequestTypeFile> {
  const { source = '', signal, sheet: wanted } = options;
  const origin: FileOrigin = { source, url: String(options.url) };
  const suits = (table: Table) => findHeads(table, requestTypeColumns)?.places.has('name') === true;
  const { tables, problems } = await readTables(bytes, {
    ...options,
    origin,
    suits,
    tablesOf: (json, limits) => tablesOfTypes(json, limits, origin),
  });
  const isOfQuestions = ({ sheet = '' }: Table) => /question|问题|問題|字段|field/i.test(sheet);
  const main =
    wanted === undefined
      ? (tables.find((table) => suits(table) && !isOfQuestions(table)) ?? tables.find(suits) ?? tables[0])
      : tables.find(({ sheet }) => sheet === wanted);
  if (!main) throw fileError(wanted === undefined ? { problem: 'empty' } : { problem: 'no-sheet', written: wanted }, origin);
  if (main.form === 'records' && main.rows.length === 1) return { types: [], forms: new Map(), problems };
  const context = { origin, of: 'types', problems } as const;
  const usual = findHeads(main, requestTypeColumns);
  // Most sheets have no others.
  const isUsual = !usual || usual.row.cells.filter((cell) => cell?.text).length <= usual.places.size;
  const facts = isUsual ? undefined : await import('./type-facts.js');
  const types = sheetOf<RequestTypeField>(main, [...requestTypeColumns, ...(facts?.factColumns(column) ?? [])], context);
  const asked = tables.filter((table) => table !== main && isOfQuestions(table) && findHeads(table, questionColumns));
  const sheets = asked.map((table) => sheetOf<QuestionSheetField>(table, questionColumns, context));
  const drafts = await inSlices(readTypes(types, sheets, { origin, problems, factsIn: facts?.factsIn }), signal);
  const forms = new Map<string, FormDefinition>();
  for (const { id, name, questions } of drafts) {
    if (questions.length > 0)
      forms.set(id, { format: 'civic-form/1', id, version: '1', title: name, pages: [{ id: 'questions', questions }] });
  }
  return { types: drafts.map(({ type, questions }) => ({ ...type, hasQuestions: questions.length > 0 })), forms, problems };
}
