import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { CivicError, createHttp, isCivicError, type Notice } from '@civickit/core';
import { cap } from '@civickit/adapters/cap';
import { parseFormFile, parseNoticeFile, parsePlaceFile, parseRequestTypeFile, parseServiceFile } from '@civickit/adapters/files';
import type { Kysely } from 'kysely';
import { putArea } from '../areas/area-store.js';
import { inTransaction } from '../database/in-transaction.js';
import type { Tables } from '../database/schema.js';
import { putForm } from '../forms/form-store.js';
import { putNotice } from '../notices/notice-store.js';
import { putPlaces } from '../places/place-store.js';
import { putRequestTypes } from '../requests/request-types.js';
import { putService } from '../services/service-store.js';
import { parseCountyFile, type AreaEntry } from './county-file.js';

/** What became of one file. */
export interface ImportedFile {
  readonly area: string;
  /** As the file of the county names it. */
  readonly file: string;
  readonly kept: number;
  /** What could not be read, by row and column; `explainProblem` of `@civickit/adapters/files/explain.js` puts it into words. */
  readonly problems: readonly CivicError[];
}

type Keep = (
  db: Kysely<Tables>,
  area: AreaEntry,
  bytes: Uint8Array,
  url: string,
  now: number,
) => Promise<Omit<ImportedFile, 'area' | 'file'>>;

/**
 * Brings in areas and what they have from a file of the county and the files beside it, in place of what was there under the same ids. Run
 * again it changes only what has changed. One file that cannot be read keeps back none of the others.
 * @throws CivicError `config/invalid` for the file of the county itself
 */
export async function importCounty(db: Kysely<Tables>, path: string, now: number): Promise<readonly ImportedFile[]> {
  const areas = parseCountyFile(textOf(await readFile(path)));
  const imported: ImportedFile[] = [];
  for (const area of areas) {
    const { id, name, parent, zone, lang, homepage } = area;
    await putArea(db, { id, name, zone, lang, ...(parent !== undefined && { parent }), ...(homepage !== undefined && { homepage }) });
    const wanted: (readonly [file: string, keep: Keep])[] = [
      ...(area.requests === undefined ? [] : [[area.requests, keepTypes] as const]),
      ...(area.places === undefined ? [] : [[area.places, keepPlaces] as const]),
      ...(area.notices ?? []).map((file) => [file, keepNotices] as const),
      ...(area.warnings ?? []).map((file) => [file, keepWarning] as const),
      ...(area.services ?? []).map((file) => [file, keepServices] as const),
      ...(area.forms ?? []).map((file) => [file, keepForm] as const),
    ];
    for (const [file, keep] of wanted)
      imported.push({ area: id, file, ...(await attempt(db, area, resolve(dirname(path), file), keep, now)) });
  }
  return imported;
}

function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new CivicError('config/invalid', 'The file of the county is not in UTF-8: save it as UTF-8', { cause });
  }
}

async function attempt(db: Kysely<Tables>, area: AreaEntry, file: string, keep: Keep, now: number): ReturnType<Keep> {
  try {
    return await keep(db, area, new Uint8Array(await readFile(file)), pathToFileURL(file).href, now);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'EACCES' || code === 'EISDIR') {
      return { kept: 0, problems: [new CivicError('storage/unavailable', message, { cause: error })] };
    }
    if (!isCivicError(error)) throw error;
    return { kept: 0, problems: [error] };
  }
}

const keepTypes: Keep = async (db, area, bytes, url) => {
  const { types, forms, problems } = await parseRequestTypeFile(bytes, { url });
  const atOnce = new Set(area.publishedAtOnce);
  const placeless = new Set(area.placeless);
  const [batch, blackbox] = [new Set(area.batch), new Set(area.blackbox)];
  const offered = types.map(({ ref, ...type }) => {
    const questions = forms.get(ref.id);
    // The row itself is the clerk's.
    return {
      ...type,
      raw: undefined,
      hasQuestions: undefined,
      id: ref.id,
      ...(questions && { questions }),
      ...(atOnce.has(ref.id) && { publication: 'at-once' as const }),
      ...(placeless.has(ref.id) && { placeless: true }),
      ...(batch.has(ref.id) && { processing: 'batch' as const }),
      ...(blackbox.has(ref.id) && { processing: 'blackbox' as const }),
    };
  });
  // A wrong sheet must not take away all that can be reported.
  if (offered.length > 0) await putRequestTypes(db, area.id, offered);
  return { kept: offered.length, problems };
};

const keepPlaces: Keep = async (db, area, bytes, url) => {
  const { coordinateSystem } = area;
  const { records, problems } = await parsePlaceFile(bytes, { url, ...(coordinateSystem && { coordinateSystem }) });
  if (records.length > 0) await putPlaces(db, area.id, records);
  return { kept: records.length, problems };
};

const keepNotices: Keep = async (db, area, bytes, url, now) => {
  const { items, problems } = await parseNoticeFile(bytes, { url, zone: area.zone, source: area.id });
  await putNotices(db, area, items, now);
  const undated = items
    .filter(({ published }) => !published)
    .map(({ title }) => new CivicError('invalid/date', `"${title}" has no date of publication: it is kept as a draft, which nobody sees`));
  return { kept: items.length, problems: [...problems, ...undated] };
};

/** All of a file or none. */
function putNotices(db: Kysely<Tables>, area: AreaEntry, notices: readonly Notice[], now: number): Promise<void> {
  return inTransaction(db, async (transaction) => {
    for (const { ref, ...given } of notices) {
      const notice = { ...given, raw: undefined };
      await putNotice(transaction, areaOf(area), notice, { now, id: ref.id, again: true });
    }
  });
}

/** The address of a message that came as a file. */
const nowhere = 'https://file.invalid/';

/** Read as pages read it from its author, so that one that is no actual one is none here either. */
const keepWarning: Keep = async (db, area, bytes, _, now) => {
  const message = new Uint8Array(bytes);
  const http = createHttp({ fetch: () => Promise.resolve(new Response(message)), retries: 0 });
  const context = { http, clock: { now: () => now }, zone: area.zone, signal: new AbortController().signal };
  const { items, skipped } = await cap({ id: area.id, url: nowhere, languages: [area.lang] }).list({}, undefined, context);
  const warnings = items.map(({ url, ...warning }) => ({ ...warning, ...(url !== nowhere && { url }) }));
  await putNotices(db, area, warnings, now);
  return { kept: items.length, problems: skipped };
};

const keepServices: Keep = async (db, area, bytes, url, now) => {
  const { items, problems } = await parseServiceFile(bytes, { url, zone: area.zone, source: area.id });
  // All of a file or none.
  await inTransaction(db, async (transaction) => {
    for (const service of items) await putService(transaction, areaOf(area), service, now);
  });
  return { kept: items.length, problems };
};

const keepForm: Keep = async (db, area, bytes, url) => {
  const problems: CivicError[] = [];
  let kept = 0;
  for (const entry of parseFormFile(bytes, { source: area.id, url: new URL(url) }).entries) {
    if ('problem' in entry) problems.push(entry.problem);
    if (!('definition' in entry)) continue;
    await putForm(db, area.id, entry.definition);
    kept++;
  }
  return { kept, problems };
};

function areaOf({ id, name, zone, lang }: AreaEntry) {
  return { id, name, zone, lang };
}
