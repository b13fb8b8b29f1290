import { globSync, readFileSync } from 'node:fs';
import puppeteer from 'puppeteer-core';
import { browserArgs, executableOf } from './engines.ts';
import { callText, type Page } from './page.ts';

export type MortalTab = Pick<Page, 'evaluate' | 'type'>;

/** A browser whose tabs share what they keep, and which can die like a phone whose battery is empty. */
export interface MortalBrowser {
  open(url: string): Promise<MortalTab>;
  /**
   * SIGKILL to every process of it at once. Resolves when none is left, with the instant of the first signal in milliseconds since the epoch;
   * what its tabs were asked rejects.
   */
  kill(): Promise<number>;
}

/** Starts it upon what an earlier one left in `folder`. */
export async function startMortalBrowser(folder: string, engine: 'chromium' | 'firefox' = 'chromium'): Promise<MortalBrowser> {
  const executablePath = executableOf(engine);
  if (!executablePath) throw new Error(`${engine} is not installed here`);
  const browser =
    engine === 'chromium'
      ? await puppeteer.launch({ executablePath, userDataDir: folder, args: [...browserArgs] })
      : await puppeteer.launch({ browser: 'firefox', executablePath, userDataDir: folder, headless: true });
  const pid = browser.process()?.pid;
  if (pid === undefined) throw new Error(`${engine} did not start`);
  return {
    async open(url) {
      const page = await browser.newPage();
      await page.goto(url, { waitUntil: 'load', timeout: 30_000 });
      return {
        evaluate: async (run, ...args) => (await page.evaluate(callText(run, args))) as never,
        type: (text) => page.keyboard.type(text),
      };
    },
    async kill() {
      const tree = treeOf(pid);
      const at = Date.now();
      for (const one of tree) signal(one);
      for (let tries = 0; tree.some(isAlive); tries += 1) {
        if (tries === 200) throw new Error(`processes of ${engine} outlived SIGKILL by 10 s: ${tree.filter(isAlive).join(', ')}`);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      await browser.disconnect();
      return at;
    },
  };
}

/** A process, then all that it has started, and what those have. */
function treeOf(first: number): readonly number[] {
  const parents = new Map<number, number[]>();
  for (const file of globSync('/proc/[0-9]*/stat')) {
    const { pid, parent } = statOf(file) ?? {};
    if (pid !== undefined && parent !== undefined) parents.set(parent, [...(parents.get(parent) ?? []), pid]);
  }
  const tree = [first];
  for (const one of tree) tree.push(...(parents.get(one) ?? []));
  return tree;
}

function statOf(file: string): { pid: number; state: string; parent: number } | undefined {
  try {
    const [, pid, state = '', parent] = /^(\d+) \(.*\) (\S) (\d+)/s.exec(readFileSync(file, 'utf8')) ?? [];
    return { pid: Number(pid), state, parent: Number(parent) };
  } catch {
    return undefined;
  }
}

/** The dead that nobody has asked for yet do nothing any more. */
function isAlive(pid: number): boolean {
  const state = statOf(`/proc/${pid}/stat`)?.state;
  return state !== undefined && state !== 'Z' && state !== 'X';
}

function signal(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It went by itself meanwhile.
  }
}
