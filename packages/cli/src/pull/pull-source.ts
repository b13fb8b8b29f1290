import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { parsePulled, type PulledFile } from '@civickit/adapters/pulled';
import { type CivicError, type Http, type HttpAnswer, type Instant, isCivicError, type Source } from '@civickit/core';
import type { SourceEntry } from '@civickit/embed/configuration.js';
import { pulledFile } from '../config/configured-sources.js';
import { userAgent, version } from '../version.js';
import type { PulledState, Validators } from './pull-index.js';
import { readAll } from './read-all.js';
import { writeWhole } from './write-whole.js';

export interface PullSourceOptions {
  readonly entry: SourceEntry;
  readonly source: Source<'notices'>;
  readonly folder: string;
  readonly zone: string;
  readonly http: Http;
  readonly before: PulledState | undefined;
  readonly signal: AbortSignal;
}

/** What came of a source: its state for the index, and what a person is told beyond it. */
export interface PulledSource {
  readonly state: PulledState;
  readonly skipped: number;
  readonly error?: CivicError;
}

/** Longest that a server may tell us to stay away. */
const longestWaitMs = 86_400_000;

/** Asks one source and writes what it gives. Whatever fails leaves the items of the last success untouched. Rejects only for the disk. */
export async function pullSource(options: PullSourceOptions): Promise<PulledSource> {
  const { entry, folder, before } = options;
  const now = new Date();
  const known = { id: entry.id, kind: 'notices', file: `notices/${entry.id}.json`, lastTry: now.toISOString() } as const;
  const kept = {
    ...(before?.lastSuccess !== undefined && { lastSuccess: before.lastSuccess }),
    ...(before?.items !== undefined && { items: before.items }),
    ...(before?.validators && { validators: before.validators }),
  };
  if (before?.notBefore !== undefined && Date.parse(before.notBefore) > now.getTime()) {
    return { state: { ...before, state: 'waiting' }, skipped: 0 };
  }
  const text = await readFile(pulledFile(folder, entry.id), 'utf8').catch(() => undefined);
  try {
    const { file, validators } = await ask(options, text);
    await writeWhole(pulledFile(folder, entry.id), `${JSON.stringify(file)}\n`);
    const changed = file.fetchedAt;
    const state = { ...known, state: 'ok', lastSuccess: changed, items: file.items.length, ...(validators && { validators }) } as const;
    return { state, skipped: file.skipped };
  } catch (error) {
    if (!isCivicError(error)) throw error;
    if (error.status === 304 && text !== undefined) {
      const fetchedAt = now.toISOString() as Instant;
      await rewrite(options, text, { fetchedAt });
      return { state: { ...known, ...kept, state: 'unchanged', lastSuccess: fetchedAt }, skipped: 0 };
    }
    // Pages show the copy, and that the source gives nothing since.
    if (text !== undefined) await rewrite(options, text, { lastTry: known.lastTry as Instant, error: error.code });
    const wait = error.retryAfterMs;
    const notBefore = wait === undefined ? {} : { notBefore: new Date(now.getTime() + Math.min(wait, longestWaitMs)).toISOString() };
    return { state: { ...known, ...kept, state: 'failed', error: error.code, ...notBefore }, skipped: 0, error };
  }
}

/** Writes what is known of the source's state into its file, and leaves the rest as it is. A damaged file stays for the next success. */
async function rewrite({ entry, folder }: PullSourceOptions, text: string, facts: Partial<PulledFile>): Promise<void> {
  const file = parseFile(text);
  // A fact that is undefined is no member of JSON.
  const made = { ...file, lastTry: undefined, error: undefined, ...facts };
  if (file?.items) await writeWhole(pulledFile(folder, entry.id), `${JSON.stringify(made)}\n`);
}

function parseFile(text: string): Partial<PulledFile> | undefined {
  try {
    return JSON.parse(text) as Partial<PulledFile>;
  } catch {
    return undefined;
  }
}

async function ask(
  { entry, source, zone, http, before, signal }: PullSourceOptions,
  text: string | undefined,
): Promise<{ file: PulledFile; validators: Validators | undefined }> {
  const stamp = fingerprint(entry, zone);
  const conditions = text !== undefined && before?.validators?.entry === stamp ? conditionsOf(before.validators) : {};
  const answers: HttpAnswer[] = [];
  const network: Http = {
    async send(request, abort) {
      const headers = { ...request.headers, 'User-Agent': userAgent, ...(answers.length === 0 ? conditions : {}) };
      const answer = await http.send({ ...request, headers }, abort);
      answers.push(answer);
      return answer;
    },
  };
  const read = await readAll(source, { http: network, clock: Date, zone, signal });
  const made: PulledFile = {
    'civickit-pulled': 1,
    kind: 'notices',
    source: entry.id,
    fetchedAt: new Date().toISOString() as Instant,
    ...(read.title && { title: read.title }),
    about: source.about ?? {},
    order: read.order,
    items: read.items.map(withoutRaw),
    skipped: read.problems.length,
  };
  // Exactly what a page will take of it, and nothing else.
  const { items, problems } = parsePulled(new TextEncoder().encode(JSON.stringify(made)), entry.id);
  return { file: { ...made, items, skipped: problems.length }, validators: validatorsOf(answers, stamp) };
}

function withoutRaw(item: PulledFile['items'][number]): PulledFile['items'][number] {
  return { ...item, raw: undefined } as PulledFile['items'][number];
}

/** Of a source that was read by one request only: of several, one unchanged page says nothing about the others. */
function validatorsOf(answers: readonly HttpAnswer[], entry: string): Validators | undefined {
  const [only] = answers;
  if (!only || answers.length > 1) return undefined;
  const etag = only.headers.get('etag') ?? undefined;
  const lastModified = only.headers.get('last-modified') ?? undefined;
  return etag || lastModified ? { entry, ...(etag && { etag }), ...(lastModified && { lastModified }) } : undefined;
}

function conditionsOf({ etag, lastModified }: Validators): Record<string, string> {
  return { ...(etag && { 'If-None-Match': etag }), ...(lastModified && { 'If-Modified-Since': lastModified }) };
}

/** An entry that is configured otherwise, or read by another release, must be read anew. */
function fingerprint(entry: SourceEntry, zone: string): string {
  return createHash('sha256')
    .update(JSON.stringify([version, zone, entry]))
    .digest('hex')
    .slice(0, 16);
}
