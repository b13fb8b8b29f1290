import { isCivicError, type CivicError, type PublicService } from '@civickit/core';
import { inSlices } from '@civickit/core/markup';
import type { CoordinateSystem } from '../../coordinates/index.js';
import { loadConversions } from '../../coordinates/load-conversion.js';
import type { DateOrder } from '../columns/clerk-date.js';
import { findHeads } from '../columns/find-heads.js';
import { sheetOf, type SheetContext } from '../columns/sheet.js';
import { fileError, type FileOrigin } from '../table/file-problem.js';
import { readTables } from '../table/read-table.js';
import type { Table, TableLimits } from '../table/table.js';
import { decoded, type Codes } from './codes.js';
import { tablesOfJson } from './json-catalogue.js';
import { partColumns } from './part-columns.js';
import { readCatalogue, type PartSheet } from './read-catalogue.js';
import { serviceColumns, type ServiceField } from './service-columns.js';
import { kindOfName } from './sheet-kinds.js';

export interface ParseServiceFileOptions {
  /** The file's own address, against which relative ones resolve. */
  readonly url: string | URL;
  /** The HTTP header, for its character set. The format is told by the bytes. */
  readonly contentType?: string | undefined;
  /** IANA zone for dates without offset. @default 'UTC' */
  readonly zone?: string;
  readonly signal?: AbortSignal;
  /** Id of the source, for the identity of the services. @default '' */
  readonly source?: string;
  /** The sheet that lists the services. @default told by its name, else the first with heads that are known */
  readonly sheet?: string | undefined;
  /** The character set of a text file, where its bytes do not tell. */
  readonly encoding?: string | undefined;
  /** How `04/03/2026` is read. @default not at all: it is reported */
  readonly dateOrder?: DateOrder | undefined;
  /** Whether descriptions are HTML. @default false */
  readonly html?: boolean | undefined;
  /** The system of the file's coordinates. @default WGS 84 */
  readonly coordinateSystem?: CoordinateSystem | undefined;
  /** What codes mean, by the head they stand under: `{ "promise_type": { "1": "工作日" } }`. */
  readonly codes?: Codes | undefined;
  /** How much is read before it counts as hostile. */
  readonly limits?: Partial<TableLimits>;
}

export interface ParsedServiceFile {
  /** In the order of the file. */
  readonly items: readonly PublicService[];
  /** What could not be read, with its place: one error for each row, or column, or for the file. */
  readonly problems: readonly CivicError[];
  /** Those of them for which a record gave no service. */
  readonly skipped: readonly CivicError[];
}

/**
 * Reads a catalogue of public services from a workbook (.xlsx) whose sheets list services, documents, places, contacts, fees, steps and
 * questions; from CSV with a row for each service; or from JSON, also with the names of the national exchange tables.
 * @throws CivicError `unsupported/file`, `protocol/html-instead`, `protocol/not-a-table`, `protocol/not-json`, `protocol/wrong-shape`,
 * `invalid/head`, `too-large/table`, `aborted/by-caller`
 */
export async function parseServiceFile(bytes: Uint8Array, options: ParseServiceFileOptions): Promise<ParsedServiceFile> {
  const { zone = 'UTC', source = '', signal, dateOrder, html = false, codes = {}, coordinateSystem, sheet: wanted } = options;
  const origin: FileOrigin = { source, url: String(options.url) };
  const { toWgs84 } = await loadConversions(coordinateSystem);
  const { tables, problems } = await readTables(bytes, {
    ...options,
    origin,
    suits: (table) => findHeads(table, serviceColumns) !== undefined,
    tablesOf: (json, limits) => tablesOfJson(json, limits, origin),
  });
  if (tables.length === 0) throw fileError({ problem: 'empty' }, origin);
  const main = mainTable(tables, wanted);
  if (!main)
    throw fileError(wanted === undefined ? { problem: 'no-heads', of: 'services' } : { problem: 'no-sheet', written: wanted }, origin);
  if (main.form === 'records' && main.rows.length === 1) return { items: [], problems, skipped: problems };
  const skipped = problems.filter(({ code }) => code !== 'invalid/cell');
  const context = { origin, of: 'services', problems } as const;
  const services = decoded(sheetOf<ServiceField>(main, serviceColumns, context), codes);
  const parts = tables.filter((table) => table !== main).flatMap((table) => partOf(table, codes, context));
  const items = await inSlices(readCatalogue(services, parts, { origin, zone, dateOrder, html, toWgs84, problems, skipped }), signal);
  return { items, problems, skipped };
}

function mainTable(tables: readonly Table[], wanted: string | undefined): Table | undefined {
  if (wanted !== undefined) return tables.find(({ sheet }) => sheet === wanted);
  const suits = (table: Table) => findHeads(table, serviceColumns)?.places.has('name') === true;
  const named = tables.filter(({ sheet }) => sheet !== undefined && kindOfName(sheet) === 'services');
  const others = tables.filter(({ sheet }) => sheet === undefined || kindOfName(sheet) === undefined);
  // A workbook of one sheet is a list of services, whatever it is called.
  return named.find(suits) ?? others.find(suits) ?? tables.find(suits) ?? named[0] ?? (tables.length === 1 ? tables[0] : undefined);
}

/** A sheet whose name says what it holds, and whose heads can be read; what is wrong with them is told beside the rest. */
function partOf(table: Table, codes: Codes, context: SheetContext): PartSheet[] {
  const kind = kindOfName(table.sheet ?? '');
  if (!kind || kind === 'services') return [];
  try {
    return [{ kind, sheet: decoded(sheetOf<string>(table, partColumns[kind], context), codes) }];
  } catch (error) {
    if (!isCivicError(error)) throw error;
    context.problems.push(error);
    return [];
  }
}
