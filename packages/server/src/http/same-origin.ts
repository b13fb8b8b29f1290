import type { MiddlewareHandler } from 'hono';
import { ownUrl } from './own-url.js';
import { problem } from './problem.js';

/** What a page of any site can send without asking first (Fetch standard, CORS-safelisted request-header). */
const simpleTypes = /^(application\/x-www-form-urlencoded|multipart\/form-data|text\/plain)$/;

/**
 * For routes that go by cookies: only pages of this server may ask, and what writes has a type that a form of another page cannot send.
 * Links from elsewhere lead to where one comes in, and to nothing else: a link must not make somebody save a file of residents.
 */
export function sameOrigin(publicUrl: string | undefined): MiddlewareHandler {
  return async (context, next) => {
    const { req } = context;
    const isReading = /^(GET|HEAD)$/.test(req.method);
    const origin = req.header('origin');
    const site = req.header('sec-fetch-site') ?? 'none';
    const isLink =
      isEntrance(req.path) && isReading && req.header('sec-fetch-mode') === 'navigate' && req.header('sec-fetch-dest') === 'document';
    const isOwn = origin === undefined ? /^(none|same-origin)$/.test(site) || isLink : origin === ownUrl(context, publicUrl).origin;
    if (!isOwn) return problem(403, 'Only pages of this server may ask for this');
    if (!isReading) {
      const [type = ''] = (req.header('content-type') ?? '').toLowerCase().split(';');
      if (!/^[\w.+-]+\/[\w.+-]+$/.test(type.trim()) || simpleTypes.test(type.trim())) {
        return problem(415, 'What is sent here is JSON: Content-Type must be application/json');
      }
    }
    await next();
    if (!context.res.headers.has('cache-control')) context.res.headers.set('Cache-Control', 'no-store');
    return undefined;
  };
}

/** Where mail, an OpenID provider and a page of the office may lead. */
function isEntrance(path: string): boolean {
  return /^\/staff\/(set-up|self|auth)(\/|$)/.test(path);
}
