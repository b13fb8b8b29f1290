import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'puppeteer-core';
import { serveCompressed } from '../serve-compressed.ts';
import type { BenchQuestion } from './bench-form.ts';
import { toDefinition } from './civickit-definition.ts';

const prefix = '/civickit/1/';
const folder = fileURLToPath(new URL('../../packages/embed/dist/civickit/1/', import.meta.url));

/** Bytes of the files of the release, gzipped one by one, that a page with the form has received by then. */
export interface ReleaseBytes {
  /** Until the first question is on the screen and takes keys. */
  readonly asked: number;
  /** Until the form has been written into and its answers have been judged, with all that has come by itself. */
  readonly judged: number;
}

/** Opens the form as a county serves it: one tag, a configuration, a list of forms. */
export async function releaseBytes(browser: Browser, questions: readonly BenchQuestion[]): Promise<ReleaseBytes> {
  const site = await serveCompressed(
    {
      '/': `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Form</title><script async type="module" src="${prefix}civickit.js" data-config="/civickit.json"></script></head><body><civic-form single-page></civic-form></body></html>`,
      '/civickit.json': JSON.stringify({
        civickit: 1,
        zone: 'Asia/Shanghai',
        forms: [{ id: 'office', adapter: 'submit', url: '/send', forms: '/forms.json' }],
      }),
      '/forms.json': JSON.stringify({ forms: ['households.json'] }),
      '/households.json': JSON.stringify(toDefinition(questions)),
    },
    prefix,
    folder,
  );
  const context = await browser.createBrowserContext();
  try {
    const page = await context.newPage();
    await page.setViewport({ width: 390, height: 844 });
    await page.evaluateOnNewDocument(() => {
      const look = (): void => {
        const field = document.querySelector('civic-form')?.shadowRoot?.querySelector<HTMLElement>('.question input');
        if (!field?.offsetHeight) return void requestAnimationFrame(look);
        // It is painted in this frame.
        setTimeout(() => performance.mark('asked'));
      };
      requestAnimationFrame(look);
    });
    await page.goto(`${site.origin}/`);
    await page.waitForFunction(() => performance.getEntriesByName('asked').length > 0);
    await page.waitForNetworkIdle();
    const asked = await received(page, 'asked');
    await page.locator('civic-form >>> .question input').click();
    await page.keyboard.type('River Street');
    await page.locator('civic-form >>> button[type=submit]').click();
    await page.waitForFunction(() => document.querySelector('civic-form')?.shadowRoot?.querySelector('.question .error-text'));
    await page.waitForNetworkIdle();
    return { asked, judged: await received(page) };
  } finally {
    await context.close();
    site.close();
  }
}

async function received(page: Page, by?: string): Promise<number> {
  const paths = await page.evaluate((mark) => {
    const end = mark === undefined ? Infinity : (performance.getEntriesByName(mark)[0]?.startTime ?? 0);
    const resources = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
    return resources.filter(({ responseEnd }) => responseEnd > 0 && responseEnd <= end).map(({ name }) => new URL(name).pathname);
  }, by);
  const files = [...new Set(paths)].filter((file) => file.startsWith(prefix));
  const contents = await Promise.all(files.map((file) => readFile(path.join(folder, file.slice(prefix.length)))));
  return contents.reduce((sum, content) => sum + gzipSync(content, { level: 9 }).length, 0);
}
