import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApp } from '../../app.js';
import { openDatabase, type Database } from '../../database/open-database.js';
import { startPostgres, type RealPostgres } from '../../postgres.node.js';
import { openSecrets } from '../../secrets.js';
import { openServer } from '../../testing.node.js';
import { openBrowser, setUpMember, signIn } from '../browser.node.js';
import { lockMembers } from './member-store.js';
import { headGrant } from './set-up-links.js';

let postgres: RealPostgres;
let real: Database;
beforeAll(async () => {
  postgres = await startPostgres();
  real = await openDatabase({ url: await postgres.database() });
}, 30_000);
afterAll(async () => {
  await real.close();
  await postgres.stop();
});

test('on PostgreSQL members sign in too, and of two admins who shut each other out at once one stays', async () => {
  const memory = await openServer();
  const context = { db: real.db, secrets: await openSecrets(real.db), media: memory.media, pictures: memory.pictures, clock: memory.clock };
  const server = { ...memory, ...context, app: createApp(context) };
  const emails = ['li@county.example', 'wang@county.example'];
  const admins = await Promise.all(
    emails.map(async (email) => {
      const id = await setUpMember(server, email, [headGrant]);
      const browser = openBrowser(server.app);
      expect((await signIn(browser, email)).status).toBe(200);
      return { id, browser };
    }),
  );
  // Both have been let in before either is switched off.
  const both = await real.db.transaction().execute(async (transaction) => {
    await lockMembers(transaction);
    const asked = admins.map(({ browser }, at) => browser.send(`/staff/members/${admins[1 - at]?.id}/off`));
    const waiting = sql<{ count: string }>`select count(*) from pg_locks where locktype = 'advisory' and not granted`;
    while ((await waiting.execute(real.db)).rows[0]?.count !== '2') await new Promise((resolve) => setTimeout(resolve, 10));
    return asked;
  });
  expect((await Promise.all(both)).map(({ status }) => status).sort()).toEqual([200, 409]);
});
