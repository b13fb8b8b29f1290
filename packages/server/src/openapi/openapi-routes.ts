import { Hono } from 'hono';
import manifest from '../../package.json' with { type: 'json' };
import { writeOpenApi } from './document.js';
import { operations } from './operations.js';

/** The document of all that the server answers. Written when it is first asked for: most never are. */
export function openApiRoutes(): Hono {
  let written: string | undefined;
  return new Hono().get('/', (context) => {
    written ??= JSON.stringify(writeOpenApi(operations, manifest.version));
    return context.body(written, 200, { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-cache' });
  });
}
