import type { MiddlewareHandler } from 'hono';
import { cors } from 'hono/cors';

// By `Date` a page tells that the device's clock is off, and by it when a warning ends.
const exposed = [
  ...['Content-Digest', 'Date', 'ETag', 'Last-Modified', 'Link', 'Location', 'Retry-After'],
  ...[
    'Tus-Resumable',
    'Tus-Version',
    'Tus-Extension',
    'Tus-Max-Size',
    'Upload-Offset',
    'Upload-Length',
    'Upload-Metadata',
    'Upload-Expires',
  ],
  // Of what is relayed: relative links count from where the source answered.
  ...['Age', 'Content-Location', 'X-CivicKit-Relay'],
].join(',');

/** What a browser asks before it sends. */
const preflight = cors({
  origin: '*',
  allowMethods: ['GET', 'HEAD', 'POST', 'PATCH', 'DELETE'],
  allowHeaders: [
    ...['Content-Digest', 'Content-Type', 'Idempotency-Key', 'If-None-Match', 'Proof-Of-Work'],
    ...['Tus-Resumable', 'Upload-Length', 'Upload-Offset', 'Upload-Metadata'],
  ],
  // A question before each report costs a weak network a round trip (Chromium's longest).
  maxAge: 7200,
});

/**
 * Pages of other sites may read and send: nothing here goes by cookies, but for what is below `/staff`, of which they see nothing. What
 * they may see of the headers is named.
 */
export const crossOrigin: MiddlewareHandler = async (context, next) => {
  if (isStaff(context.req.path)) return next();
  if (context.req.method === 'OPTIONS') return preflight(context, next);
  await next();
  // On the answer that there is: one that has headers before it has a body is made twice.
  context.res.headers.set('Access-Control-Allow-Origin', '*');
  context.res.headers.set('Access-Control-Expose-Headers', exposed);
};

function isStaff(path: string): boolean {
  return /^\/staff(\/|$)/.test(path);
}
