import type { CivicError, GeoPoint } from '@civickit/core';
import { inSlices } from '@civickit/core/markup';
import type { CoordinateSystem } from '../../coordinates/coordinate-system.js';
import { loadConversions } from '../../coordinates/load-conversion.js';
import { fieldsOf, textOf, type Fields } from '../../record/fields.js';
import { CatalogueRow } from '../columns/catalogue-row.js';
import { findHeads } from '../columns/find-heads.js';
import { rowContext, sheetOf, type Sheet } from '../columns/sheet.js';
import { readWhere } from '../services/read-where.js';
import { fileError, type FileOrigin } from '../table/file-problem.js';
import { tableOf } from '../table/flat-record.js';
import { recordsInJson } from '../table/json-records.js';
import { readTables, type Tables } from '../table/read-table.js';
import type { Table, TableLimits } from '../table/table.js';
import { nameFields, placeColumns, type PlaceField } from './place-columns.js';
import { placeKindIn, type PlaceRecord } from './place-record.js';
import { readGeometry } from './read-geometry.js';

export interface ParsePlaceFileOptions {
  /** The file's own address. */
  readonly url: string | URL;
  /** The HTTP header, for its character set. The format is told by the bytes. */
  readonly contentType?: string | undefined;
  readonly signal?: AbortSignal;
  /** Id of the source, for its errors. @default '' */
  readonly source?: string;
  /** The system of the file's coordinates, of GeoJSON too. @default WGS 84 */
  readonly coordinateSystem?: CoordinateSystem | undefined;
  /** How much is read before it counts as hostile. */
  readonly limits?: Partial<TableLimits>;
}

export interface ParsedPlaceFile {
  /** In the order of the file. */
  readonly records: readonly PlaceRecord[];
  /** What could not be read, with its place: one error for each row, or column, or for the file. */
  readonly problems: readonly CivicError[];
}

/**
 * Reads the places of an area from GeoJSON (a FeatureCollection: outlines and points), CSV, a workbook (.xlsx) or JSON.
 * @throws CivicError `unsupported/file`, `protocol/html-instead`, `protocol/not-a-table`, `protocol/not-json`, `protocol/wrong-shape`,
 * `invalid/head`, `too-large/table`, `aborted/by-caller`
 */
export async function parsePlaceFile(bytes: Uint8Array, options: ParsePlaceFileOptions): Promise<ParsedPlaceFile> {
  const { source = '', signal, coordinateSystem } = options;
  const origin: FileOrigin = { source, url: String(options.url) };
  const { toWgs84 } = await loadConversions(coordinateSystem);
  const suits = (table: Table) => findHeads(table, placeColumns)?.places.has('name') === true;
  const { tables, problems } = await readTables(bytes, {
    ...options,
    origin,
    suits,
    tablesOf: (json, limits) => tablesOfPlaces(json, limits, origin),
  });
  const main = tables.find(suits) ?? tables[0];
  if (!main) throw fileError({ problem: 'empty' }, origin);
  if (main.form === 'records' && main.rows.length === 1) return { records: [], problems };
  const sheet = sheetOf<PlaceField>(main, placeColumns, { origin, of: 'places', problems });
  return { records: await inSlices(readPlaces(sheet, { origin, problems, toWgs84 }), signal), problems };
}

/** Features of GeoJSON become records with their properties as members, and so heads in any language are known in them too. */
function tablesOfPlaces(text: string, limits: TableLimits, origin: FileOrigin): Tables {
  const listIn = ({ features, places }: Fields) => [features, places].find(Array.isArray);
  const { records, problems } = recordsInJson(text, listIn, limits, origin, 'places');
  const plain = records.map(([number, record]) => {
    if (record['type'] !== 'Feature') return [number, record] as const;
    const { id, geometry } = record;
    return [number, { ...fieldsOf(record['properties']), ...(textOf(id) && { id }), geometry }] as const;
  });
  return { tables: [tableOf('places', plain, (name) => name === 'geometry')], problems };
}

interface Reading {
  readonly origin: FileOrigin;
  readonly problems: CivicError[];
  readonly toWgs84: (point: GeoPoint) => GeoPoint;
}

function* readPlaces(sheet: Sheet<PlaceField>, reading: Reading): Generator<void, readonly PlaceRecord[]> {
  const context = rowContext(sheet, reading);
  const rows = new Map<string, number>();
  const records: PlaceRecord[] = [];
  for (const row of sheet.rows) {
    const reader = new CatalogueRow(row, context);
    const record = readPlace(reader, reading);
    const before = record && rows.get(record.id);
    if (before !== undefined) reader.report('repeated', reader.placeOf('code') ?? reader.placeOf('name'), String(before));
    else if (record) {
      rows.set(record.id, row.number);
      records.push(record);
    }
    reader.finish();
    yield;
  }
  return records;
}

function readPlace(row: CatalogueRow<PlaceField>, { toWgs84 }: Reading): PlaceRecord | undefined {
  const names = Object.entries(nameFields).flatMap(([tag, field]) => {
    const name = row.line(field);
    return name ? [[tag, name] as const] : [];
  });
  const name = row.line('name') || names[0]?.[1];
  if (!name) return void row.report('no-name', row.placeOf('name'));
  const drawn = readGeometry(row.whole('geometry'), toWgs84);
  const where = readWhere(row, ['latitude', 'longitude', 'coordinates'], toWgs84) ?? drawn.where;
  if (!where) {
    // What is written and wrong has been reported.
    const isWritten = (['latitude', 'longitude', 'coordinates'] as const).some((field) => Number(row.line(field) || 0) !== 0);
    if (!isWritten) row.report('no-place', row.placeOf('latitude') ?? row.placeOf('geometry'), name);
    return undefined;
  }
  const [otherNames, parent] = [row.names('otherNames'), row.line('parent')];
  return {
    // Villages of one name lie in different townships.
    id: row.line('code') || [parent, name].filter(Boolean).join('/'),
    name,
    ...(names.length > 0 && { names: Object.fromEntries(names) }),
    ...(otherNames && { otherNames }),
    kind: placeKindIn(row.line('kind')),
    where,
    ...(parent && { parent }),
    ...(drawn.outline && { outline: drawn.outline }),
  };
}
