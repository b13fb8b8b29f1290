import type { CivicError, GeoPoint, PublicService } from '@civickit/core';
import { CatalogueRow } from '../columns/catalogue-row.js';
import type { DateOrder } from '../columns/clerk-date.js';
import { makeIdentifyRow } from '../columns/row-identity.js';
import { rawRow, rowContext, type Sheet } from '../columns/sheet.js';
import type { FileOrigin } from '../table/file-problem.js';
import type { Row } from '../table/table.js';
import { draftOf, serviceOf, type Directory, type Draft } from './draft.js';
import { Owners } from './owners.js';
import type { PartField, PartKind } from './part-columns.js';
import { rowAnswer, rowContact, rowDocument, rowFee, rowPlace, rowStep } from './row-parts.js';
import { rowService } from './row-service.js';
import type { ServiceField } from './service-columns.js';

export interface Reading {
  readonly origin: FileOrigin;
  readonly zone: string;
  readonly dateOrder: DateOrder | undefined;
  readonly html: boolean;
  readonly toWgs84: (point: GeoPoint) => GeoPoint;
  readonly problems: CivicError[];
  readonly skipped: CivicError[];
}

export interface PartSheet {
  readonly kind: PartKind;
  readonly sheet: Sheet<string>;
}

/** The services of a catalogue, each with what the other sheets say of it. */
export function* readCatalogue(
  services: Sheet<ServiceField>,
  parts: readonly PartSheet[],
  reading: Reading,
): Generator<void, PublicService[]> {
  const rows = yield* readServices(services, reading);
  const drafts = rows.flatMap(({ draft }) => draft ?? []);
  const owners = new Owners(drafts);
  // What a row names may stand below it.
  for (const { draft, row } of rows) {
    draft?.related.push(...new Set(owners.named(row, 'related') ?? []));
    row.finish(!draft && reading.skipped);
    yield;
  }
  const directory: Directory = { places: new Map(), contacts: new Map() };
  for (const part of parts) yield* readPart(part, owners, directory, reading);
  const items: PublicService[] = [];
  for (const draft of drafts) {
    items.push(serviceOf(draft, reading.origin.source, directory));
    yield;
  }
  return items;
}

interface ServiceRow {
  readonly row: CatalogueRow<ServiceField>;
  /** Undefined where the row is left out. */
  readonly draft?: Draft | undefined;
}

function* readServices(sheet: Sheet<ServiceField>, reading: Reading): Generator<void, ServiceRow[]> {
  const context = rowContext(sheet, reading);
  const identify = makeIdentifyRow();
  const rows: ServiceRow[] = [];
  for (const row of sheet.rows) {
    const reader = new CatalogueRow(row, context);
    const facts = rowService(reader, reading);
    let draft: Draft | undefined;
    if (facts) {
      const code = reader.line('code');
      const identity = identify(row.number, code, facts.url, facts.name, '');
      if ('repeats' in identity) reader.report('repeated', reader.placeOf('code') ?? reader.placeOf('name'), String(identity.repeats));
      else draft = draftOf({ number: row.number, id: identity.id, code, name: facts.name }, facts, rawRow(sheet, row));
    }
    rows.push({ row: reader, draft });
    yield;
  }
  return rows;
}

function* readPart({ kind, sheet }: PartSheet, owners: Owners<Draft>, known: Directory, reading: Reading): Generator<void> {
  const context = rowContext(sheet, reading);
  const named = kind === 'places' || kind === 'contacts';
  let above: readonly Draft[] | undefined;
  for (const row of inOrder(sheet)) {
    const reader = new CatalogueRow<string>(row, context);
    const own = sheet.table.nested ? owners.of(row.number) : owners.named(reader, 'service', 'code');
    // A blank cell means the service above, as people leave out what repeats; places and contacts may stand for themselves.
    const found = own ?? (named ? [] : above);
    if (found) keep(kind, reader, found, known, reading, rawRow(sheet, row), sheet.table.form === 'sheet');
    else reader.report('whose-row', reader.placeOf('service') ?? reader.placeOf('code'));
    above = found;
    reader.finish();
    yield;
  }
}

/** Reads the row as what it is, and gives it to all that it belongs to. */
function keep(
  kind: PartKind,
  row: CatalogueRow<string>,
  owners: readonly Draft[],
  known: Directory,
  { toWgs84 }: Reading,
  raw: Record<string, unknown>,
  withRaw: boolean,
): void {
  const as = <P extends PartKind>(): CatalogueRow<PartField<P>> => row as unknown as CatalogueRow<PartField<P>>;
  const give = <T>(list: (draft: Draft) => T[], part: T | undefined): void => {
    if (part !== undefined) for (const draft of owners) list(draft).push(part);
  };
  if (kind === 'documents') give((draft) => draft.documents, rowDocument(as<'documents'>()));
  else if (kind === 'fees') give((draft) => draft.fees, rowFee(as<'fees'>()));
  else if (kind === 'steps') give((draft) => draft.steps, rowStep(as<'steps'>()));
  else if (kind === 'questions') give((draft) => draft.questions, rowAnswer(as<'questions'>()));
  else if (kind === 'places') {
    const place = rowPlace(as<'places'>(), toWgs84);
    for (const name of [place?.id, place?.name]) if (place && name) known.places.set(name, place);
    give((draft) => draft.places, place);
  } else {
    const found = rowContact(as<'contacts'>());
    if (found?.contact.name && !found.complaints) known.contacts.set(found.contact.name, found.contact);
    give((draft) => (found?.complaints ? draft.complaints : draft.contacts), found?.contact);
  }
  if (withRaw) for (const draft of owners) draft.raw[kind] = [...((draft.raw[kind] as unknown[] | undefined) ?? []), raw];
}

/** The rows by their column of numbers, where each has one and names its service: what a blank cell means is told by the row above. */
function inOrder({ rows, heads, table }: Sheet<string>): readonly Row[] {
  const textIn = ({ cells }: Row, field: string) => cells[heads.places.get(field)?.[0]?.index ?? -1]?.text ?? '';
  const sure = (row: Row) => /^\d{1,4}$/.test(textIn(row, 'order')) && (table.nested || textIn(row, 'code') || textIn(row, 'service'));
  return rows.every(sure) ? [...rows].sort((one, two) => Number(textIn(one, 'order')) - Number(textIn(two, 'order'))) : rows;
}
