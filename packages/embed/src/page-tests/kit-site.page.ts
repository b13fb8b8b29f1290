import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Page, type Route, servePages, type Site, type SiteOptions } from '@civickit/page-driver';

/** The release as it is uploaded. */
const release = fileURLToPath(new URL('../../dist/civickit/1/', import.meta.url));

export const strictCsp =
  "default-src 'none'; script-src 'nonce-page'; connect-src 'self'; img-src 'self'; require-trusted-types-for 'script'; trusted-types lit-html";

export const tag = '<script async type="module" nonce="page" src="/civickit/1/civickit.js" data-config="/civickit.json"></script>';
export const feedTag = '<civic-notice-feed><a id="fallback" href="/news">All news</a></civic-notice-feed>';

export const configuration = {
  civickit: 1,
  zone: 'Asia/Shanghai',
  notices: [{ id: 'news', adapter: 'feed', url: '/feed.xml', title: 'County news' }],
};

/** A feed with pictures of another host, as the feeds of real content systems have them. */
export function newsFeed(pictureOrigin = 'https://pictures.example'): Route {
  const items = Array.from(
    { length: 12 },
    (_, index) => `<item><title>Notice ${index + 1}</title><link>/news/${index + 1}</link><guid isPermaLink="false">n${index + 1}</guid>
      <pubDate>${new Date(Date.UTC(2026, 2, 14 - index, 1)).toUTCString()}</pubDate><category>${index % 2 ? 'water' : 'roads'}</category>
      <description>&lt;p onclick="document.title='run'"&gt;Text ${index + 1} &lt;img src="${pictureOrigin}/p${index}.png" alt="a bridge"&gt;&lt;/p&gt;</description></item>`,
  );
  return {
    headers: { 'content-type': 'application/rss+xml' },
    body: `<rss version="2.0"><channel><title>News</title><link>/</link>${items.join('')}</channel></rss>`,
  };
}

export const json = (value: unknown): Route => ({ headers: { 'content-type': 'application/json' }, body: JSON.stringify(value) });

export const pageOf = (body: string, head = tag): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Page</title>${head}</head><body>${body}</body></html>`;

/**
 * What an element of somebody else does: it asks the page's host, which stands as soon as any tag of the kit is found, and is `found`
 * to the lines that follow.
 */
export const askHost = (lines: string): string => `<script type="module" nonce="page">
  const found = await new Promise((resolve) => {
    const ask = () => {
      const event = new Event('context-request', { bubbles: true, composed: true });
      Object.assign(event, { context: Symbol.for('civickit:host@1'), callback: resolve, contextTarget: document.body });
      document.body.dispatchEvent(event);
      setTimeout(ask, 50);
    };
    ask();
  });
  ${lines}
</script>`;

/** A site with the release in its folder, a feed and a configuration; `routes` add to or replace them. */
export function serveKit(
  routes: SiteOptions['routes'] = {},
  headers: SiteOptions['headers'] = {},
  folders: Readonly<Record<string, string>> = {},
): Promise<Site> {
  return servePages({
    headers,
    directory: { '/civickit/1/': release, ...folders },
    routes: { '/': pageOf(feedTag), '/civickit.json': json(configuration), '/feed.xml': newsFeed(), ...routes },
  });
}

/** Names of all script files of the release. */
export function scriptFiles(folder = ''): string[] {
  return readdirSync(`${release}${folder}`, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? scriptFiles(`${folder}${entry.name}/`) : entry.name.endsWith('.js') ? [`${folder}${entry.name}`] : [],
  );
}

export const readRelease = (file: string): string => readFileSync(`${release}${file}`, 'utf8');

/** Resolves when the first element shows notices, with their titles. */
export async function shownTitles(page: Page): Promise<string[]> {
  const lines = await page.waitFor(() => {
    // No Array.from: old libraries put their own in its place.
    const found = document.querySelector('civic-notice-feed')?.shadowRoot?.querySelectorAll('.title') ?? [];
    const titles = [...found].map((title) => title.textContent?.trim() ?? '');
    // As text, for old libraries change how arrays are written as JSON.
    return titles.join('\n');
  });
  return lines.split('\n');
}

/** Whether the page's own fallback is seen and nothing of ours is in its place. */
export function fallbackSeen(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const fallback = document.querySelector('#fallback');
    return (
      !!fallback &&
      fallback.getBoundingClientRect().height > 0 &&
      !document.querySelector('civic-notice-feed')?.shadowRoot?.querySelector('.title')
    );
  });
}

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
