import { readFile } from 'node:fs/promises';
import { type Page, servePages, type Site } from '@civickit/page-driver';
import { bundleScript } from '../bundle-script.page.js';
import { strictCsp } from '../kit-site.page.js';

/** An office at the end of the network. */
interface Office {
  /** Bodies of what has come, as they were; the same key again is not another. */
  readonly received: readonly string[];
  /** How often anything came. */
  readonly calls: number;
  /** Whether the network to it is cut. */
  down: boolean;
  /** Whether it takes what comes, and keeps its answer back. */
  held: boolean;
}

export interface FormSite extends Site {
  readonly office: Office;
}

let script: Promise<string> | undefined;

export interface FormHtml {
  readonly body: string;
  /** Runs before our script. */
  readonly head?: string;
  readonly lang?: string;
  /** Beside the strict policy. */
  readonly csp?: string;
}

/** Pages with forms under a strict policy, by path. */
export async function serveForms(pages: Readonly<Record<string, FormHtml>>): Promise<FormSite> {
  const body = await (script ??= bundleScript(new URL('./form-page.ts', import.meta.url)));
  const byKey = new Map<string, string>();
  const office = {
    get received() {
      return [...byKey.values()];
    },
    calls: 0,
    down: false,
    held: false,
  };
  const site = await servePages({
    headers: { 'content-security-policy': strictCsp },
    routes: {
      ...Object.fromEntries(
        Object.entries(pages).map(([path, page]) => [
          path,
          { body: pageOf(page), headers: { 'content-security-policy': [strictCsp, page.csp].filter(Boolean).join('; ') } },
        ]),
      ),
      '/form.js': { headers: { 'content-type': 'text/javascript' }, body },
      '/vendor/prototype.js': {
        headers: { 'content-type': 'text/javascript' },
        body: await readFile('/usr/share/javascript/prototype/prototype.js'),
      },
      '/elsewhere': '<!doctype html><html lang="en"><title>Elsewhere</title><p id="elsewhere">Elsewhere</p></html>',
      '/office': async (request, response) => {
        if (office.down) return void response.destroy();
        let text = '';
        for await (const chunk of request) text += String(chunk);
        office.calls += 1;
        const key = String(request.headers['idempotency-key']);
        if (!byKey.has(key)) byKey.set(key, text);
        if (office.held) return undefined;
        return {
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ id: `HALL-${[...byKey.keys()].indexOf(key) + 1}` }),
        };
      },
    },
  });
  return Object.assign(site, { office });
}

const pageOf = ({ head = '', body, lang = 'en' }: FormHtml): string =>
  `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Form</title>${head}
  <script type="module" nonce="page">await import("/form.js")</script></head><body>${body}</body></html>`;

export const formTag = '<civic-kit><civic-form form="hall" route="hash" outbox-href="/outbox"></civic-form></civic-kit>';

export const openForms = (page: Page, address: string): Promise<unknown> =>
  page.goto(address).then(() => page.waitFor(() => globalThis.formPage !== undefined));

/** What was sent, but for what differs each time: instants, and the ids of repeated blocks. */
export const timeless = (sent: string | undefined): string | undefined =>
  sent?.replace(/"at":"[^"]+"/g, '"at":""').replace(/"\$id":"[^"]+"/g, '"$id":""');

/** A page with an old library that has its own `Array.from`, and ways to write JSON. */
export const prototypePage = {
  head: `<script nonce="page" src="/vendor/prototype.js"></script>
    <script nonce="page">Array.prototype.toJSON = function () { return '[' + this.join(',') + ']'; }; String.prototype.toJSON = function () { return '"' + this + '"'; };</script>`,
  body: formTag,
};
