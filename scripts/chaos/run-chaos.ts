import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { servePages, startMortalBrowser, type MortalBrowser, type MortalTab, type Site } from '@civickit/page-driver';
import { openBadLink, type BadLink } from './bad-link.ts';
import { chanceOf } from './chance.ts';
import { chaosPage } from './chaos-page.ts';
import type { Verdict, WrittenReport } from './judge.ts';
import { photoOf } from './photos.ts';

export interface Chaos {
  readonly seed: string;
  readonly reports: number;
  /** How often the browser is killed, and how often the server in each life of the browser. */
  readonly deaths: { readonly browser: number; readonly server: number };
  /** Milliseconds over which the reports of one life of the browser are spread. */
  readonly span: number;
  /** How many seconds of the outbox's waiting pass in one. */
  readonly pace: number;
  /** Milliseconds for what is left once there is peace. */
  readonly patience: number;
  /** Address of an empty PostgreSQL. @default PGlite in a folder */
  readonly url?: string;
}

export interface Havoc {
  readonly verdict: Verdict;
  readonly figures: Readonly<Record<string, number>>;
}

interface Report {
  readonly key: string;
  readonly report: WrittenReport;
  readonly photos: readonly number[];
}

const tabsOfALife = 3;
const cutEvery = 64 * 1024;
const release = join(import.meta.dirname, '../../packages/embed/dist/civickit/1/');

