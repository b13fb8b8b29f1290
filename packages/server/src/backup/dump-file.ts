import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import type { Kysely } from 'kysely';
import type { Tables } from '../database/schema.js';
import { dumpOf, type TableCount } from './dump.js';
import { refused } from './restore.js';

/** Writes a dump, packed by gzip; under its name there is only ever a whole one. It holds what people told in confidence: only its owner may read it. */
export async function writeDump(db: Kysely<Tables>, file: string, moment: Date): Promise<readonly TableCount[]> {
  await mkdir(dirname(file), { recursive: true });
  // Two may be written at once: the daily one, and one that somebody asked for.
  const draft = `${file}.${randomUUID()}.new`;
  let counts: readonly TableCount[] = [];
  async function* counting(): AsyncGenerator<string> {
    counts = yield* dumpOf(db, moment);
  }
  try {
    const handle = await open(draft, 'w', 0o600);
    try {
      await pipeline(Readable.from(counting()), createGzip(), async (packed: AsyncIterable<Buffer>) => {
        for await (const part of packed) await handle.writeFile(part);
      });
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
  return counts;
}

/** @throws CivicError `invalid/dump` where the packing is damaged */
export async function* readDump(file: string): AsyncGenerator<string> {
  const text = createReadStream(file)
    .on('error', (error) => text.destroy(error))
    .pipe(createGunzip())
    .setEncoding('utf8');
  try {
    for await (const chunk of text) yield chunk as string;
  } catch (error) {
    if (/^Z_/.test((error as { code?: string }).code ?? '')) throw refused('it is cut off or damaged', error);
    throw error;
  }
}
