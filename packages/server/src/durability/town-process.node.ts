import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { DatabaseOptions } from '../database/open-database.js';
import { runApart } from '../run-apart.node.js';

/** A server in a process of its own that takes reports by Open311, fills the database's log at `/log`, and tells all it has at `/all`. */
export interface TownProcess {
  readonly url: string;
  readonly child: ChildProcess;
}

export interface KeptReport {
  readonly key: string;
  readonly id: string;
  /** Whether both of its halves are there. */
  readonly whole: boolean;
}

/** Opens a database as the server does and serves its whole app; `at` is the moment at which it opens it. */
export async function startTown(database: DatabaseOptions, at = 0): Promise<TownProcess> {
  const child = await runApart(
    `
    import { once } from 'node:events';
    import { sql } from 'kysely';
    import { createAdaptorServer } from '@hono/node-server';
    import { createApp } from '#src/app.ts';
    import { putArea } from '#src/areas/area-store.ts';
    import { openDatabase } from '#src/database/open-database.ts';
    import { openFolderMedia } from '#src/media/folder-media.ts';
    import { openPictures } from '#src/media/pictures/open-pictures.ts';
    import { putRequestTypes } from '#src/requests/request-types.ts';
    import { openSecrets } from '#src/secrets.ts';
    const [database, at] = process.argv.slice(2);
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, Number(at) - Date.now())));
    const { db } = await openDatabase(JSON.parse(database));
    const media = await openFolderMedia(import.meta.dirname + '/media');
    const app = createApp({ db, secrets: await openSecrets(db), media, pictures: await openPictures(), clock: Date });
    await putArea(db, { id: 'town', name: 'Town', zone: 'UTC', lang: 'en' });
    await putRequestTypes(db, 'town', [{ id: 'lamp', name: 'Lamp', placeless: true, publication: 'at-once' }]);
    app.get('/all', async ({ json }) => json((await db.selectFrom('request').leftJoin('request_private', 'request', 'id')
      .select(['id', 'key', 'fingerprint']).execute()).map(({ id, key, fingerprint }) => ({ id, key, whole: fingerprint !== null }))));
    app.post('/log', async ({ json }) => {
      await sql\`select pg_logical_emit_message(true, 'town', repeat('x', 4000000))\`.execute(db);
      return json('written');
    });
    const server = createAdaptorServer({ fetch: app.fetch });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    console.log(server.address().port);`,
    JSON.stringify(database),
    String(at),
  );
  const [port] = (await once(child.stdout, 'data')) as [Buffer];
  return { url: `http://127.0.0.1:${port.toString().trim()}`, child };
}

export async function sendReport({ url }: TownProcess, key: string): Promise<Response> {
  const body = new URLSearchParams({ service_code: 'lamp', description: `Lamp ${key}`, idempotency_key: key });
  return fetch(`${url}/open311/v2/requests.json`, { method: 'POST', body });
}

/** What became of a report: its number, or nothing where no answer came. */
export async function putReport(town: TownProcess, key: string): Promise<string | undefined> {
  try {
    const answer = await sendReport(town, key);
    return answer.ok ? ((await answer.json()) as { service_request_id: string }[])[0]?.service_request_id : undefined;
  } catch {
    return undefined;
  }
}

export async function allReports({ url }: TownProcess): Promise<readonly KeptReport[]> {
  return (await (await fetch(`${url}/all`)).json()) as readonly KeptReport[];
}
