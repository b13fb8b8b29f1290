import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openDatabase, type Database, type DatabaseOptions } from '@civickit/server';
import { judge, type LogLine, type StoredPhoto, type StoredReport } from './judge.ts';
import { numberOn } from './photos.ts';

// A process of its own: `node check-store.ts <logs> <media> <database>` reads what tabs have logged and what the server has kept, and nothing else.

async function storedReports(db: Database['db'], media: string): Promise<readonly StoredReport[]> {
  const rows = await db
    .selectFrom('request')
    .leftJoin('request_private', 'request_private.request', 'request.id')
    .select(['request.id', 'request.key', 'request.description', 'request.latitude', 'request.longitude', 'request_private.contact'])
    .execute();
  const files = await db.selectFrom('request_file_private').select(['request', 'hash', 'sent_hash']).orderBy('position').execute();
  return Promise.all(
    rows.map(async ({ id, key, description, latitude, longitude, contact }) => ({
      number: id,
      key,
      report: {
        description: description ?? '',
        latitude: Number(latitude),
        longitude: Number(longitude),
        phone: (contact as { phone?: string } | null)?.phone ?? '',
      },
      photos: await Promise.all(files.filter(({ request }) => request === id).map((file) => storedPhoto(file, media))),
    })),
  );
}

async function storedPhoto({ hash, sent_hash: sentHash }: { hash: string; sent_hash: string }, media: string): Promise<StoredPhoto> {
  const bytes = await readFile(join(media, hash.slice(0, 2), hash)).catch(() => undefined);
  const isWhole = bytes !== undefined && createHash('sha256').update(bytes).digest('hex') === hash;
  return { sentHash, number: isWhole ? await numberOn(bytes).catch(() => undefined) : undefined };
}

const [logs = '', media = '', options = '{}'] = process.argv.slice(2);
const lines = globSync(join(logs, '*.log')).flatMap((file) => readFileSync(file, 'utf8').trim().split('\n'));
const database = await openDatabase({ ...(JSON.parse(options) as DatabaseOptions), existing: true });
const logged = lines.filter(Boolean).map((line) => JSON.parse(line) as LogLine & { at: number });
// Of several tabs in the order of the clock that all of them have.
logged.sort((one, other) => one.at - other.at);
console.log(JSON.stringify(judge(logged, await storedReports(database.db, media))));
await database.close();
