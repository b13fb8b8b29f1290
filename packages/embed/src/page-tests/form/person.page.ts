import type { Page } from '@civickit/page-driver';
import { expect, vi } from 'vitest';
import type { CivicForm } from './form-page.js';

/** Somebody in front of a form, with real clicks and keys. Everything waits until it can be done. */
export interface Person {
  readonly page: Page;
  readonly tag: string;
  /** Until the element shows a step. */
  at(step: string): Promise<void>;
  /** Until something fits in the root of the element. */
  sees(selector: string): Promise<void>;
  /** Until all words of the element have, or have not, a text in them. */
  reads(text: string, not?: 'not'): Promise<void>;
  click(selector: string): Promise<void>;
  /** Into the control of a question, in the place of what was there. */
  type(path: string, text: string): Promise<void>;
  valueOf(path: string): Promise<string>;
  /** The id of what has the focus, or its classes. */
  focused(): Promise<string>;
  /** All words of the element, without the marks of the translator. */
  words(selector?: string): Promise<string>;
}

export const fieldOf = (path: string): string => `[id="q-${path}"]`;

export function personAt(page: Page, tag = 'civic-form'): Person {
  const aim = (selector: string) =>
    page.waitFor(
      (host, wanted) =>
        Boolean((globalThis.aimed = document.querySelector(host)?.shadowRoot?.querySelector<HTMLElement>(wanted) ?? undefined)),
      tag,
      selector,
    );
  const person: Person = {
    page,
    tag,
    async at(step) {
      const shown = page.waitFor(
        (host, wanted) => {
          const element = document.querySelector<CivicForm>(host);
          const isThere = element?.step === wanted && element.shadowRoot?.querySelector('.step');
          return isThere ? element.updateComplete.then(() => true) : false;
        },
        tag,
        step,
      );
      await shown.catch(async (cause: unknown) => {
        throw new Error(`no step "${step}", but: ${await person.words()}`, { cause });
      });
    },
    async sees(selector) {
      await aim(selector);
    },
    async reads(text, not) {
      await page.waitFor(
        (host, wanted, missing) => {
          const words = document.querySelector(host)?.shadowRoot?.querySelector('.root')?.textContent?.replace(/[⟦⟧]/g, '') ?? '';
          return words.includes(wanted) !== missing;
        },
        tag,
        text,
        not === 'not',
      );
    },
    async click(selector) {
      await aim(selector);
      // Where it is going to be pressed it has to stand still.
      await page.waitFor(async () => {
        globalThis.aimed?.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
        const tops: (number | undefined)[] = [];
        for (let frames = 0; frames < 3; frames += 1) {
          await new Promise(requestAnimationFrame);
          tops.push(globalThis.aimed?.getBoundingClientRect().top);
        }
        return tops.every((top) => top === tops[0]);
      });
      await page.click(() => globalThis.aimed);
    },
    async type(path, text) {
      await aim(fieldOf(path));
      await page.evaluate(() => {
        const field = globalThis.aimed as HTMLInputElement;
        field.focus();
        field.select();
      });
      if (text === '') await page.press('Delete');
      else await page.type(text);
    },
    async valueOf(path) {
      await aim(fieldOf(path));
      return page.evaluate(() => (globalThis.aimed as HTMLInputElement).value);
    },
    focused: () =>
      page.evaluate((host) => {
        const found = document.querySelector(host)?.shadowRoot?.activeElement;
        return found?.id || found?.className || '';
      }, tag),
    words: (selector = '.root') =>
      page.evaluate(
        (host, wanted) =>
          [...(document.querySelector(host)?.shadowRoot?.querySelectorAll(wanted) ?? [])]
            .map(({ textContent }) => textContent ?? '')
            .join(' ')
            .replace(/[⟦⟧]/g, '')
            // It stands there as soon as it is so.
            .replace('Saved on this device as you write', '')
            .replace('What you write is saved on this device by itself. With a file you can also go on with it on another device.', '')
            .replace(/\s+/g, ' ')
            .trim(),
        tag,
        selector,
      ),
  };
  return person;
}

/** From the start over a page with what is wrong about it, to the second page. @returns what was to be read on the way, stage by stage */
export async function meetErrors(person: Person): Promise<string[]> {
  const read: string[] = [];
  const note = async () => void read.push(await person.words());
  await person.at('start');
  // What goes on with a file comes with the drafts, after the start.
  if (person.tag === 'civic-form') await person.sees('#keep-file');
  await note();
  await person.click('.root > p button');
  await person.at('who');
  await note();
  await person.click('form button.main');
  await person.sees('.problems');
  await vi.waitFor(async () => expect(await person.focused()).toBe('problems'), { timeout: 10_000 });
  await note();
  await person.click('.problems a');
  await vi.waitFor(async () => expect(await person.focused()).toBe('q-name'), { timeout: 10_000 });
  await person.page.type('王秀英');
  await person.type('phone', '12');
  await person.click('form button.main');
  await person.page.waitFor((tag) => document.querySelector(tag)?.shadowRoot?.querySelectorAll('.problems a').length === 1, person.tag);
  await note();
  await person.type('phone', '13812345678');
  await person.click('form button.main');
  await person.at('what');
  await note();
  return read;
}

