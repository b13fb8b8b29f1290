import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OutboxItem } from '@civickit/core/outbox';
import { type MortalBrowser, type MortalTab, startMortalBrowser } from '@civickit/page-driver';
import { chanceOf } from '../chance.js';
import { type LossyOffice, openLossyOffice } from './lossy-office.page.js';
import { outboxPages } from './outbox-pages.page.js';
import type {} from './outbox-tab.js';

export interface Storm {
  readonly seed: string;
  readonly submissions: number;
  readonly kills: number;
  /** Milliseconds over which the submissions of one life of the browser are spread. */
  readonly span: number;
  /** How many seconds of the outbox's waiting pass in one. */
  readonly pace: number;
  /** For what is left after the last start. */
  readonly patience: number;
}

/** Keys, each list of which has to be empty, and figures. */
export interface Havoc {
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
  readonly invented: readonly string[];
  readonly changed: readonly string[];
  readonly unsettled: readonly string[];
  readonly unkept: readonly string[];
  /** Photos of received items that are not at the office once, as they were. */
  readonly photos: readonly string[];
  readonly figures: Readonly<Record<string, number>>;
  readonly fates: Readonly<Record<string, number>>;
}

interface Submission {
  readonly source: string;
  readonly key: string;
  readonly draft: { readonly text: string; readonly at: number };
  readonly photos: readonly string[];
}

