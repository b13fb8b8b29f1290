import { cors } from 'hono/cors';

/** Pages of other sites may read and send: nothing here goes by cookies. What they may see of the headers is named. */
export const crossOrigin = cors({
  origin: '*',
  allowMethods: ['GET', 'HEAD', 'POST', 'PATCH', 'DELETE'],
  allowHeaders: ['Content-Type', 'Idempotency-Key', 'If-None-Match', 'Tus-Resumable', 'Upload-Length', 'Upload-Offset', 'Upload-Metadata'],
  // By `Date` a page tells that the device's clock is off, and by it when a warning ends.
  exposeHeaders: [
    ...['Date', 'ETag', 'Last-Modified', 'Link', 'Location', 'Retry-After'],
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
  ],
  // A question before each report costs a weak network a round trip (Chromium's longest).
  maxAge: 7200,
});
