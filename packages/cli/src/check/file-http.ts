import { readFile } from 'node:fs/promises';
import { CivicError, type Http, type Instant } from '@civickit/core';
import { inside } from '../config/configured-sources.js';

/** The network of a site that lies in a folder: what its server would answer, without the server. */
export function fileHttp(root: string): Http {
  return {
    async send({ method, url }) {
      const file = inside(root, url.pathname);
      const bytes = file === undefined ? undefined : await readFile(file).catch(() => undefined);
      if (!bytes) throw new CivicError('http/client-error', `${method} ${url.pathname} answered 404`, { status: 404, url: url.pathname });
      return { status: 200, url, headers: new Headers(), bytes: new Uint8Array(bytes), fetchedAt: new Date().toISOString() as Instant };
    },
  };
}
