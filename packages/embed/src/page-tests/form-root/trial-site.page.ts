import { createRequire } from 'node:module';
import { readFile } from 'node:fs/promises';
import { type IncomingMessage } from 'node:http';
import { type Page, servePages, type Site } from '@civickit/page-driver';
import { bundleScript } from '../bundle-script.page.js';

/** The host page's own rules, as they stand in the style sheets of old sites. */
const hostileCss =
  'label { display: none !important } form { text-transform: uppercase } * { letter-spacing: 9px !important } input { opacity: 0 }';
const fallback = '<label>Your name <input name="name" autocomplete="name"></label><button>Send</button>';
const fallbackForm = `<form id="fallback" action="/sent" method="post">${fallback}</form>`;

interface TrialSite extends Site {
  /** Bodies of the forms that came in. */
  readonly sent: string[];
}

/** Each page once with the form in a shadow root and once in the light DOM: `/shadow/…` and `/light/…`. */
export async function serveTrial(): Promise<TrialSite> {
  const script = (body: string) => ({ headers: { 'content-type': 'text/javascript' }, body });
  const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  const sent: string[] = [];
  const site = await servePages({
    routes: {
      '/trial.js': script(await bundleScript(new URL('./trial-form.ts', import.meta.url))),
      '/axe.js': script(axe),
      '/elsewhere': '<!doctype html><title>Elsewhere</title><p>Elsewhere</p>',
      '/sent': async (request) => {
        sent.push(await bodyOf(request));
        return '<!doctype html><title>Sent</title><p>Sent</p>';
      },
      ...pagesWith('shadow'),
      ...pagesWith('light'),
    },
  });
  return { ...site, sent };
}

function pagesWith(root: 'shadow' | 'light') {
  const tag = (attributes = '', inside = fallbackForm) => `<trial-form root="${root}" ${attributes}>${inside}</trial-form>`;
  const page = (body: string, head = '') =>
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>County</title><script type="module" src="/trial.js"></script>${head}</head><body><main><h1>County</h1>${body}</main></body></html>`;
  const axe = '<script src="/axe.js"></script>';
  const kept = { 'cache-control': 'max-age=0' };
  return {
    [`/${root}/`]: { body: page(tag(), axe), headers: kept },
    [`/${root}/hostile`]: page(tag(), `<style>${hostileCss}</style>${axe}`),
    // A form in a form would lose its tag to the parser, and its end tag would end the outer one.
    [`/${root}/nested`]: page(`<form id="outer" action="/outer"><input name="search">${tag('', '')}</form>`),
    [`/${root}/twice`]: page(tag() + tag()),
    [`/${root}/delegates`]: page(tag('delegates')),
    [`/${root}/child-parts`]: page(tag('texts="child"')),
    [`/${root}/unscripted`]: `<!doctype html><title>County</title>${tag()}`,
    [`/${root}/forgotten`]: page(tag(), '<script>addEventListener("unload", () => undefined)</script>'),
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}

/** What holds for the form in either root. */
export interface Both<T> {
  readonly shadow: T;
  readonly light: T;
}

/** Opens a page and measures there. */
export async function visit<T>(page: Page, url: string, measure: () => Promise<T>): Promise<T> {
  await page.goto(url);
  await page.waitFor(() => 'trial' in globalThis);
  return measure();
}

/** Visits the page with either root, so that a fact reads as a row of a table. */
export async function inBoth<T>(page: Page, origin: string, path: string, measure: () => Promise<T>): Promise<Both<T>> {
  return { shadow: await visit(page, `${origin}/shadow/${path}`, measure), light: await visit(page, `${origin}/light/${path}`, measure) };
}
