import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

/** What every site has; the sheets of the peers come beside it. */
const sheet = `body{max-width:44rem;margin:auto;padding:0 1rem;font:16px/1.55 system-ui,sans-serif;color:#1b1f24}
fieldset{border:0;margin:0;padding:0}form{display:grid;gap:24px}label,legend{display:block;font-weight:650;padding:0}
.question>input:not([type=checkbox]),select,textarea{inline-size:100%;min-block-size:44px;padding:8px 12px;border:1px solid #767676;border-radius:4px;font:inherit}
.hint,.optional{color:#565e68;font-weight:400}.error{color:#a4262c;font-weight:600;margin:0}.wrong{border-inline-start:4px solid #a4262c;padding-inline-start:12px}`;

export interface FormSite {
  readonly origin: string;
  /** Bytes, gzipped one by one, of what a peer's page has asked for until now; its style sheet too. */
  bytes(peer: string): number;
  close(): void;
}

/** Serves a page for each peer, bundled from `<peer>-page.ts` as a site would: split where it imports later, minified. */
export async function serveForms(peers: readonly string[]): Promise<FormSite> {
  const files = new Map<string, Uint8Array>();
  for (const peer of peers) for (const [name, content] of await bundle(peer)) files.set(name, content);
  const asked = new Set<string>();
  const server = createServer(({ url = '/' }, response) => {
    const [, peer = '', name = ''] = url.split('/');
    const content = files.get(`${peer}/${name}`);
    if (!content && name !== '') return void response.writeHead(404).end();
    if (content) asked.add(`${peer}/${name}`);
    const type = name.endsWith('.js') ? 'text/javascript' : name.endsWith('.css') ? 'text/css' : 'text/html; charset=utf-8';
    response
      .writeHead(200, { 'content-type': type, 'cache-control': 'no-store' })
      .end(content ?? page(peer, files.has(`${peer}/page.css`)));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    bytes: (peer) =>
      [...asked]
        .filter((name) => name.startsWith(`${peer}/`))
        .reduce((sum, name) => sum + gzipSync(files.get(name) ?? '', { level: 9 }).length, 0),
    close: () => server.close(),
  };
}

const page = (peer: string, hasSheet: boolean): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Form</title><link rel="icon" href="data:,"><style>${sheet}</style>${
    hasSheet ? `<link rel="stylesheet" href="/${peer}/page.css">` : ''
  }<script type="module" src="/${peer}/page.js"></script></head><body><main></main></body></html>`;

async function bundle(peer: string): Promise<[string, Uint8Array][]> {
  const { outputFiles } = await build({
    entryPoints: { page: fileURLToPath(new URL(`${peer}-page.ts`, import.meta.url)) },
    outdir: '/',
    bundle: true,
    splitting: true,
    format: 'esm',
    minify: true,
    target: 'es2022',
    write: false,
    legalComments: 'none',
    conditions: ['civickit-source', 'production', 'browser'],
    define: { 'process.env.NODE_ENV': '"production"' },
    // Pictures and letters of the peers' sheets are not counted.
    loader: { '.woff': 'empty', '.woff2': 'empty', '.ttf': 'empty', '.eot': 'empty', '.png': 'empty', '.svg': 'empty' },
    tsconfig: fileURLToPath(new URL('../../tsconfig.base.json', import.meta.url)),
  });
  return outputFiles.map(({ path: file, contents }) => [`${peer}/${path.basename(file)}`, contents]);
}
