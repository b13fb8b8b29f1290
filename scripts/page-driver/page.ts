import type { Page as PuppeteerPage } from 'puppeteer-core';
import type { Engine } from './engines.ts';

export interface Viewport {
  readonly width: number;
  readonly height: number;
}

export interface OpenPageOptions {
  /** In CSS pixels; WebKit's window is at least 290 wide. @default 1024 x 768 */
  readonly viewport?: Viewport;
  /** @default true */
  readonly javaScriptEnabled?: boolean;
  /** False: WebKit makes each page anew on the way back. The others do so for pages that listen for `unload`. @default true */
  readonly pageCache?: boolean;
}

export interface ConsoleLine {
  /** `log`, `warn`, `error`, `info`, `debug`; `pageerror` for what nobody caught. */
  readonly type: string;
  readonly text: string;
}

/** One tab with storage of its own, alike in the three engines. */
export interface Page {
  readonly engine: Engine;
  /** All lines so far. In WebKit only of pages from servePages whose policy lets its recorder run: see README.md. */
  console(): Promise<readonly ConsoleLine[]>;
  /** Addresses asked for so far. In WebKit those that reached a server of servePages. */
  requests(): readonly string[];
  /** Resolves when the page's load event has come. */
  goto(url: string): Promise<void>;
  /** Runs in the page; a function is sent as its text, so it sees its arguments only. */
  evaluate<T, A extends unknown[]>(run: ((...args: A) => T | Promise<T>) | string, ...args: A): Promise<T>;
  /** Asks until the answer is truthy. @throws after `timeoutMs` (10 s), with the last answer. */
  waitFor<T, A extends unknown[]>(run: ((...args: A) => T | Promise<T>) | string, ...args: A): Promise<T>;
  /** Scrolls to the element that `find` returns in the page and clicks its middle. */
  click(find: () => Element | null | undefined): Promise<void>;
  /** Presses one key by its `KeyboardEvent.key`, with modifiers before it: `Shift+Tab`. */
  press(key: string): Promise<void>;
  type(text: string): Promise<void>;
  /** Whether assistive technology hears an element called `name`, by the engine's own reckoning; Firefox tells no more than that. */
  isNamed(find: () => Element | null | undefined, name: string): Promise<boolean>;
  setViewport(viewport: Viewport): Promise<void>;
  /** PNG of the viewport. */
  screenshot(path?: string): Promise<Buffer>;
  close(): Promise<void>;
  /** For what only one engine can do, such as media emulation; absent in WebKit. */
  readonly puppeteer?: PuppeteerPage;
}

type Evaluate = Page['evaluate'];

/** The parts of a page that are built on its other parts. */
export function waiting(evaluate: Evaluate): Page['waitFor'] {
  return async (run, ...args) => {
    const until = Date.now() + 10_000;
    for (;;) {
      const answer = await evaluate(run, ...args);
      if (answer) return answer;
      if (Date.now() > until)
        throw new Error(`waited 10 s in vain for ${String(run).slice(0, 300)}; last answer: ${JSON.stringify(answer)}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
}

/** The text of a call of `run`; strings are expressions. */
export function callText(run: ((...args: never[]) => unknown) | string, args: readonly unknown[]): string {
  return typeof run === 'string'
    ? `(${run})`
    : `(${run.toString()})(${args.map((argument) => JSON.stringify(argument) ?? 'undefined').join(', ')})`;
}

/** Where to click for the element that `find` returns. */
export async function middleOf(evaluate: Evaluate, find: () => Element | null | undefined): Promise<{ x: number; y: number }> {
  const middle = await evaluate<{ x: number; y: number } | null, []>(`(() => {
    const element = (${find.toString()})();
    if (!element) return null;
    element.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
    const box = element.getBoundingClientRect();
    return { x: Math.round(box.x + box.width / 2), y: Math.round(box.y + box.height / 2) };
  })()`);
  if (!middle) throw new Error(`nothing to click: ${find.toString()}`);
  return middle;
}
