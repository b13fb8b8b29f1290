import { importCounty, openDatabase, startServer, type DatabaseOptions } from '@civickit/server';

// A process of its own: `node serve-town.ts <database> <media> <public address> [<county file>]` serves the store until it is killed, and prints its port.

const [given = '{}', mediaFolder = '', publicUrl = '', county] = process.argv.slice(2);
const database = JSON.parse(given) as DatabaseOptions;
if (county !== undefined) {
  const opened = await openDatabase(database);
  await importCounty(opened.db, county, Date.now());
  await opened.close();
}
// All reports come from this machine.
const rates = { perMinute: { read: 60_000, write: 60_000, upload: 60_000 } };
const { url } = await startServer({ database, mediaFolder, publicUrl, rates, port: 0 });
console.log(new URL(url).port);
