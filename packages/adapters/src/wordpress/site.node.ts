import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerLocally, sendJson, sendPage, type LocalServer } from '../content-system/answer-locally.node.js';

/** A record as the REST handbook describes it; whatever a test does not name is as WordPress fills it. */
export type Record = { readonly id: number } & { readonly [member: string]: unknown };

export interface SiteOptions {
  readonly posts: readonly Record[];
  readonly categories?: readonly { readonly id: number; readonly name: string; readonly slug: string }[];
  /** Where the interface answers. @default both */
  readonly permalinks?: 'plain' | 'pretty' | 'both' | 'api-prefix';
  /** Whether a browser or cache lets the totals through. @default true */
  readonly totals?: boolean;
  readonly ignoresPage?: boolean;
  /** Comes first; true when it has answered. */
  readonly before?: (url: URL, response: ServerResponse, request: IncomingMessage) => boolean;
}

export function post(id: number, more: { readonly [member: string]: unknown } = {}): Record {
  const day = `2026-03-${String(Math.max(1, 28 - (id % 28))).padStart(2, '0')}`;
  return {
    id,
    date: `${day}T08:00:00`,
    date_gmt: `${day}T00:00:00`,
    modified: `${day}T08:00:00`,
    modified_gmt: `${day}T00:00:00`,
    status: 'publish',
    type: 'post',
    link: `https://town.example/${id}/`,
    title: { rendered: `Post ${id}` },
    content: { rendered: `<p>Body ${id}</p>\n`, protected: false },
    excerpt: { rendered: `<p>Excerpt ${id} [&hellip;]</p>\n`, protected: false },
    sticky: false,
    featured_media: 0,
    meta: [],
    _links: {},
    ...more,
  };
}

/** A server that answers as the REST interface of WordPress does, as far as its handbook and the adapter's questions go. */
export function serveWordPress(options: SiteOptions): Promise<LocalServer> {
  const { permalinks = 'both', before } = options;
  return answerLocally((url, request, response) => {
    if (before?.(url, response, request)) return;
    const plain = url.searchParams.get('rest_route');
    const prefix = permalinks === 'api-prefix' ? '/api/' : '/wp-json/';
    const pretty = url.pathname.startsWith(prefix) ? url.pathname.slice(prefix.length - 1) : undefined;
    if (plain && (permalinks === 'plain' || permalinks === 'both')) return answerRoute(plain, url, options, response);
    if (pretty && permalinks !== 'plain') return answerRoute(pretty, url, options, response);
    if (url.pathname !== '/') return sendPage(response, '<!DOCTYPE html><title>Not found</title>', 404);
    const link = permalinks === 'api-prefix' ? { link: `<http://${request.headers.host}/api/>; rel="https://api.w.org/"` } : undefined;
    sendPage(response, '<!DOCTYPE html><title>Town</title>', 200, link);
  });
}

function refuse(response: ServerResponse, status: number, code: string, message: string, more: object = {}): void {
  sendJson(response, { code, message, data: { status, ...more } }, status);
}

function answerRoute(route: string, url: URL, options: SiteOptions, response: ServerResponse): void {
  const query = url.searchParams;
  const perPage = Number(query.get('per_page') ?? 10);
  const page = Number(query.get('page') ?? 1);
  if (!(perPage >= 1 && perPage <= 100)) {
    const message = 'per_page must be between 1 (inclusive) and 100 (inclusive)';
    return refuse(response, 400, 'rest_invalid_param', 'Invalid parameter(s): per_page', { params: { per_page: message } });
  }
  if (route === '/wp/v2/categories') return sendJson(response, (options.categories ?? []).slice((page - 1) * perPage, page * perPage));
  if (route !== '/wp/v2/posts') {
    return refuse(response, 404, 'rest_no_route', 'No route was found matching the URL and request method.');
  }
  const include = query.get('include')?.split(',').map(Number);
  const within = query.get('categories')?.split(',').map(Number);
  const after = query.get('after');
  const found = options.posts.filter(
    (one) =>
      (!include || include.includes(one.id)) &&
      (!within || within.some((id) => (one['categories'] as number[] | undefined)?.includes(id))) &&
      (!after || Date.parse(`${String(one['date_gmt'])}Z`) > Date.parse(after)),
  );
  const pages = Math.ceil(found.length / perPage);
  if (page > 1 && page > pages && !options.ignoresPage) {
    const message = 'The page number requested is larger than the number of pages available.';
    return refuse(response, 400, 'rest_post_invalid_page_number', message);
  }
  const from = options.ignoresPage ? 0 : (page - 1) * perPage;
  const totals: { [name: string]: string } =
    options.totals === false ? {} : { 'x-wp-total': String(found.length), 'x-wp-totalpages': String(pages) };
  sendJson(response, found.slice(from, from + perPage), 200, totals);
}
