import { randomBytes } from 'node:crypto';
import { Hono } from 'hono';
import type { DeskFiles } from './read-desk.js';

/** A hash in its name says that what is at this address never changes. */
const hashed = /-[A-Z0-9]{8}\.\w+$/;

/** The pages for staff: the files that were read when the server started, and nothing that lies anywhere else. */
export function deskRoutes(files: DeskFiles): Hono {
  const routes = new Hono();
  const page = new TextDecoder().decode(files.get('index.html')?.bytes);

  routes.on('GET', ['/desk', '/desk/'], ({ body }) => {
    const nonce = randomBytes(16).toString('base64url');
    return body(page.replaceAll('@nonce@', nonce), 200, {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': policyWith(nonce),
      'Cache-Control': 'no-store',
    });
  });

  routes.get('/desk/:file', ({ req, body, notFound }) => {
    const name = req.param('file');
    const file = name === 'index.html' ? undefined : files.get(name);
    if (!file) return notFound();
    return body(file.bytes, 200, {
      'Content-Type': file.type,
      'Cache-Control': hashed.test(name) ? 'public, max-age=31536000, immutable' : 'no-cache',
    });
  });

  return routes;
}

/** DESIGN.md 4. What residents wrote is shown here, so nothing of it may become script, style or an address that is asked by itself. */
function policyWith(nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    "connect-src 'self'",
    "img-src 'self'",
    "form-action 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types lit-html',
  ].join('; ');
}
