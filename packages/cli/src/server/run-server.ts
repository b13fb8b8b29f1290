import path from 'node:path';
import { explainProblem } from '@civickit/adapters/files/explain.js';
import { isCivicError } from '@civickit/core';
import type { DatabaseOptions, OidcOptions, SetUpLink, TableCount } from '@civickit/server';
import type { CommandSetting } from '../command-setting.js';
import { type ExitCode, exitCodes } from '../exit-codes.js';
import { openSources } from './area-sources.js';
import { deskFolder } from './desk-folder.js';
import type { ServerCommand, ServerOptions } from './server-options.js';

interface Setting extends Pick<CommandSetting, 'terminal' | 'texts' | 'language' | 'signal'> {
  /** As the environment has it; an empty one counts as set, so that a mistake in a service file does not begin a second, empty database. */
  readonly databaseUrl: string | undefined;
  /** By whose accounts members may sign in too. */
  readonly oidc: OidcOptions | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** `civickit start`, `import`, `dump`, `restore`, `migrate`, `staff` and `audit`. The server's code is loaded here: the other commands do without it. */
export async function runServer(command: ServerCommand, options: ServerOptions, setting: Setting): Promise<ExitCode> {
  try {
    return (await { start, import: bring, dump, restore, migrate, staff, audit }[command](options, setting)) ?? exitCodes.ok;
  } catch (error) {
    return explain(error, options, setting);
  }
}

async function start(options: ServerOptions, setting: Setting): Promise<void> {
  const { folder, port, host, proxies, proof, publicUrl } = options;
  const { terminal, texts, signal, databaseUrl, env, oidc } = setting;
  const { defaultFolder, s3FromEnvironment, startServer } = await import('@civickit/server');
  const s3 = s3FromEnvironment(env);
  const { sources, collect } = await openSources(options, folder ?? defaultFolder, setting);
  const server = await startServer({
    database: databaseOf(folder, databaseUrl),
    port,
    host,
    rates: { trustedProxies: proxies },
    ...(proof && { proof: { when: proof } }),
    sources,
    deskFolder,
    ...(publicUrl !== undefined && { publicUrl }),
    ...(oidc && { oidc }),
    ...(s3 && { s3 }),
  });
  if (server.database === 'pglite') for (const line of texts.server.trial(path.resolve(folder ?? defaultFolder))) terminal.say(line);
  if (server.pictures === 'segments') terminal.warn(texts.server.noSharp);
  const collecting = collect();
  terminal.say(texts.server.listens(server.url));
  terminal.say(texts.server.desk(new URL('/desk', publicUrl ?? server.url).href));
  const link = await server.firstLink();
  if (link) sayLink(texts.server.firstLink, link, terminal);
  if (/^(127\.|localhost$|::1$)/.test(host)) terminal.say(texts.server.onlyHere);
  await new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
  terminal.say(texts.server.stopping);
  await Promise.all([server.close(), collecting]);
  terminal.say(texts.server.stopped);
}

/** What a county keeps in files, into the database. */
async function bring({ file, folder }: ServerOptions, { terminal, texts, language, databaseUrl }: Setting): Promise<ExitCode> {
  const { importCounty, openDatabase } = await import('@civickit/server');
  const database = await openDatabase(databaseOf(folder, databaseUrl));
  try {
    const files = await importCounty(database.db, file, Date.now());
    for (const { area, file: name, kept, problems } of files) {
      terminal.say(texts.server.imported(area, name, kept));
      for (const problem of problems) {
        const explained = explainProblem(problem, language).map(({ sentence }) => sentence);
        for (const sentence of explained.length > 0 ? explained : [`${problem.code}: ${problem.message}`]) terminal.warn(`  ✗ ${sentence}`);
      }
    }
    return files.some(({ problems }) => problems.length > 0) ? exitCodes.problems : exitCodes.ok;
  } finally {
    await database.close();
  }
}

async function dump({ file, folder }: ServerOptions, { terminal, texts, databaseUrl }: Setting): Promise<void> {
  const { openDatabase, writeDump } = await import('@civickit/server');
  const database = await openDatabase({ ...databaseOf(folder, databaseUrl), existing: true });
  try {
    say(await writeDump(database.db, file, new Date()), { terminal, texts });
  } finally {
    await database.close();
  }
  terminal.say(texts.server.dumped(file));
  terminal.say(texts.server.confidential);
}

async function restore({ file, folder }: ServerOptions, { terminal, texts, databaseUrl }: Setting): Promise<void> {
  const { openDatabase, readDump, restore: put } = await import('@civickit/server');
  const database = await openDatabase(databaseOf(folder, databaseUrl));
  try {
    say(await put(database.db, readDump(file)), { terminal, texts });
  } finally {
    await database.close();
  }
  terminal.say(texts.server.restored(file));
}

async function migrate({ folder, to }: ServerOptions, { terminal, texts, databaseUrl }: Setting): Promise<void> {
  const { dumpOf, openDatabase, restore: put } = await import('@civickit/server');
  const source = await openDatabase({ ...databaseOf(folder, databaseUrl), existing: true });
  try {
    const target = await openDatabase({ url: to });
    try {
      say(await put(target.db, dumpOf(source.db, new Date())), { terminal, texts });
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
  terminal.say(texts.server.copied);
}

/** Whoever has the shell is let in. */
async function staff(
  { folder, email, publicUrl = 'http://127.0.0.1:4312' }: ServerOptions,
  setting: Setting,
): Promise<ExitCode | undefined> {
  const { terminal, texts, databaseUrl } = setting;
  const { adminLink, firstLink, openDatabase } = await import('@civickit/server');
  const database = await openDatabase({ ...databaseOf(folder, databaseUrl), existing: true });
  try {
    const where = { origin: publicUrl, now: Date.now() };
    const link = email === undefined ? await firstLink(database.db, where) : await adminLink(database.db, email, where);
    if (!link) return (terminal.warn(texts.server.whoseLink), exitCodes.usage);
    sayLink(email === undefined ? texts.server.firstLink : texts.server.adminLink(email), link, terminal);
    return undefined;
  } finally {
    await database.close();
  }
}

/** Whether the log of what members of staff did is as it was written. */
async function audit({ folder, mark }: ServerOptions, { terminal, texts, databaseUrl }: Setting): Promise<ExitCode> {
  const { openDatabase, verifyAudit } = await import('@civickit/server');
  const database = await openDatabase({ ...databaseOf(folder, databaseUrl), existing: true });
  try {
    const { rows, last, broken } = await verifyAudit(database.db, mark);
    if (broken) return (terminal.warn(texts.server.auditBroken[broken.why](broken.id)), exitCodes.problems);
    terminal.say(texts.server.auditRight(rows));
    if (last) terminal.say(texts.server.auditMark(`${last.id}:${last.hash}`));
    return exitCodes.ok;
  } finally {
    await database.close();
  }
}

function sayLink(sentence: string, { url }: SetUpLink, { say }: Setting['terminal']): void {
  say(sentence);
  say(`  ${url}`);
}

function databaseOf(folder: string | undefined, url: string | undefined): DatabaseOptions {
  return { ...(folder !== undefined && { folder }), ...(url !== undefined && { url }) };
}

function say(counts: readonly TableCount[], { terminal, texts }: Pick<Setting, 'terminal' | 'texts'>): void {
  for (const { table, rows, sha256 } of counts) terminal.say(texts.server.counted(table, rows, sha256));
}

function explain(error: unknown, { port }: ServerOptions, { terminal, texts }: Setting): ExitCode {
  const { code = '', message } = error as { code?: string; message: string };
  if (code === 'EADDRINUSE') return (terminal.warn(texts.server.portTaken(port)), exitCodes.problems);
  if (isCivicError(error)) {
    const advice = texts.server.advice(code);
    if (advice !== undefined) terminal.warn(advice);
    terminal.warn(`${code}: ${message}`);
    if (error.kind === 'config') return exitCodes.usage;
    if (code === 'storage/folder-in-use') return exitCodes.busy;
    return code === 'storage/unavailable' ? exitCodes.unwritable : exitCodes.problems;
  }
  // What a file or an address does not let us do; anything else is a mistake of ours and shows where.
  if (!/^E[A-Z]+$/.test(code)) throw error;
  terminal.warn(message);
  return /^E(ACCES|PERM|ROFS|NOSPC|NOTDIR|ISDIR|EXIST)$/.test(code) ? exitCodes.unwritable : exitCodes.problems;
}
