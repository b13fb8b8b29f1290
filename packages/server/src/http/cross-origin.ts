import { cors } from 'hono/cors';

/** Pages of other sites may read and send: nothing here goes by cookies. What they may see of the headers is named. */
export const crossOrigin = cors({
  origin: '*',
  allowMethods: ['GET', 'HEAD', 'POST', 'PATCH'],
  allowHeaders: ['Content-Type', 'Idempotency-Key', 'If-None-Match', 'Tus-Resumable', 'Upload-Length', 'Upload-Offset', 'Upload-Metadata'],
  // By `Date` a page tells that the device's clock is off, and by it when a warning ends.
  exposeHeaders: [
    ...['Date', 'ETag', 'Last-Modified', 'Link', 'Location', 'Retry-After', 'Tus-Resumable', 'Upload-Offset', 'Upload-Length'],
    // Of what is relayed: relative links count from where the source answered.
    ...['Age', 'Content-Location', 'X-CivicKit-Relay'],
  ],
  // A question before each report costs a weak network a round trip (Chromium's longest).
  maxAge: 7200,
});
