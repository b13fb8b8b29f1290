import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import { globSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type MortalBrowser, startMortalBrowser } from '@civickit/page-driver';
import { openLossyOffice } from './lossy-office.page.js';
import { outboxPages } from './outbox-pages.page.js';
import type {} from './outbox-tab.js';

export interface Torn {
  /** Keys that were promised to be kept, and are not shown at the start of a later life. */
  readonly lost: readonly string[];
  /** What the browser says of databases that it has thrown away. */
  readonly thrownAway: readonly string[];
  /** Whether the outbox said in the end that something is lost. */
  readonly saidLost: boolean;
}

/**
 * Chromium dies again and again in the middle of a record of its databases' log: seldom by itself, as it takes an instant between two of
 * its writes, so the beginning of a record is written behind what the death has left.
 *
 * @param about `one-log` keeps it from beginning a new log
 */
export async function dieInTheMiddle(lives: number, about?: 'one-log'): Promise<Torn> {
  const folder = await mkdtemp(join(tmpdir(), 'civickit-torn-'));
  const office = await openLossyOffice('torn', await outboxPages());
  const promised: string[] = [];
  const lost = new Set<string>();
  const thrownAway: string[] = [];
  let saidLost = false;
  let browser: MortalBrowser | undefined;
  try {
    for (let life = 0; life < lives; life += 1) {
      const before = logOf(folder);
      browser = await startMortalBrowser(folder);
      const tab = await browser.open(`${office.origin}/?pace=1&began=${Date.now()}${about ? `&${about}` : ''}`);
      const there = new Set((await tab.evaluate(() => outboxTab.list())).map(({ key }) => key));
      for (const key of promised) if (!there.has(key)) lost.add(key);
      thrownAway.push(...(await tab.evaluate(() => outboxTab.thrownAway)));
      saidLost = await tab.evaluate(() => outboxTab.hasLost());
      const key = `life-${life}`;
      if (await tab.evaluate((name) => outboxTab.put('keyed', name, { text: name }, [`${name}.jpg`]), key)) promised.push(key);
      // Chromium does it when it has nothing else to do. A death before that is one of two that would have to fall into an instant each.
      for (let tries = 0; tries < 100 && logOf(folder) === before; tries += 1) await new Promise((resolve) => setTimeout(resolve, 50));
      await browser.kill();
      await tear(logOf(folder));
    }
  } finally {
    await browser?.kill();
    office.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
  return { lost: [...lost], thrownAway, saidLost };
}

/** The log that is written to: that of the highest number. */
function logOf(folder: string): string {
  return globSync(join(folder, 'Default/IndexedDB/*/*.log')).toSorted().at(-1) ?? '';
}

/** A record is its checksum, its length, whether it is whole, and its bytes (LevelDB, `doc/log_format.md`). */
async function tear(log: string): Promise<void> {
  const begun = Buffer.alloc(200);
  begun.writeUInt16LE(5000, 4);
  begun.writeUInt8(1, 6);
  await appendFile(log, begun);
}