const tabsOfALife = 4;
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** People submit from four tabs, the network loses answers, and the browser dies again and again. */
export async function weather(storm: Storm): Promise<Havoc> {
  const { seed, submissions, kills, span, pace } = storm;
  const began = Date.now();
  const folder = await mkdtemp(join(tmpdir(), 'civickit-outbox-'));
  const office = await openLossyOffice(seed, await outboxPages());
  const address = `${office.origin}/?pace=${pace}&began=${began}`;
  const all = Array.from({ length: submissions }, (_, at): Submission => {
    const source = at % 2 ? 'keyed' : 'searched';
    const key = `${seed}-${at}`;
    // A third has one photo or two.
    const photos = Array.from({ length: Math.max(0, (at % 6) - 3) }, (_, number) => `${key}-${number}.jpg`);
    return { source, key, draft: { text: `Lamp ${at} of ${seed} is out: 灯坏了`, at }, photos };
  });
  const promised = new Set<string>();
  const invented = new Set<string>();
  const lost = new Set<string>();
  const unkept = new Set<string>();
  const figures: Record<string, number> = { kills: 0, 'puts cut off': 0 };
  const count = (name: string, more = 1) => (figures[name] = (figures[name] ?? 0) + more);
  let browser: MortalBrowser | undefined;

  /** What a tab shows must be true at any time, not only in the end. */
  async function check(tab: MortalTab): Promise<readonly OutboxItem[]> {
    const before = new Set(promised);
    const items = await tab.evaluate(() => outboxTab.list());
    const there = new Set(items.map(({ key }) => key));
    for (const key of before) if (!there.has(key)) lost.add(key);
    for (const { key, state } of items) if (state === 'received' && !office.rows.some((row) => row.key === key)) invented.add(key);
    return items;
  }

  async function live(life: number): Promise<readonly MortalTab[]> {
    const started = await startMortalBrowser(folder);
    browser = started;
    let dead = false;
    const waiting = new Set(all.slice(0, Math.ceil((submissions * (life + 1)) / (kills + 1))).filter(({ key }) => !promised.has(key)));
    const tabs: MortalTab[] = [];

    /** A form keeps its key until it hears that the report is kept. */
    async function submit(tab: MortalTab, one: Submission): Promise<void> {
      if (dead || !waiting.delete(one)) return;
      const { source, key, draft, photos } = one;
      try {
        const kept = await tab.evaluate((...words) => outboxTab.put(...words), source, key, draft, photos);
        (kept ? promised : unkept).add(key);
      } catch (error) {
        // Whoever is asked while the browser dies cannot answer.
        if (!dead) throw error;
        count('puts cut off');
      }
    }

    async function person(at: number): Promise<void> {
      const own = [...waiting].filter((_, index) => index % tabsOfALife === at);
      const tab = await started.open(address);
      tabs.push(tab);
      const items = await check(tab);
      // Says at once of what is lost then that it was not the outbox.
      count('databases thrown away by the browser', (await tab.evaluate(() => outboxTab.thrownAway)).length);
      if (at === 0) for (const { state } of items) if (state !== 'received') count(`${state} at a start`);
      await Promise.all(own.map((one) => pause(span * chanceOf(seed, life, one.key)).then(() => submit(tab, one))));
      if (!dead) await check(tab);
    }
    const people = Promise.all(
      Array.from({ length: tabsOfALife }, (_, at) =>
        person(at).catch((error: unknown) => {
          if (!dead) throw error;
        }),
      ),
    );
    if (life < kills) {
      const death = pause(300 + span * 1.4 * chanceOf(seed, life, 'death'));
      await Promise.race([death, people.then(() => death)]);
      // Some are at it in that very moment.
      const last = [...waiting].slice(0, tabs.length).map((one, at) => submit(tabs[at] as MortalTab, one));
      await pause(10 * chanceOf(seed, life, 'moment'));
      dead = true;
      await started.kill();
      count('kills');
      await Promise.all(last);
    }
    await people;
    return tabs;
  }

  try {
    for (let life = 0; life < kills; life += 1) await live(life);
    const tabs = await live(kills);
    const settling = Date.now();
    const items = await settle(tabs, storm.patience);
    count('seconds to settle', Math.round((Date.now() - settling) / 1000));
    for (const tab of tabs) await check(tab);
    count('seconds', Math.round((Date.now() - began) / 1000));
    const open = items.filter(({ state }) => state !== 'received').map(({ key, state }) => `${key} ${state}`);
    const { doubled, missing, changed, photos, leftOut } = compare(office, all, items);
    Object.assign(figures, {
      photos: office.photos.length,
      'left out': leftOut,
      promised: promised.size,
      rows: office.rows.length,
      'sent again by the browser': office.resent('keyed'),
    });
    for (const key of missing) lost.add(key);
    const found = { lost: [...lost], doubled, invented: [...invented], changed, unsettled: open, unkept: [...unkept], photos };
    return { ...found, figures, fates: office.fates };
  } finally {
    await browser?.kill();
    office.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** "Send now" in all tabs, until nothing waits or patience ends. */
async function settle(tabs: readonly MortalTab[], patience: number): Promise<readonly OutboxItem[]> {
  const until = Date.now() + patience;
  for (;;) {
    await Promise.all(tabs.map((tab) => tab.evaluate(() => outboxTab.push())));
    const items = (await tabs[0]?.evaluate(() => outboxTab.list())) ?? [];
    const waits = items.some(({ state }) => state === 'queued' || state === 'sending' || state === 'uncertain');
    if (!waits || Date.now() > until) return items;
    await pause(300);
  }
}

const contentOf = ({ content }: LossyOffice['photos'][number]) => (JSON.parse(content) as { readonly content: unknown }).content;

/** The office's table beside what was submitted and what the outbox says. */
function compare({ rows, photos: arrived }: LossyOffice, all: readonly Submission[], items: readonly OutboxItem[]) {
  const doubled: string[] = [];
  const missing: string[] = [];
  const changed: string[] = [];
  const wrong: string[] = [];
  let leftOut = 0;
  for (const { source, key, draft, photos } of all) {
    const own = rows.filter((row) => row.key === key);
    const shown = items.filter((item) => item.key === key);
    const calls = new Set(own.map(({ call }) => call)).size;
    if (own.length > 1 || shown.length > 1) doubled.push(`${key}: ${own.length} rows of ${calls} calls, ${shown.length} items`);
    if (own.length === 0 || shown.length === 0) missing.push(key);
    const media = shown[0]?.media ?? [];
    const content = JSON.stringify({ ...draft, photos: media.map(({ name, url }) => ({ name, url })) });
    const alike = own.every((row) => row.source === source && row.content === content);
    if (!alike || shown.some((item) => JSON.stringify(item.draft) !== JSON.stringify(draft))) changed.push(key);
    for (const [at, name] of photos.entries()) {
      const about = media[at];
      const there = arrived.filter((photo) => photo.key === about?.id && contentOf(photo) === `${name} `.repeat(4000));
      // Of what fails again and again, the item says that the text went without.
      if (about?.leftOut) leftOut += 1;
      else if (about?.name !== name || about.url !== `photo:${about.id}` || there.length !== 1)
        wrong.push(`${name}: ${there.length} at the office`);
    }
  }
  return { doubled, missing, changed, photos: wrong, leftOut };
}
