import type { ServerResponse } from 'node:http';
import { answerLocally, sendJson, type LocalServer } from '../content-system/answer-locally.node.js';

/** A resource as the documentation of JSON:API in Drupal's core describes it. */
export interface Resource {
  readonly type: string;
  readonly id: string;
  readonly attributes?: { readonly [name: string]: unknown };
  readonly relationships?: { readonly [name: string]: unknown };
}

export interface SiteOptions {
  readonly nodes: readonly unknown[];
  readonly included?: readonly Resource[];
  /** @default '/jsonapi' */
  readonly api?: string;
  /** Relationships that the bundle has. @default field_image, field_tags */
  readonly relationships?: readonly string[];
  /** What the server believes to be its own address, as behind a proxy. @default as it is asked */
  readonly believes?: string;
  readonly ignoresOffset?: boolean;
  /** Comes first; true when it has answered. */
  readonly before?: (url: URL, response: ServerResponse) => boolean;
}

/** A UUID that ends in `number`. */
export const uuid = (number: number): string => `7c5a6f0e-0000-4000-8000-${String(number).padStart(12, '0')}`;

export function node(
  number: number,
  attributes: { readonly [name: string]: unknown } = {},
  relationships: Resource['relationships'] = {},
): Resource {
  return {
    type: 'node--article',
    id: uuid(number),
    attributes: {
      drupal_internal__nid: number,
      langcode: 'en',
      status: true,
      title: `Node ${number}`,
      created: `2026-03-04T08:${String(number % 60).padStart(2, '0')}:00+08:00`,
      changed: `2026-03-04T08:${String(number % 60).padStart(2, '0')}:00+08:00`,
      sticky: false,
      path: { alias: `/news/${number}`, pid: number, langcode: 'en' },
      body: { value: '<script>typed</script>', format: 'basic_html', processed: `<p>Body ${number}</p>`, summary: '' },
      ...attributes,
    },
    relationships,
  };
}

function refuse(response: ServerResponse, status: number, title: string, detail: string): void {
  sendJson(response, { jsonapi: { version: '1.0' }, errors: [{ title, status: String(status), detail, links: {} }] }, status, {
    'content-type': 'application/vnd.api+json',
  });
}

/** A server that answers as JSON:API of Drupal's core does, as far as its documentation and the adapter's questions go. */
export function serveDrupal(options: SiteOptions): Promise<LocalServer> {
  const { nodes, included = [], api = '/jsonapi', relationships = ['field_image', 'field_tags'], before } = options;
  return answerLocally((url, _request, response) => {
    if (before?.(url, response)) return;
    const collection = `${api}/node/article`;
    const query = url.searchParams;
    const include = query.get('include')?.split(',') ?? [];
    const unknown = include.find((path) => !relationships.includes(path.split('.')[0] ?? ''));
    const send = (body: object) =>
      sendJson(response, { jsonapi: { version: '1.0' }, ...body }, 200, { 'content-type': 'application/vnd.api+json' });
    const alongside = include.length > 0 ? { included } : {};
    if (unknown) return refuse(response, 400, 'Bad Request', `\`${unknown}\` is not a valid relationship field name.`);
    if (url.pathname.startsWith(`${collection}/`)) {
      const found = (nodes as Resource[]).find(({ id }) => url.pathname.endsWith(id));
      if (!found) return refuse(response, 404, 'Not Found', 'The "entity" parameter was not converted.');
      if (found.attributes?.['status'] === false) return refuse(response, 403, 'Forbidden', 'The current user is not allowed to GET it.');
      return send({ data: found, ...alongside });
    }
    if (url.pathname !== collection) return refuse(response, 404, 'Not Found', `No route found for "GET ${url.href}"`);
    const limit = Math.min(50, Number(query.get('page[limit]') ?? 50));
    const offset = options.ignoresOffset ? 0 : Number(query.get('page[offset]') ?? 0);
    const following = new URL(url.href.replace(url.origin, options.believes ?? url.origin));
    following.searchParams.set('page[offset]', String(offset + limit));
    const more = options.ignoresOffset || offset + limit < nodes.length;
    // What a visitor may not see is left out after the page was cut: pages may be short, and the next still follows.
    const data = nodes.slice(offset, offset + limit).filter((one) => (one as Resource | null)?.attributes?.['status'] !== 'hidden');
    send({ data, ...alongside, links: { self: { href: url.href }, ...(more && { next: { href: following.href } }) } });
  });
}
