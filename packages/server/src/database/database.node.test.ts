import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { preparedDatabase } from '../../prepare.js';
import { putArea } from '../areas/area-store.js';
import { runApart } from '../run-apart.node.js';
import { openMemory } from '../testing.node.js';
import { lockFolder } from './folder-lock.js';
import { migrate } from './migrate.js';
import { openDatabase } from './open-database.js';
import { prepareFolder } from './prepared.js';

let folder = '';
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'civickit-database-'))));
afterEach(() => rm(folder, { recursive: true, force: true }));

const open = async () => openDatabase({ folder, prepared: await preparedDatabase() });
const town = { id: '520423100', name: '河口镇', zone: 'Asia/Shanghai', lang: 'zh-Hans' };

test('a folder becomes a database that is there again after it was closed', async () => {
  const first = await open();
  expect(first.kind).toBe('pglite');
  await putArea(first.db, town);
  await first.close();
  expect(await readdir(folder)).toEqual(['database']);
  const second = await open();
  expect(await second.db.selectFrom('area').select('name').execute()).toEqual([{ name: '河口镇' }]);
  expect((await sql`show fsync`.execute(second.db)).rows).toEqual([{ fsync: 'on' }]);
  await second.close();
});

test('where nothing is prepared the folder is made from nothing, and has its name only when it is whole', async () => {
  const home = join(folder, 'database');
  const dies = prepareFolder(home, (fresh) => mkdir(fresh).then(() => Promise.reject(new Error('the disk is full'))), join(folder, 'none'));
  await expect(dies).rejects.toThrow('the disk is full');
  expect(await readdir(folder)).toEqual(['database.new']);
  await prepareFolder(home, (fresh) => mkdir(fresh).then(() => ({ close: async () => undefined })), join(folder, 'none'));
  expect(await readdir(folder)).toEqual(['database']);
});

test('a second process is refused and told who is there; the first goes on', async () => {
  const database = await open();
  const child = await runApart(`
    import { lockFolder } from '#src/database/folder-lock.ts';
    lockFolder(${JSON.stringify(folder)}).then(() => console.log('taken'), (error) => console.log(error.code, error.message));`);
  let said = '';
  for await (const chunk of child.stdout as AsyncIterable<Buffer>) said += chunk.toString();
  expect(said).toContain(`storage/folder-in-use ${folder} is in use by process ${process.pid}`);
  await expect(open()).rejects.toMatchObject({ code: 'storage/folder-in-use' });
  await putArea(database.db, town);
  await database.close();
});

test('what a killed process left is taken over at once', async () => {
  const child = await runApart(`
    import { lockFolder } from '#src/database/folder-lock.ts';
    await lockFolder(${JSON.stringify(folder)});
    console.log('taken');
    setInterval(() => undefined, 1000);`);
  await once(child.stdout, 'data');
  await expect(lockFolder(folder)).rejects.toMatchObject({ code: 'storage/folder-in-use' });
  child.kill('SIGKILL');
  await once(child, 'exit');
  (await lockFolder(folder)).release();
});

test('of another machine only one that has been silent for a minute counts as gone', async () => {
  await writeFile(join(folder, 'civickit.lock'), JSON.stringify({ nonce: 'x', pid: 1, host: `not-${hostname()}` }));
  await expect(lockFolder(folder)).rejects.toMatchObject({ message: expect.stringContaining(`on not-${hostname()}`) as string });
});

test.each(['postgres://', 'mysql://town/civickit', 'town', 'postgres://nobody@127.0.0.1:1/civickit'])(
  'with %s for PostgreSQL it stops and takes no folder instead',
  async (url) => {
    await expect(openDatabase({ url, folder })).rejects.toMatchObject({ code: 'config/database' });
    expect(await readdir(folder)).toEqual([]);
  },
);

test('tables are made once; a database of a later release is refused', async () => {
  const db = await openMemory();
  expect(await migrate(db)).toEqual([]);
  await db.insertInto('migration').values({ name: '9999-later' }).execute();
  await expect(migrate(db)).rejects.toMatchObject({
    code: 'storage/newer-database',
    message: expect.stringContaining('9999-later') as string,
  });
  await db.destroy();
});

test('transactions that run at the same time do not mix', async () => {
  const db = await openMemory();
  const ids = Array.from({ length: 20 }, (_, index) => `v${index}`);
  const write = (id: string, index: number) =>
    db.transaction().execute(async (transaction) => {
      await putArea(transaction, { ...town, id });
      await Promise.resolve();
      if (index % 2) throw new Error('taken back');
    });
  await Promise.allSettled(ids.map(write));
  const kept = await db.selectFrom('area').select('id').execute();
  expect(kept.map(({ id }) => id).sort()).toEqual(ids.filter((_, index) => index % 2 === 0).sort());
  await db.destroy();
});
