import { createServer } from 'node:http';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.xml': 'application/rss+xml',
  '.html': 'text/html; charset=utf-8',
};

/** Serves texts by path, then files of a folder, as a well-kept server does: brotli, no caching between runs. */
export async function serveCompressed(
  texts: Readonly<Record<string, string>>,
  prefix: string,
  folder: string,
): Promise<{ origin: string; close(): void }> {
  const compressed = new Map<string, Buffer>();
  const server = createServer((request, response) => {
    const name = (request.url ?? '/').split('?')[0] ?? '/';
    void (async () => {
      try {
        let body = compressed.get(name);
        if (!body) {
          const text = texts[name] ?? (name.startsWith(prefix) ? await readFile(path.join(folder, name.slice(prefix.length))) : undefined);
          if (text === undefined) throw new Error(name);
          body = brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
          compressed.set(name, body);
        }
        response.writeHead(200, {
          'content-type': types[path.extname(name)] ?? 'text/html; charset=utf-8',
          'content-encoding': 'br',
          'cache-control': 'no-store',
        });
        response.end(body);
      } catch {
        response.writeHead(404).end();
      }
    })();
  }).listen(0, '127.0.0.2');
  await once(server, 'listening');
  return { origin: `http://127.0.0.2:${(server.address() as AddressInfo).port}`, close: () => server.close() };
}
