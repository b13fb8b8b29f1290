import { fieldsOf, listOf, textOf, type Fields } from '../../record/fields.js';
import type { FileOrigin } from '../table/file-problem.js';
import { hasRecords, numbered, tableOf } from '../table/flat-record.js';
import { recordsInJson } from '../table/json-records.js';
import type { Tables } from '../table/read-table.js';
import type { TableLimits } from '../table/table.js';
import { partColumns, type PartKind } from './part-columns.js';
import { kindOfName } from './sheet-kinds.js';

/** Members that no cell can hold, and that are read as they are. */
const kept = (name: string) => /^(?:complaints|periods|description|terms|raw|sameAs|related)$/.test(name);
const keptInParts = (name: string) => kept(name) || name === 'contacts';
const isPart = (kind: string | undefined): kind is PartKind => kind !== undefined && kind in partColumns;

/**
 * Tables out of JSON: an array of services as the client gives them or as the national exchange has them (`basic`, `extend`, `material`,
 * `fee`, `questions`, in each record or as tables joined by `task_code`), or an object that holds one.
 * @throws CivicError `protocol/not-json`, `protocol/wrong-shape`
 */
export function tablesOfJson(text: string, limits: TableLimits, origin: FileOrigin): Tables {
  const { root, records, problems } = recordsInJson(text, listOfServices, limits, origin, 'services');
  const parts = new Map<PartKind, (readonly [number, unknown])[]>();
  const services = records.map(([number, given]) => [number, split(given, number, parts), given] as const);
  const nested = [...parts].map(([kind, rows]) => tableOf(kind, rows, keptInParts, true));
  const beside = Object.entries(records[0]?.[1] === root ? {} : root).flatMap(([name, value]) => {
    const kind = kindOfName(name);
    return isPart(kind) && Array.isArray(value) ? [tableOf(name, numbered(value), keptInParts)] : [];
  });
  return { tables: [tableOf('services', services, kept), ...nested, ...beside], problems };
}

/** The list under any name of services; tables of the exchange are put together by their code. */
function listOfServices(root: Fields): readonly unknown[] | undefined {
  const name = Object.keys(root).find(
    (one) => /^(?:services|service|items|list|rows|records|data|catalogue)$/i.test(one) || kindOfName(one) === 'services',
  );
  if (name === undefined) return undefined;
  const list = root[name];
  // Envelopes of services of the net: `{ "data": { "list": […] } }`.
  if (!Array.isArray(list) && name === 'data') return listOfServices(fieldsOf(list));
  if (!hasRecords(list)) return Array.isArray(list) ? list : undefined;
  // One item of the exchange, alone.
  if (!Array.isArray(list)) return [root];
  const more = new Map(listOf(extension(root)).map((record) => [textOf(fieldsOf(record).task_code), record]));
  return list.map((record: unknown) => {
    const extra = more.get(textOf(fieldsOf(record).task_code));
    return extra ? { ...fieldsOf(extra), ...fieldsOf(record) } : record;
  });
}

const extension = (record: Fields) => record[Object.keys(record).find((name) => /extend$/i.test(name)) ?? ''];

/** The record without its parts, which go to `parts`; what its `basic` and `extend` hold becomes its own. */
function split(record: Fields, number: number, parts: Map<PartKind, (readonly [number, unknown])[]>): Fields {
  const own: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(record)) {
    const kind = kindOfName(name);
    if (/(?:basic|extend)$/i.test(name) && hasRecords(value)) Object.assign(own, fieldsOf(listOf(value)[0]));
    else if (isPart(kind) && hasRecords(value)) {
      const rows = listOf(value).map((entry) => [number, entry] as const);
      parts.set(kind, [...(parts.get(kind) ?? []), ...rows]);
    } else own[name] = value;
  }
  return own;
}
