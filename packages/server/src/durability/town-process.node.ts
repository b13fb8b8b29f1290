import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { DatabaseOptions } from '../database/open-database.js';
import { runApart } from '../run-apart.node.js';

/** A server in a process of its own that takes reports at `/put/<key>`, fills the database's log at `/log`, and tells all it has at `/all`. */
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

/** Opens a database as the server does, with no more around it than is needed to write from outside; `at` is the moment at which it does. */
export async function startTown(database: DatabaseOptions, at = 0): Promise<TownProcess> {
  const child = await runApart(`
    import { randomUUID } from 'node:crypto';
    import { once } from 'node:events';
    import { sql } from 'kysely';
    import { createAdaptorServer } from '@hono/node-server';
    import { createApp } from '#src/app.ts';
    import { putArea } from '#src/areas/area-store.ts';
    import { openDatabase } from '#src/database/open-database.ts';
    import { openSecrets } from '#src/secrets.ts';
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, ${at} - Date.now())));
    const { db } = await openDatabase(${JSON.stringify(database)});
    const app = createApp({ db, secrets: await openSecrets(db), clock: Date });
    await putArea(db, { id: 'town', name: 'Town', zone: 'UTC', lang: 'en' });
    await db.insertInto('request_type').values({ area: 'town', id: 'lamp', position: 1, definition: '{}' })
      .onConflict((conflict) => conflict.doNothing()).execute();
    app.post('/put/:key', async ({ req, json }) => {
      const key = req.param('key');
      const id = randomUUID();
      await db.transaction().execute(async (transaction) => {
        const made = await transaction.insertInto('request').values({
          id, area: 'town', type: 'lamp', key, status: 'open', description: await req.text(), media: '[]', answers: '{}',
          requested_at: new Date(), updated_at: new Date(), published: true,
        }).onConflict((conflict) => conflict.column('key').doNothing()).returning('id').executeTakeFirst();
        if (made) await transaction.insertInto('request_private').values({ request: id, fingerprint: key, contact: '{}', code_hash: id }).execute();
      });
      const kept = await db.selectFrom('request').select('id').where('key', '=', key).executeTakeFirstOrThrow();
      return json(kept.id);
    });
    app.get('/all', async ({ json }) => json((await db.selectFrom('request').leftJoin('request_private', 'request', 'id')
      .select(['id', 'key', 'fingerprint']).execute()).map(({ id, key, fingerprint }) => ({ id, key, whole: fingerprint === key }))));
    app.post('/log', async ({ json }) => {
      await sql\`select pg_logical_emit_message(true, 'town', repeat('x', 4000000))\`.execute(db);
      return json('written');
    });
    const server = createAdaptorServer({ fetch: app.fetch });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    console.log(server.address().port);`);
  const [port] = (await once(child.stdout, 'data')) as [Buffer];
  return { url: `http://127.0.0.1:${port.toString().trim()}`, child };
}

/** What became of a report: its number, or nothing where no answer came. */
export async function putReport({ url }: TownProcess, key: string): Promise<string | undefined> {
  try {
    const answer = await fetch(`${url}/put/${key}`, { method: 'POST', body: `lamp ${key}` });
    return answer.ok ? ((await answer.json()) as string) : undefined;
  } catch {
    return undefined;
  }
}

export async function allReports({ url }: TownProcess): Promise<readonly KeptReport[]> {
  return (await (await fetch(`${url}/all`)).json()) as readonly KeptReport[];
}
