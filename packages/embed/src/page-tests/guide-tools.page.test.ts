import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { engines, openPage, type Page, type Site } from '@civickit/page-driver';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { json, pageOf, serveKit, strictCsp } from './kit-site.page.js';

const configuration = {
  civickit: 1,
  zone: 'Asia/Shanghai',
  services: [{ id: 'county', adapter: 'files', url: '/services.csv', title: 'County services' }],
};
const services = 'Code,Service,Office,Phone,Link\n1,结婚登记,民政局,0851-5550260,https://county.example/1\n';

let site: Site;
beforeAll(async () => {
  const routes = {
    '/': pageOf('<civic-service-guide service="1"></civic-service-guide>'),
    '/civickit.json': json(configuration),
    '/services.csv': { headers: { 'content-type': 'text/csv' }, body: services },
  };
  site = await serveKit(routes, { 'content-security-policy': strictCsp });
});
afterAll(() => site.close());

/** Opens the tool whose line holds `summary`, then presses the button that holds `name`. */
async function press(page: Page, tool: string, name: string): Promise<void> {
  await page.waitFor((tool: string) => {
    const details = document.querySelector('civic-service-guide')?.shadowRoot?.querySelector<HTMLDetailsElement>(`details.${tool}`);
    if (details) details.open = true;
    return !!details;
  }, tool);
  await page.waitFor((name: string) => {
    const buttons = [...(document.querySelector('civic-service-guide')?.shadowRoot?.querySelectorAll('.share button') ?? [])];
    const button = buttons.find((each) => each.textContent?.includes(name)) as HTMLButtonElement | undefined;
    button?.click();
    return button !== undefined;
  }, name);
}

async function fileIn(folder: string): Promise<string> {
  for (let round = 0; round < 100; round++) {
    const [name] = (await readdir(folder)).filter((each) => !/\.(crdownload|part)$/.test(each));
    if (name) return name;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return '';
}

describe.each(engines())('what is taken along from a guide, under a strict policy, in %s', (engine) => {
  test('a contact is a file that the browser keeps, and a QR code is drawn', async () => {
    const page = await openPage(engine);
    const folder = await mkdtemp(path.join(tmpdir(), 'civickit-'));
    // Only here can be seen what a browser keeps.
    const cdp = engine === 'chromium' ? await page.puppeteer?.createCDPSession() : undefined;
    await cdp?.send('Page.setDownloadBehavior', { behavior: 'allow', downloadPath: folder });
    await page.goto(`${site.origin}/`);
    await press(page, 'keep', 'Save contact');
    const told = () => document.querySelector('civic-service-guide')?.shadowRoot?.querySelector('.share .outcome')?.textContent;
    expect(await page.waitFor(told)).toContain('.vcf');
    if (cdp) {
      const name = await fileIn(folder);
      expect(name).toBe('民政局.vcf');
      expect(await readFile(path.join(folder, name), 'utf8')).toContain('TEL;TYPE=WORK,VOICE:0851-5550260\r\n');
    }
    await press(page, 'keep', 'QR code');
    expect(
      await page.waitFor(() => document.querySelector('civic-service-guide')?.shadowRoot?.querySelector('svg.qr path')?.getAttribute('d')),
    ).toMatch(/^M4 4h7v1h-7z/);
    // A panel of the browser about the file would take the keys of this page, and of others.
    if (engine === 'firefox') expect(await page.evaluate(() => document.hasFocus())).toBe(true);
    expect(site.violations).toEqual([]);
    await page.close();
  });
});