/** People report from several tabs while everything fails that can. What is left of that is judged by a process that knows only logs and store. */
export async function runChaos(chaos: Chaos): Promise<Havoc> {
  const { seed, deaths } = chaos;
  const began = Date.now();
  const folder = await mkdtemp(join(tmpdir(), 'civickit-chaos-'));
  const all = Array.from({ length: chaos.reports }, (_, at) => reportOf(seed, at));
  const figures: Record<string, number> = { 'deaths of the browser': 0, 'deaths of the server': 0, 'puts cut off': 0 };
  const link = await openBadLink(seed, cutEvery);
  const town = await openTown(folder, link, chaos.url);
  const opening = town.start();
  const site = await openSite(chaos, began, folder, link);
  const kept = new Set<string>();
  let browser: MortalBrowser | undefined;

  async function live(life: number): Promise<readonly MortalTab[]> {
    const started = await startMortalBrowser(join(folder, 'browser'));
    browser = started;
    let isDead = false;
    let ready = (): void => undefined;
    const someReady = new Promise<void>((resolve) => (ready = resolve));
    const due = all.slice(0, Math.ceil((all.length * (life + 1)) / (deaths.browser + 1))).filter(({ key }) => !kept.has(key));

    async function submit(tab: MortalTab, { key, report, photos }: Report): Promise<void> {
      await pause(chaos.span * chanceOf(seed, life, key));
      if (isDead) return;
      try {
        await tab.evaluate((...given) => chaosTab.put(...given), key, report, photos);
        kept.add(key);
      } catch (error) {
        if (!isDead) throw error;
        figures['puts cut off'] = (figures['puts cut off'] ?? 0) + 1;
      }
    }
    async function person(at: number): Promise<MortalTab> {
      const tab = await started.open(site.origin);
      await untilReady(tab);
      ready();
      await Promise.all(due.filter((_, index) => index % tabsOfALife === at).map((one) => submit(tab, one)));
      return tab;
    }
    async function plague(): Promise<void> {
      await opening;
      for (let death = 0; death < deaths.server; death += 1) {
        await pause((chaos.span / deaths.server) * (0.3 + chanceOf(seed, life, 'server', death)));
        await town.kill();
        figures['deaths of the server'] = (figures['deaths of the server'] ?? 0) + 1;
        await pause(300 * chanceOf(seed, life, 'away', death));
        await town.start();
      }
    }
    const people = Promise.all(
      Array.from({ length: tabsOfALife }, (_, at) =>
        person(at).catch((error: unknown) => {
          if (!isDead) throw error;
          return undefined;
        }),
      ),
    );
    const plagued = plague();
    if (life < deaths.browser) {
      await someReady;
      await pause(chaos.span * (0.3 + 0.6 * chanceOf(seed, life, 'browser')));
      isDead = true;
      await started.kill();
      figures['deaths of the browser'] = (figures['deaths of the browser'] ?? 0) + 1;
    }
    await plagued;
    return (await people).filter((tab) => tab !== undefined);
  }

  try {
    for (let life = 0; life < deaths.browser; life += 1) await live(life);
    const tabs = await live(deaths.browser);
    const met = chaos.reports * 5;
    await settle(tabs, 20_000, () => link.met() >= met);
    link.calm();
    const settling = Date.now();
    const waiting = await settle(tabs, chaos.patience);
    if (waiting.length > 0) console.log('still waiting:', JSON.stringify(waiting));
    for (const tab of tabs) await tab.evaluate(() => chaosTab.logged());
    figures['seconds to settle'] = Math.round((Date.now() - settling) / 1000);
    await browser?.kill();
    browser = undefined;
    await town.kill();
    const verdict = await check(folder, town.database);
    return { verdict, figures: { ...figures, ...link.fates, seconds: Math.round((Date.now() - began) / 1000) } };
  } finally {
    await browser?.kill();
    await town.kill();
    await site.close();
    link.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** "Send now" in all tabs, until nothing waits, it is enough, or patience ends. @returns what still waits */
async function settle(tabs: readonly MortalTab[], patience: number, isEnough = () => false) {
  const until = Date.now() + patience;
  for (;;) {
    const waiting = (await Promise.all(tabs.map((tab) => tab.evaluate(() => chaosTab.push())))).at(-1) ?? [];
    if (waiting.length === 0 || isEnough() || Date.now() > until) return waiting;
    await pause(200);
  }
}

function reportOf(seed: string, at: number): Report {
  return {
    key: `report-of-chaos-${seed}-${String(at).padStart(4, '0')}`,
    report: {
      description: `Lamp ${at} of “${seed}” is out: 灯坏了 💡\nIt hums & flickers, 100% of the nights; "who" sees to it?`,
      latitude: 26 + at / 1000,
      longitude: 104 + at / 1000,
      phone: `+86 139 0000 ${String(at).padStart(4, '0')}`,
    },
    // None, one or two.
    photos: Array.from({ length: at % 3 }, (_, photo) => at * 2 + photo),
  };
}

/** The page, the release as it is uploaded, photos, and a place where tabs write down what they do and see. */
async function openSite({ seed, pace }: Chaos, began: number, folder: string, link: BadLink): Promise<Site> {
  await mkdir(join(folder, 'logs'));
  const configuration = {
    civickit: 1,
    zone: 'Asia/Shanghai',
    requests: [{ id: 'town', adapter: 'open311', dialect: 'civickit', url: `${link.origin}/areas/town/open311/v2` }],
  };
  const nameOf = (url = ''): string => url.slice(url.lastIndexOf('/') + 1);
  return servePages({
    directory: { '/civickit/1/': release },
    routes: {
      '/': chaosPage(pace, began),
      '/civickit.json': { headers: { 'content-type': 'application/json' }, body: JSON.stringify(configuration) },
      '/photos/*': async ({ url }) => ({ headers: { 'content-type': 'image/jpeg' }, body: await photoOf(seed, Number(nameOf(url))) }),
      '/log/*': async (request) => {
        let line = '';
        for await (const chunk of request.setEncoding('utf8')) line += String(chunk);
        appendFileSync(join(folder, 'logs', `${nameOf(request.url)}.log`), `${line}\n`);
        return { status: 204 };
      },
    },
  });
}

interface Town {
  /** As the options of `openDatabase`, in JSON. */
  readonly database: string;
  start(): Promise<void>;
  kill(): Promise<void>;
}

/** The server in a process of its own, on one store for all its lives. */
async function openTown(folder: string, link: BadLink, url: string | undefined): Promise<Town> {
  const county = join(folder, 'county.json');
  const area = { id: 'town', name: 'Town', zone: 'Asia/Shanghai', lang: 'en', requests: 'requests.csv', publishedAtOnce: ['lamp'] };
  await writeFile(county, JSON.stringify({ areas: [area] }));
  await writeFile(join(folder, 'requests.csv'), '编号,名称,说明\nlamp,路灯故障,灯不亮\n');
  const database = JSON.stringify(url === undefined ? { folder: join(folder, 'store') } : { url });
  let child: ChildProcess | undefined;
  return {
    database,
    async start() {
      const given = [database, join(folder, 'media'), link.origin, ...(child ? [] : [county])];
      const started = spawn(process.execPath, [join(import.meta.dirname, 'serve-town.ts'), ...given], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      child = started;
      const [port] = (await once(started.stdout, 'data')) as [Buffer];
      link.leadTo(Number(port.toString()));
    },
    async kill() {
      if (!child || child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
      link.leadTo(undefined);
    },
  };
}

async function untilReady(tab: MortalTab): Promise<void> {
  while (!(await tab.evaluate(() => 'chaosTab' in globalThis))) await pause(50);
}

async function check(folder: string, database: string): Promise<Verdict> {
  const given = [join(folder, 'logs'), join(folder, 'media'), database];
  const child = spawn(process.execPath, [join(import.meta.dirname, 'check-store.ts'), ...given], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  let text = '';
  for await (const chunk of child.stdout.setEncoding('utf8')) text += String(chunk);
  await ended;
  return JSON.parse(text) as Verdict;
}
