import { CivicError, isCivicError, type Source, type SourceContext } from '@civickit/core';
import { pageUrl } from '@civickit/core/markup';
import { advise } from '../content-system/advise.js';
import { orderOf } from '../content-system/order-of.js';
import { addressOfCursor, describeSource, type SourceOptions } from '../source/describe-source.js';
import { filterTypes, typeNotices, type TypesByCategory } from '../source/type-notices.js';
import { fieldParameters, fieldsOf, type DrupalFields } from './drupal-fields.js';
import { parseNodes, type ReadNodes } from './read-nodes.js';

export interface DrupalOptions extends SourceOptions {
  /** Path of JSON:API below the site, such as `en/jsonapi` for one language. @default 'jsonapi' */
  readonly api?: string;
  /** Machine name of the content type. @default 'article' */
  readonly bundle?: string;
  /** Machine names of the bundle's fields, where they are not those that Drupal installs. */
  readonly fields?: Partial<DrupalFields>;
  /** Only what is promoted to the front page. @default false */
  readonly promoted?: boolean;
  /** Nodes of one answer, 1 to 50. @default 20 */
  readonly perPage?: number;
  /** Notices of this category are pinned, as sticky nodes are; letter case aside. */
  readonly pinnedCategory?: string;
  /** Kinds of notices by category, letter case aside. @default all are news */
  readonly types?: TypesByCategory;
}

const advice: ReadonlyMap<number, string> = new Map([
  [400, 'name the fields of this content type in "fields"; Drupal refuses to include one that it has not'],
  [401, 'let anonymous visitors view published content'],
  [403, 'let anonymous visitors view published content'],
  [404, 'is the module JSON:API on, and are "api" and "bundle" right? (/jsonapi lists what there is)'],
]);

/**
 * Notices from JSON:API of Drupal's core: nodes of one content type. Only what is published is asked for and shown. It filters
 * nothing else itself; its cursor is the address of the next page.
 * @throws CivicError `invalid/url`
 */
export function drupal(options: DrupalOptions): Source<'notices'> {
  const { id, api = 'jsonapi', bundle = 'article', perPage = 20, pinnedCategory, types, maxBytes } = options;
  const { address, described } = describeSource(options);
  const site = directory(new URL(address));
  const root = directory(new URL(api.replace(/^\/+/, ''), site));
  // A language stands before the path of the interface and before that of each page.
  const pages = root.pathname.endsWith('/jsonapi/') ? new URL('..', root) : site;
  const fields = fieldsOf(bundle, options.fields);
  const collection = new URL(`node/${bundle}`, root);

  async function ask(url: URL, { http, signal, zone }: SourceContext): Promise<ReadNodes & { url: URL }> {
    const headers = { accept: 'application/vnd.api+json' };
    const answer = await http.send({ method: 'GET', url, headers, ...(maxBytes !== undefined && { maxBytes }) }, signal);
    const nodes = parseNodes(answer.bytes, { source: id, url: answer.url, pages, zone, fields, pinnedCategory });
    typeNotices(nodes.items, types);
    return { ...nodes, url: answer.url };
  }

  function firstPage(): URL {
    const url = new URL(collection);
    const filters = options.promoted ? [['filter[promote]', '1'] as const] : [];
    const paging = [['sort', `-${fields.published}`], ['page[limit]', String(perPage)]] as const; // prettier-ignore
    for (const [name, value] of [['filter[status]', '1'] as const, ...filters, ...paging, ...fieldParameters(`node--${bundle}`, fields)])
      url.searchParams.set(name, value);
    return url;
  }

  const source: Source<'notices'> = {
    kind: 'notices',
    ...described,
    applies: new Set(),
    async list(_query, cursor, context) {
      const asked = cursor === undefined ? firstPage() : addressOfCursor(cursor, address, id);
      const { items, next, problems } = await ask(asked, context).catch((error: unknown) => {
        throw explained(error);
      });
      const following = next === undefined ? undefined : ownPage(next, asked);
      const astray = next !== undefined && !following;
      const elsewhere = astray
        ? [new CivicError('protocol/wrong-shape', `The next page of ${id} leads to another host: ${next}`, { source: id })]
        : [];
      return {
        items,
        order: orderOf(items, 'published', context.zone),
        skipped: [...problems, ...elsewhere],
        ...(following && { next: following }),
      };
    },
    async get(wanted, context) {
      if (!/^[\da-f-]{1,64}$/i.test(wanted)) return undefined;
      const url = new URL(`${collection.pathname}/${wanted}`, collection);
      for (const [name, value] of fieldParameters(`node--${bundle}`, fields)) url.searchParams.set(name, value);
      try {
        return (await ask(url, context)).items.find(({ ref }) => ref.id === wanted);
      } catch (error) {
        // 403 is what an unpublished node answers to a visitor.
        if (isCivicError(error) && (error.status === 404 || error.status === 403)) return undefined;
        throw explained(error);
      }
    },
  };
  return filterTypes(source, types);
}

function directory(url: URL): URL {
  const bare = new URL(url);
  bare.search = bare.hash = '';
  if (!bare.pathname.endsWith('/')) bare.pathname += '/';
  return bare;
}

/** Behind a proxy Drupal often believes that it is asked by http, and for its inner port: the path is what counts. */
function ownPage(next: string, asked: URL): string | undefined {
  const address = pageUrl(next, asked);
  const url = address ? new URL(address) : undefined;
  if (url?.hostname !== asked.hostname) return undefined;
  return new URL(url.pathname + url.search, asked).href;
}

/** Adds what a developer can do where Drupal alone does not say it. */
function explained(error: unknown): unknown {
  if (!isCivicError(error)) return error;
  const hint = error.code === 'protocol/html-instead' ? advice.get(404) : advice.get(error.status ?? 0);
  return hint ? advise(error, hint) : error;
}
