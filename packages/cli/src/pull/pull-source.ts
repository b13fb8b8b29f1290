import { readFile } from 'node:fs/promises';
import { type CivicError, type Http, type Instant, isCivicError } from '@civickit/core';
import type { SourceEntry } from '@civickit/embed/configuration.js';
import { copyName, pulledFile } from '../config/configured-sources.js';
import { askSource } from './ask-source.js';
import type { AnyPulledFile, PulledSourceOf } from './make-file.js';
import type { PulledState } from './pull-index.js';
import { writeIndexOf } from './write-index.js';
import { writeWhole } from './write-whole.js';

export interface PullSourceOptions {
  readonly entry: SourceEntry;
  readonly source: PulledSourceOf;
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
  const { entry, source, folder, before } = options;
  const now = new Date();
  const { kind } = source;
  const place = pulledFile(folder, kind, entry.id);
  const known = { id: entry.id, kind, file: copyName(kind, entry.id), lastTry: now.toISOString() } as const;
  const kept = {
    ...(before?.lastSuccess !== undefined && { lastSuccess: before.lastSuccess }),
    ...(before?.items !== undefined && { items: before.items }),
    ...(before?.validators && { validators: before.validators }),
  };
  if (before?.notBefore !== undefined && Date.parse(before.notBefore) > now.getTime()) {
    return { state: { ...before, state: 'waiting' }, skipped: 0 };
  }
  const copy = parseFile(await readFile(place, 'utf8').catch(() => ''));
  try {
    const { file: made, validators } = await askSource(source, { ...options, before: copy, validators: before?.validators });
    const file = await writeIndexOf(made, place, options.signal);
    await writeWhole(place, `${JSON.stringify(file)}\n`);
    const changed = file.fetchedAt;
    const state = { ...known, state: 'ok', lastSuccess: changed, items: file.items.length, ...(validators && { validators }) } as const;
    return { state, skipped: file.skipped };
  } catch (error) {
    if (!isCivicError(error)) throw error;
    if (error.status === 304 && copy) {
      const fetchedAt = now.toISOString() as Instant;
      await rewrite(place, copy, { fetchedAt });
      return { state: { ...known, ...kept, state: 'unchanged', lastSuccess: fetchedAt }, skipped: 0 };
    }
    // Pages show the copy, and that the source gives nothing since.
    if (copy) await rewrite(place, copy, { lastTry: known.lastTry as Instant, error: error.code });
    const wait = error.retryAfterMs;
    const notBefore = wait === undefined ? {} : { notBefore: new Date(now.getTime() + Math.min(wait, longestWaitMs)).toISOString() };
    return { state: { ...known, ...kept, state: 'failed', error: error.code, ...notBefore }, skipped: 0, error };
  }
}

/** Writes what is known of the source's state into its file, and leaves the rest as it is. */
async function rewrite(place: string, copy: AnyPulledFile, facts: Partial<AnyPulledFile>): Promise<void> {
  // A fact that is undefined is no member of JSON.
  const made = { ...copy, lastTry: undefined, error: undefined, ...facts };
  await writeWhole(place, `${JSON.stringify(made)}\n`);
}

/** The copy that lies there. A damaged file is none, and stays for the next success. */
function parseFile(text: string): AnyPulledFile | undefined {
  try {
    const file = JSON.parse(text) as AnyPulledFile | null;
    return file?.items ? file : undefined;
  } catch {
    return undefined;
  }
}
