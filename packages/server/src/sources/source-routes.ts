import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Hono, type Context } from 'hono';
import type { AreaEnv } from '../areas/with-area.js';
import type { ServerContext } from '../context.js';
import { problem } from '../http/problem.js';

/** Other people's sources, for pages that may not read them themselves (CORS): asked for each page, or copies made by a timer. */
export function sourceRoutes({ sources = {} }: ServerContext): Hono<AreaEnv> {
  const routes = new Hono<AreaEnv>();
  const sourcesOf = ({ var: { area } }: Context<AreaEnv>) => (Object.hasOwn(sources, area.id) ? sources[area.id] : undefined);

  for (const path of ['/relay', '/relay/:source'] as const) {
    routes.on(['GET', 'POST'], path, async (context) => {
      const { req } = context;
      const relay = sourcesOf(context)?.relay;
      if (!relay) return problem(404, 'This area has no relay');
      const { status, headers, body } = await relay({
        method: req.method === 'POST' ? 'POST' : 'GET',
        source: req.param('source') ?? req.query('source') ?? '',
        url: req.query('url'),
        header: (name) => req.header(name),
        chunks: (req.raw.body ?? []) as AsyncIterable<Uint8Array>,
      });
      return new Response(body ?? null, { status, headers });
    });
  }

  const copy = async (context: Context<AreaEnv>, name: string, below = ''): Promise<Response> => {
    const folder = sourcesOf(context)?.pulled;
    // A name never leads out of its folder; it may hide a slash as %2F.
    const isName = basename(name) === name && !name.includes('\\');
    const bytes = folder === undefined || !isName ? undefined : await readCopy(join(folder, below, name));
    if (!bytes) return problem(404, 'There is no such copy');
    const type = name.endsWith('.json') ? 'application/json; charset=utf-8' : 'text/plain; charset=utf-8';
    return context.body(bytes, 200, { 'Content-Type': type, 'Cache-Control': 'no-cache' });
  };
  routes.get('/pulled/pulled.json', (context) => copy(context, 'pulled.json'));
  routes.get('/pulled/:kind{notices|services}/:file{[^/\\\\]+\\.(json|search\\.txt)}', (context) =>
    copy(context, context.req.param('file'), context.req.param('kind')),
  );
  return routes;
}

async function readCopy(file: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  try {
    return new Uint8Array(await readFile(file));
  } catch (error) {
    // A source that has never answered has none; of names that no file can have the system says the others.
    if (/^(ENOENT|ENOTDIR|ENAMETOOLONG|ERR_INVALID_ARG_VALUE)$/.test((error as NodeJS.ErrnoException).code ?? '')) return undefined;
    throw error;
  }
}
