import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, cpSync, createWriteStream, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** A real WordPress of Debian's packages on this machine, with posts, and a database of its own. */
export interface WordPressSite {
  readonly origin: string;
  /** How its addresses look, as under "Settings, Permalinks". */
  setPermalinks(form: 'plain' | 'pretty'): Promise<void>;
  /** One of the switches in `php/town.php`: `civickit_closed`, `civickit_no_rest_route`, `civickit_prefix`; blank is off. */
  setSwitch(name: string, value: string): Promise<void>;
  close(): Promise<void>;
}

const run = promisify(execFile);
const debianSite = '/usr/share/wordpress';
const debianContent = '/var/lib/wordpress/wp-content';
const php = join(import.meta.dirname, 'php');
/** Debian keeps the database server where only root's PATH looks. */
const path = `${process.env['PATH']}:/usr/sbin:/usr/local/sbin`;

/** @throws Error that names what to install where WordPress, PHP or MariaDB is missing */
export async function startWordPress(): Promise<WordPressSite> {
  if (!existsSync(`${debianSite}/wp-load.php`) || !existsSync('/usr/sbin/mariadbd') || !existsSync('/usr/bin/php')) {
    throw new Error('WordPress is not installed; npm run test:long installs it where it may, see scripts/setup.sh');
  }
  const folder = mkdtempSync(join(tmpdir(), 'civickit-wordpress-'));
  const running: ChildProcess[] = [];
  const close = async () => {
    await Promise.all(running.reverse().map(end));
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    return { ...(await startIn(folder, running)), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function startIn(folder: string, running: ChildProcess[]): Promise<Omit<WordPressSite, 'close'>> {
  const site = join(folder, 'site');
  const socket = join(folder, 'db', 'socket');
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const env = { ...process.env, PATH: path, CIVICKIT_WP_SOCKET: socket, CIVICKIT_WP_ORIGIN: origin, PHP_CLI_SERVER_WORKERS: '4' };
  const runPhp = (file: string, ...more: string[]) => run('php', ['-d', 'display_errors=stderr', join(php, file), site, ...more], { env });
  copySite(site);
  await startDatabase(folder, socket, env, running);
  await runPhp('install.php');
  await runPhp('seed.php');
  running.push(start('php', ['-S', `127.0.0.1:${port}`, '-t', site, join(php, 'router.php')], env, join(folder, 'php.log')));
  await until('WordPress', async () => (await fetch(`${origin}/?rest_route=/`)).ok);
  return {
    origin,
    async setPermalinks(form) {
      await runPhp('set-option.php', 'permalink_structure', form === 'pretty' ? '/%postname%/' : '');
    },
    async setSwitch(name, value) {
      await runPhp('set-option.php', name, value);
    },
  };
}

/** A copy, since Debian's own wants its configuration under /etc. */
function copySite(site: string): void {
  cpSync(debianSite, site, {
    recursive: true,
    dereference: true,
    filter: (from) => !/\/(wp-content|\.htaccess|wp-config\.php)$/.test(from),
  });
  cpSync(debianContent, join(site, 'wp-content'), { recursive: true, dereference: true });
  mkdirSync(join(site, 'wp-content', 'mu-plugins'), { recursive: true });
  mkdirSync(join(site, 'wp-content', 'uploads'), { recursive: true });
  cpSync(join(php, 'town.php'), join(site, 'wp-content', 'mu-plugins', 'town.php'));
  cpSync(join(php, 'wp-config.php'), join(site, 'wp-config.php'));
}

/** A MariaDB that listens on a socket in `folder` alone. It refuses to run as root, so that root lends it the packages' own user. */
async function startDatabase(folder: string, socket: string, env: NodeJS.ProcessEnv, running: ChildProcess[]): Promise<void> {
  const datadir = join(folder, 'db');
  const user = process.getuid?.() === 0 ? ['--user=mysql'] : [];
  chmodSync(folder, 0o755);
  mkdirSync(datadir);
  if (user.length > 0) await run('chown', ['mysql:', datadir]);
  await run('mariadb-install-db', ['--no-defaults', ...user, `--datadir=${datadir}`, '--auth-root-authentication-method=normal', '--skip-test-db'], { env }); // prettier-ignore
  const quick = ['--skip-networking', '--innodb-flush-log-at-trx-commit=0', '--innodb-buffer-pool-size=32M'];
  const args = ['--no-defaults', ...user, `--datadir=${datadir}`, `--socket=${socket}`, `--pid-file=${join(datadir, 'pid')}`, ...quick];
  running.push(start('mariadbd', args, env, join(folder, 'db.log')));
  const client = ['--no-defaults', '-uroot', '-S', socket];
  await until('MariaDB', () => run('mariadb-admin', [...client, 'ping'], { env }));
  const sql = "create database wp character set utf8mb4; create user wp@localhost identified by 'wp'; grant all on wp.* to wp@localhost";
  await run('mariadb', [...client, '-e', sql], { env });
}

function start(command: string, args: readonly string[], env: NodeJS.ProcessEnv, log: string): ChildProcess {
  const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  const file = createWriteStream(log);
  child.stdout.pipe(file);
  child.stderr.pipe(file, { end: false });
  return child;
}

/** PHP's server has workers, so its whole group has to go. */
async function end(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null) return;
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  process.kill(-child.pid, 'SIGTERM');
  const late = setTimeout(() => child.pid !== undefined && process.kill(-child.pid, 'SIGKILL'), 10_000);
  await gone;
  clearTimeout(late);
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return port;
}

async function until(what: string, works: () => Promise<unknown>): Promise<void> {
  const limit = performance.now() + 60_000;
  for (;;) {
    try {
      if (await works()) return;
    } catch (error) {
      if (performance.now() > limit) throw new Error(`${what} does not start`, { cause: error });
    }
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
}
