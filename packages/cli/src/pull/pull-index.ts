import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { PulledKind } from '../config/configured-sources.js';
import { writeWhole } from './write-whole.js';

/** What is known of a source between two runs; the file is public, so it holds no messages and no addresses. */
export interface PulledState {
  readonly id: string;
  readonly kind: PulledKind;
  /** Relative to the index. */
  readonly file: string;
  readonly state: 'ok' | 'unchanged' | 'failed' | 'waiting';
  readonly lastTry: string;
  readonly lastSuccess?: string;
  readonly items?: number;
  readonly error?: string;
  /** The source asked not to be asked before then. */
  readonly notBefore?: string;
  /** What makes the next request conditional; valid only for the same entry read by the same release. */
  readonly validators?: Validators;
}

export interface Validators {
  readonly entry: string;
  readonly etag?: string;
  readonly lastModified?: string;
}

interface PullIndex {
  readonly 'civickit-pull-index': 1;
  readonly updated: string;
  readonly sources: readonly PulledState[];
}

const fileOf = (folder: string): string => path.join(folder, 'pulled.json');

/** The states of the run before, by their files; none where there was none or it cannot be read. */
export async function readIndex(folder: string): Promise<Map<string, PulledState>> {
  try {
    const index = JSON.parse(await readFile(fileOf(folder), 'utf8')) as PullIndex;
    return new Map(index['civickit-pull-index'] === 1 ? index.sources.map((state) => [state.file, state]) : []);
  } catch {
    return new Map();
  }
}

export async function writeIndex(folder: string, sources: readonly PulledState[], updated: string): Promise<void> {
  const index: PullIndex = { 'civickit-pull-index': 1, updated, sources };
  await writeWhole(fileOf(folder), `${JSON.stringify(index, null, 1)}\n`);
}
