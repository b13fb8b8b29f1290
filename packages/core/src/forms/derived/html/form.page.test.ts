import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { IncomingMessage } from 'node:http';
import { engines, openPage, servePages, type Page, type Site } from '@civickit/page-driver';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { acceptSubmission } from '../../accept/accept-submission.js';
import { exampleAnswers } from '../example-answers.node.js';
import { exampleForm } from '../example-form.node.js';
import { hostileForm } from '../hostile-form.node.js';
import { readFormPost } from '../post/read-form-post.js';
import { toPrint } from '../print/to-print.js';
import { loadFormWords } from '../words/load-form-words.js';
import { toHtml } from './to-html.js';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const policy = "default-src 'none'; form-action 'self'; script-src 'self'; img-src 'self'";
const posts: FormData[] = [];
let site: Site;

/** The body as any server reads it, by the platform's own reader. */
async function take(request: IncomingMessage): Promise<string> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  for await (const part of request) parts.push(new Uint8Array(part as Buffer));
  posts.push(await new Response(new Blob(parts), { headers: { 'content-type': request.headers['content-type'] ?? '' } }).formData());
  return '<!doctype html><title>Received</title><h1>Received</h1>';
}

beforeAll(async () => {
  const shell = (lang: string, title: string, body: string): string =>
    `<!doctype html><html lang="${lang}" dir="${lang === 'ug' ? 'rtl' : 'ltr'}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><script src="/axe.js"></script><main><h1>County</h1>${body}</main></html>`;
  const pages = await Promise.all(
    ['en', 'zh-Hans', 'ug'].map(async (lang) => {
      const words = await loadFormWords(lang);
      return [
        [`/${lang}`, shell(lang, 'Form', toHtml(exampleForm, { words, action: '/send' }))],
        [`/hostile-${lang}`, shell(lang, 'Form', toHtml(hostileForm, { words, action: '/send' }))],
        [
          `/print-${lang}`,
          {
            body: toPrint(exampleForm, { words, large: true, address: 'https://qs.example/f1' }),
            headers: { 'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'" },
          },
        ],
      ] as const;
    }),
  );
  const routes = {
    ...Object.fromEntries(pages.flat()),
    '/send': take,
    '/axe.js': { body: axe, headers: { 'content-type': 'text/javascript' } },
  };
  site = await servePages({ routes, headers: { 'content-security-policy': policy } });
});
afterAll(() => site.close());

/** Rules that a page breaks, each with what breaks it. */
const broken = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const { axe: checker } = globalThis as unknown as {
      axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    const { violations } = await checker.run();
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' ')}`);
  });

/** Fills all fields as a person would, and sends. Values that a control does not take stay empty, so they would be missed. */
function fill(answers: Record<string, string | string[]>): void {
  for (const [name, value] of Object.entries(answers)) {
    for (const control of document.getElementsByName(name)) {
      if (control instanceof HTMLInputElement && ['radio', 'checkbox'].includes(control.type))
        control.checked = [value].flat().includes(control.value);
      else (control as HTMLInputElement).value = String(value);
    }
  }
  const files = new DataTransfer();
  files.items.add(new File(['abc'], '收入.jpg', { type: 'image/jpeg' }));
  (document.getElementsByName('papers')[0] as HTMLInputElement).files = files.files;
}

const typed: Record<string, string | string[]> = {
  name: '李小龙', number: '530602198504120013', born: '1985-04-12', phone: '13888001234', mail: 'li@example.cn', site: 'https://example.cn/', office: '0870-5550101',
  employer: '91530602MA6K000000', home: 'rented', rent: '650.5', rooms: '2', alone: 'false', needs: ['food', 'care'], village: 'v1', town: '530602001',
  'address/region': '530602', 'address/line': '青石镇 3 组 12 号', 'address/postcode': '657000', 'place/latitude': '27.34', 'place/longitude': '103.72',
  visit: '2026-12-01T09:30', call: '18:30', 'members/1/name': '王芳', 'members/1/works': 'true', 'members/1/income': '1200', 'members/1/illnesses/1/what': '高血压',
  'members/2/name': '李明', 'members/2/works': 'false', why: '收入太低。\n第二行', code: 'A1234', truth: 'true', $consent: '3',
}; // prettier-ignore

describe.each(engines())('a form without script, in %s', (engine) => {
  test.each(['en', 'zh-Hans', 'ug', 'hostile-en', 'hostile-ug'])('%s is accessible under a policy that lets nothing in', async (path) => {
    const page = await openPage(engine);
    await page.goto(`${site.origin}/${path}`);
    expect(await broken(page)).toEqual([]);
    expect(
      await page.evaluate(() => document.querySelectorAll('img, main script, main style, [onerror], main a[href^="javascript"]').length),
    ).toBe(0);
    expect(site.violations).toEqual([]);
    await page.close();
  });

  test('what is typed arrives as the same answers', async () => {
    const page = await openPage(engine);
    await page.goto(`${site.origin}/zh-Hans`);
    await page.evaluate(fill, typed);
    expect(await page.evaluate(() => [...document.querySelectorAll<HTMLInputElement>('form :invalid')].map(({ name }) => name))).toEqual(
      [],
    );
    const before = posts.length;
    await page.click(() => document.querySelector('form button'));
    await expect.poll(() => posts.length, { timeout: 20_000 }).toBeGreaterThan(before);
    const [post] = posts.slice(before);
    const { submission, files } = readFormPost(exampleForm, post ?? new FormData(), { zone: 'Asia/Shanghai' });
    const { total, secret, papers, ...asked } = exampleAnswers;
    expect([total, secret, papers !== undefined]).toEqual([1200, 2, true]);
    expect(submission).toMatchObject({
      form: exampleForm.id,
      version: exampleForm.version,
      lang: 'zh-Hans',
      consent: { version: '3' },
      answers: asked,
    });
    expect([...files.values()].map((file) => [file.name, file.type, file.size])).toEqual([['收入.jpg', 'image/jpeg', 3]]);
    const accepted = acceptSubmission(exampleForm, submission, { zone: 'Asia/Shanghai' });
    expect(accepted.stripped).toEqual([]);
    await page.close();
  });

  test.each(['en', 'zh-Hans', 'ug'])('the sheet for the printer is no wider than its paper, in %s', async (lang) => {
    const page = await openPage(engine, { viewport: { width: 390, height: 800 } });
    await page.goto(`${site.origin}/print-${lang}`);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    await page.close();
  });
});
