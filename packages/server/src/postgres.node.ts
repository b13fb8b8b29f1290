import { execFile, execFileSync } from 'node:child_process';
import { chownSync, globSync, mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';

/** A real PostgreSQL on a free port, with a folder of its own. */
export interface RealPostgres {
  /** Makes an empty database and gives its address. */
  database(): Promise<string>;
  /** Ends the server as a power cut does, and starts it again. */
  crash(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts the PostgreSQL of Debian's package `postgresql` (scripts/setup.sh installs it). It takes 3 s: few files should ask.
 * Where there is none the tests that need it fail; they are not skipped.
 */
export async function startPostgres(): Promise<RealPostgres> {
  const programs = globSync('/usr/lib/postgresql/*/bin')
    .sort((a, b) => majorOf(a) - majorOf(b))
    .at(-1);
  if (programs === undefined) throw new Error('PostgreSQL is not installed: apt-get install postgresql');
  const folder = mkdtempSync(join(tmpdir(), 'civickit-postgres-'));
  const user = ownerFor(folder);
  const port = await freePort();
  const cluster = join(folder, 'cluster');
  const run = (program: string, ...given: string[]) => promisify(execFile)(join(programs, program), given, { ...user, cwd: folder });
  const settings = `-p ${port} -k ${folder} -c listen_addresses=127.0.0.1 -c max_connections=60`;
  const start = () => run('pg_ctl', '-D', cluster, '-o', settings, '-l', join(folder, 'log'), '-s', '-w', 'start');
  // Sorts as a Chinese city's does, not by bytes as PGlite.
  await run(
    'initdb',
    '-D',
    cluster,
    '-A',
    'trust',
    '-U',
    'civickit',
    '-E',
    'UTF8',
    '--locale-provider=icu',
    '--icu-locale=zh',
    '--locale=C.UTF-8',
    '--no-sync',
  );
  await start();
  const address = (name: string): string => `postgres://civickit@127.0.0.1:${port}/${name}`;
  let made = 0;
  return {
    async database() {
      const client = new pg.Client(address('postgres'));
      await client.connect();
      const name = `town${++made}`;
      await client.query(`create database ${name}`);
      await client.end();
      return address(name);
    },
    async crash() {
      await run('pg_ctl', '-D', cluster, '-s', '-m', 'immediate', 'stop');
      await start();
    },
    async stop() {
      await run('pg_ctl', '-D', cluster, '-s', '-m', 'immediate', 'stop');
      await rm(folder, { recursive: true });
    },
  };
}

function majorOf(programs: string): number {
  return Number(programs.split('/').at(-2));
}

/** PostgreSQL refuses to run as root. */
function ownerFor(folder: string): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const [uid = 0, gid = 0] = ['-u', '-g'].map((which) => Number(execFileSync('id', [which, 'postgres'])));
  chownSync(folder, uid, gid);
  return { uid, gid };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
