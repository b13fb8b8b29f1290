import { servePages, type Site } from '@civickit/page-driver';
import { bundleScript } from '../bundle-script.page.js';

/** A page with one field, whose text is kept as a draft. */
export async function serveDrafts(): Promise<Site> {
  const script = await bundleScript(new URL('./draft-page.ts', import.meta.url));
  return servePages({
    routes: {
      '/': `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Noise</title>
        <script type="module" nonce="page">await import("/page.js")</script></head><body><label>What do you hear? <textarea></textarea></label></body></html>`,
      '/page.js': { headers: { 'content-type': 'text/javascript' }, body: script },
    },
    headers: {
      'content-security-policy':
        "default-src 'none'; script-src 'nonce-page'; connect-src 'self'; img-src 'self'; require-trusted-types-for 'script'",
    },
  });
}
