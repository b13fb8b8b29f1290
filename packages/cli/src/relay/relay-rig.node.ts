import { spawn } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const file = (name: string): string => fileURLToPath(new URL(`../../relay/${name}`, import.meta.url));

/** What both relays are set by. */
export interface RelaySettings {
  readonly privateHosts?: readonly string[];
  readonly cacheSeconds?: number;
  readonly keepSeconds?: number;
  readonly maxBytes?: number;
  readonly seconds?: number;
  readonly requestsPerMinute?: number;
  readonly mostCopies?: number;
  readonly origins?: readonly string[];
  readonly send?: Readonly<Record<string, { readonly paths: readonly string[]; readonly key?: object }>>;
  readonly maxSentBytes?: number;
  /** What names resolve to, one answer after the other; the last stays. */
  readonly names?: Readonly<Record<string, readonly (readonly string[])[]>>;
}

export interface RunningRelay {
  readonly folder: string;
  ask(source: string, url: string, headers?: Record<string, string>): Promise<Response>;
  /** As a page of `origin` sends; a form unless the headers say otherwise. */
  send(source: string, url: string, body: string, origin?: string, headers?: Record<string, string>): Promise<Response>;
  close(): Promise<void>;
}

export type StartRelay = (sources: readonly object[], settings: RelaySettings) => Promise<RunningRelay>;

/** The module of relay.mjs, which is plain JavaScript for whoever copies it. */
export interface RelayModule {
  readonly createRelay: (settings: object) => RequestListener;
  readonly isPublic: (address: string) => boolean;
}

export const relayModule = async (): Promise<RelayModule> => (await import(file('relay.mjs'))) as RelayModule;
export const phpRelay = file('relay.php');

function running(folder: string, origin: string, close: () => Promise<void>): RunningRelay {
  const through = (source: string, url: string) => `${origin}/relay.php?${String(new URLSearchParams({ source, url }))}`;
  return {
    folder,
    ask: (source, url, headers = {}) => fetch(through(source, url), { headers }),
    send: (source, url, body, from, headers = {}) => {
      const told = { 'content-type': 'application/x-www-form-urlencoded', ...(from !== undefined && { origin: from }), ...headers };
      return fetch(through(source, url), { method: 'POST', body, headers: told });
    },
    close,
  };
}

async function makeFolder(sources: readonly object[]): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'relay-'));
  await mkdir(path.join(folder, 'cache'));
  await writeFile(path.join(folder, 'civickit.json'), JSON.stringify({ civickit: 1, notices: sources }));
  return folder;
}

export const startNode: StartRelay = async (sources, { names, ...settings }) => {
  const folder = await makeFolder(sources);
  const asked = new Map<string, number>();
  const resolve = (host: string): Promise<readonly string[]> => {
    const turn = asked.get(host) ?? 0;
    asked.set(host, turn + 1);
    const answers = names?.[host] ?? [];
    return Promise.resolve(answers[Math.min(turn, answers.length - 1)] ?? []);
  };
  const { createRelay } = await relayModule();
  const relay = createRelay({
    configuration: path.join(folder, 'civickit.json'),
    cacheFolder: path.join(folder, 'cache'),
    ...settings,
    ...(names && { resolve }),
  });
  const server = createServer(relay);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return running(folder, `http://127.0.0.1:${(server.address() as AddressInfo).port}`, async () => {
    server.closeAllConnections();
    server.close();
  });
};

/** A real PHP with one of the two ways in which it can reach the network. */
export const startPhp =
  (transport: 'curl' | 'streams'): StartRelay =>
  async (sources, { names, ...settings }) => {
    const folder = await makeFolder(sources);
    await copyFile(phpRelay, path.join(folder, 'relay.php'));
    const resolver = `function ($host) {
      $names = json_decode(${JSON.stringify(JSON.stringify(names ?? {})).replaceAll('$', '\\$')}, true)[$host] ?? [[]];
      $file = __DIR__ . '/turn-' . sha1($host);
      $turn = (int) @file_get_contents($file);
      file_put_contents($file, $turn + 1);
      return $names[min($turn, count($names) - 1)];
    }`;
    const given = JSON.stringify(JSON.stringify({ transport, ...settings })).replaceAll('$', '\\$');
    await writeFile(
      path.join(folder, 'relay.settings.php'),
      `<?php return json_decode(${given}, true) + ['cacheFolder' => __DIR__ . '/cache'${names ? `, 'resolve' => ${resolver}` : ''}];`,
    );
    const port = await freePort();
    const child = spawn('php', ['-S', `127.0.0.1:${port}`, '-t', folder], {
      stdio: 'ignore',
      env: { ...process.env, PHP_CLI_SERVER_WORKERS: '2' },
      detached: true,
    });
    const gone = new Promise<void>((done) => child.once('exit', () => done()));
    await reachable(port);
    return running(folder, `http://127.0.0.1:${port}`, async () => {
      // Its workers are processes of their own.
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
      await gone;
    });
  };

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}

async function reachable(port: number): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    const open = await new Promise<boolean>((done) => {
      const socket = connect(port, '127.0.0.1', () => (socket.destroy(), done(true)));
      socket.on('error', () => done(false));
    });
    if (open) return;
    await sleep(50);
  }
  throw new Error('php -S does not start; is php-cli installed?');
}
