/** Runs a command with `DATABASE_URL` of an empty PostgreSQL that is gone afterwards: `node scripts/with-postgres.ts node bench/server.ts`. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { startPostgres } from '../packages/server/src/postgres.node.ts';

const [program, ...given] = process.argv.slice(2);
if (program === undefined) throw new Error('which command?');
const postgres = await startPostgres();
try {
  const env = { ...process.env, DATABASE_URL: await postgres.database() };
  const [code] = (await once(spawn(program, given, { stdio: 'inherit', env }), 'exit')) as [number | null];
  process.exitCode = code ?? 1;
} finally {
  await postgres.stop();
}