export interface Pass {
  /** Reloads the page in the middle, where it keeps what was written. @default true */
  readonly reloads?: boolean;
  /** Once more after a reload. */
  readonly again?: (person: Person) => Promise<unknown>;
}

/** The whole way of a person: pages, errors, back, a reload, the check, consent, and sending. @returns what was to be read on the way */
export async function fillIn(person: Person, { reloads = true, again }: Pass = {}): Promise<string[]> {
  const { page } = person;
  const read = await meetErrors(person);
  const note = async (selector?: string) => void read.push(await person.words(selector));
  await person.click(`${fieldOf('occasion')}`);
  await person.type('couple', '李明 · 张丽');
  // The month comes first in English.
  await person.type('day', '2');
  await person.type('day-day', '12');
  await person.type('day-year', '2027');
  await person.type('guests', '120');
  await person.reads('Tables 12');
  await person.click(fieldOf('fire:no'));
  await note();
  await person.click('.above button');
  await person.at('who');
  expect(await person.valueOf('name')).toBe('王秀英');
  await note();
  await person.click('form button.main');
  await person.at('what');
  if (reloads) {
    await keeps(person);
    await reload(page);
    await again?.(person);
    await person.at('what');
  }
  expect(await person.valueOf('couple')).toBe('李明 · 张丽');
  await person.reads('Tables 12');
  await note();
  await person.click('form button.main');
  await person.at('rest');
  await person.type('words', 'Shade "for" <elders>\u2028');
  await person.type('home', '1 Bridge Street');
  // By the keyboard: Firefox may still be scrolling to the caret when a mouse comes.
  await tabTo(person, fieldOf('helpers'));
  await page.press('Enter');
  await person.sees('.instance input');
  await page.waitFor((tag) => document.querySelector(tag)?.shadowRoot?.activeElement?.classList.contains('instance'), person.tag);
  await page.press('Tab');
  await page.type('赵铁柱');
  await person.click(fieldOf('clean'));
  await note();
  await person.click('form button.main');
  await person.at('check');
  await person.sees('.summary dt[dir]');
  await note('.summary');
  await person.click('form button.main');
  await person.sees('.error-text');
  await vi.waitFor(async () => expect(await person.focused()).toBe('problems'), { timeout: 10_000 });
  await note('.problems');
  await person.click(fieldOf('$consent'));
  await person.click('form button.main');
  await person.at('sent');
  // What came of it is told when it is known.
  await person.reads('Your form has arrived.');
  await note('.told');
  return read;
}

/** Until what is in the form is on the device: WebKit aborts what a page writes while it is being left. */
export async function keeps(person: Person): Promise<void> {
  await person.page.waitFor((tag) => {
    const element = document.querySelector<CivicForm>(tag);
    const { formPage } = globalThis;
    return element && formPage?.drafts().then((drafts) => drafts.includes(formPage.json(element.answers)));
  }, person.tag);
}

/** Presses Tab until the control has the focus. @throws when it comes not within `most` presses */
export async function tabTo(person: Person, selector: string, most = 30): Promise<void> {
  const reached = () =>
    person.page.evaluate(
      (tag, wanted) => {
        const root = document.querySelector(tag)?.shadowRoot;
        return Boolean(root?.activeElement && root.activeElement === root.querySelector(wanted));
      },
      person.tag,
      selector,
    );
  for (let presses = 0; presses < most; presses += 1) {
    await person.page.press('Tab');
    if (await reached()) return;
  }
  throw new Error(`${most} x Tab do not lead to ${selector}, but to ${await person.focused()}`);
}

/** What sticks out of a window so many CSS pixels wide. */
export async function fits({ page, tag }: Person, width: number): Promise<string> {
  return page.evaluate(
    async (host, wide) => {
      document.body.style.margin = '0';
      document.body.style.inlineSize = `${wide}px`;
      await new Promise(requestAnimationFrame);
      const element = document.querySelector(host) as Element;
      const { left, right } = element.getBoundingClientRect();
      const out = [...(element.shadowRoot?.querySelectorAll('.root *') ?? [])].filter((one) => {
        const box = one.getBoundingClientRect();
        return box.width > 1 && !one.closest('option') && (box.right > right + 1 || box.left < left - 1);
      });
      const scrolls = document.documentElement.scrollWidth > Math.max(wide, innerWidth);
      return [...out.map(({ localName, className, id }) => `${localName}.${className}#${id}`), ...(scrolls ? ['scrolls'] : [])].join(' ');
    },
    tag,
    width,
  );
}

/** Until a page is there again that was left by a script or a key: none can be asked anything on the way. */
export async function comesBack(page: Page, search = ''): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    const isThere = await page.evaluate((wanted) => Boolean(globalThis.formPage) && location.search === wanted, search).catch(() => false);
    if (isThere) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('waited 10 s in vain for the page');
}

export async function reload(page: Page): Promise<void> {
  const { search } = new URL(await page.evaluate(() => location.href));
  const leave = () => {
    globalThis.formPage = undefined;
    setTimeout(() => location.reload());
  };
  await page.evaluate(leave).catch(() => undefined);
  await comesBack(page, search);
}
