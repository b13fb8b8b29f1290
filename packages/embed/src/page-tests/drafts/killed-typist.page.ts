import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type MortalBrowser, type MortalTab, startMortalBrowser } from '@civickit/page-driver';
import { chanceOf } from '../chance.js';
import type {} from './draft-page.js';
import { serveDrafts } from './draft-site.page.js';

export interface Killed {
  /** Per death: how long before it the first key was typed that is missing, in milliseconds; 0 where none is. */
  readonly missing: readonly number[];
  /** What was not the beginning of what was typed, or did not belong together. Has to be empty. */
  readonly torn: readonly string[];
  /** Rules of the policy that were broken. Has to be empty. */
  readonly violations: readonly string[];
  readonly keys: number;
}

interface Kept {
  readonly text: string;
  readonly length: number;
  readonly drafts: number;
}

const alphabet = 'abcdefghijklmnopqrstuvwxyz ';
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Somebody types real keys into one form, and the browser dies again and again; each time it is opened again and typed on. */
export async function typeAndDie(seed: string, deaths: number, engine: 'chromium' | 'firefox' = 'chromium'): Promise<Killed> {
  const folder = await mkdtemp(join(tmpdir(), 'civickit-drafts-'));
  const site = await serveDrafts();
  const missing: number[] = [];
  const torn: string[] = [];
  let keys = 0;
  let before = '';
  let typed: { readonly key: string; at: number }[] = [];
  let died = 0;
  let browser: MortalBrowser | undefined;

  function judge(kept: Kept): void {
    const whole = before + typed.map(({ key }) => key).join('');
    if (!whole.startsWith(kept.text) || !kept.text.startsWith(before) || kept.length !== kept.text.length || kept.drafts > 1) {
      torn.push(`${JSON.stringify(kept)} of ${JSON.stringify(whole)}`);
    }
    const first = typed[kept.text.length - before.length];
    missing.push(first ? Math.max(0, died - first.at) : 0);
  }

  try {
    for (let life = 0; ; life += 1) {
      const started = await startMortalBrowser(folder, engine);
      browser = started;
      const tab = await started.open(`${site.origin}/`);
      const kept = await whatIsKept(tab);
      if (life > 0) judge(kept);
      if (life === deaths) break;
      before = kept.text;
      typed = [];
      let dead = false;
      const death = pause(100 + 900 * chanceOf(seed, life, 'death')).then(() => {
        dead = true;
        return started.kill();
      });
      try {
        for (let count = 0; !dead; count += 1) {
          const key = alphabet[Math.floor(alphabet.length * chanceOf(seed, life, count))] ?? ' ';
          // Until the page says that it has a key, it may have it or not.
          const one = { key, at: Infinity };
          typed.push(one);
          await tab.type(key);
          one.at = Date.now();
          await pause(90 * chanceOf(seed, life, count, 'rhythm'));
        }
      } catch (error) {
        // Of a browser that dies no key comes back.
        if (!dead) throw error;
      }
      died = await death;
      keys += typed.length;
    }
    return { missing, torn, violations: site.violations.map(({ directive, blocked }) => `${directive} ${blocked}`), keys };
  } finally {
    await browser?.kill();
    await site.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function whatIsKept(tab: MortalTab): Promise<Kept> {
  for (let tries = 0; tries < 400; tries += 1) {
    const kept = await tab.evaluate(async () => {
      const { draftPage } = globalThis;
      if (!draftPage) return undefined;
      const { text = '', length = 0 } = draftPage.draft.answers as { text?: string; length?: number };
      return { text, length, drafts: (await draftPage.ids()).length };
    });
    if (kept) return kept;
    await pause(25);
  }
  throw new Error('the draft did not open within 10 s');
}

/** Of the environment; otherwise always the same. Keys and instants of deaths follow from it, what the machine does by then does not. */
export const seedOf = (): string => process.env['DRAFT_SEED'] ?? '7';
