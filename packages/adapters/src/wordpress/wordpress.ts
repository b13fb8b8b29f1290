import { CivicError, instantOf, isCivicError, type Batch, type Notice, type Source, type SourceContext } from '@civickit/core'; // prettier-ignore
import { advise } from '../content-system/advise.js';
import { orderOf } from '../content-system/order-of.js';
import { readJson } from '../content-system/read-json.js';
import { boundOf } from '../source/bound-of.js';
import { addressOfCursor, describeSource, type SourceOptions } from '../source/describe-source.js';
import { filterTypes, typeNotices, type TypesByCategory } from '../source/type-notices.js';
import { findTerms, termsPerPage } from './find-terms.js';
import { postFields } from './post.schema.js';
import { listOf, parsePosts, type ReadPosts } from './read-posts.js';
import { addressOf, declaredRoot, reach, routeOf, type NoteRoot, type Parameters } from './wordpress-site.js';

export interface WordPressOptions extends SourceOptions {
  /** `posts`, `pages`, or the `rest_base` of a custom type. @default 'posts' */
  readonly type?: string;
  /** Only posts in one of these categories, by name, slug or id. */
  readonly categories?: readonly (string | number)[];
  /** Only posts with one of these tags, by name, slug or id. */
  readonly tags?: readonly (string | number)[];
  /** Posts of one answer, 1 to 100. @default 20 */
  readonly perPage?: number;
  /** Notices of this category are pinned, as sticky posts are; letter case aside. */
  readonly pinnedCategory?: string;
  /** Kinds of notices by category, letter case aside. @default all are news */
  readonly types?: TypesByCategory;
}

const hour = 3_600_000;
const advice: ReadonlyMap<number, string> = new Map([
  [401, 'a plug-in may keep the REST interface for those who are logged in; let visitors read it, or use the feed of the site (/feed/)'],
  [403, 'a plug-in or firewall may block the REST interface; let visitors read it, or use the feed of the site (/feed/)'],
  [404, 'there is no WordPress at this address, its REST interface is off, or the type is not "show_in_rest"'],
]);

/**
 * Notices from the REST interface of WordPress: posts, pages or a custom type. Only what every visitor may read is asked for and shown.
 * Its cursor is the address of the next page.
 * @throws CivicError `invalid/url`
 */
export function wordpress(options: WordPressOptions): Source<'notices'> {
  const { id, type = 'posts', perPage = 20, pinnedCategory, types, maxBytes } = options;
  const { address, described } = describeSource(options);
  const site = new URL(address);
  const route = `/wp/v2/${type}`;

  async function ask<T>(
    url: URL,
    { http, signal }: SourceContext,
    read: (bytes: Uint8Array, url: URL, headers: Headers) => T,
    note?: NoteRoot,
  ) {
    const answer = await http.send({ method: 'GET', url, ...(maxBytes !== undefined && { maxBytes }) }, signal);
    try {
      return read(answer.bytes, answer.url, answer.headers);
    } catch (error) {
      if (isCivicError(error) && error.kind === 'protocol') {
        const root = declaredRoot(new TextDecoder().decode(answer.bytes.subarray(0, 65_536)), answer.headers, answer.url);
        if (root) note?.(root);
      }
      throw error;
    }
  }

  /** Runs `use` with the interface's root. */
  async function atRoot<T>(context: SourceContext, use: (root: URL, note: NoteRoot) => Promise<T>): Promise<T> {
    let declared: URL | undefined;
    const lookAround = async () => {
      await ask(site, context, (bytes, url) => readJson(bytes, { source: id, url }), (root) => (declared = root)).catch(() => undefined); // prettier-ignore
      return declared;
    };
    try {
      return await reach(site, use, lookAround);
    } catch (error) {
      throw explained(error);
    }
  }

  function readPage(url: URL, context: SourceContext, note?: NoteRoot) {
    const { zone } = context;
    const read = (bytes: Uint8Array, final: URL, headers: Headers) => {
      const posts = parsePosts(bytes, { source: id, url: final, zone, pinnedCategory });
      typeNotices(posts.items, types);
      return { ...posts, headers };
    };
    return ask(url, context, read, note);
  }

  function termsOf(what: 'categories' | 'tags', root: URL, context: SourceContext, note: NoteRoot): Promise<string | undefined> {
    const list = (number: number) => {
      const url = addressOf(root, `/wp/v2/${what}`, { _fields: 'id,name,slug', per_page: termsPerPage, page: number });
      return ask(url, context, (bytes, final) => listOf(readJson(bytes, { source: id, url: final }), { source: id, url: final }), note);
    };
    return findTerms(options[what], what, id, list);
  }

  function batchOf(
    { items, count, problems, headers }: ReadPosts & { headers: Headers },
    url: URL,
    since: string | undefined,
    zone: string,
  ): Batch<Notice> {
    const number = Number(url.searchParams.get('page') ?? 1);
    // Other origins and some caches do not show the header: then a full page means that another may follow.
    const last = Number(headers.get('x-wp-totalpages') || Infinity);
    const next = count >= perPage && number < last ? new URL(url) : undefined;
    next?.searchParams.set('page', String(number + 1));
    const from = since === undefined ? undefined : boundOf('since', since, zone);
    const recent = from === undefined ? items : items.filter(({ published }) => published && instantOf(published, zone) >= from);
    return { items: recent, order: orderOf(recent, 'published', zone), skipped: problems, ...(next && { next: next.href }) };
  }

  const source: Source<'notices'> = {
    kind: 'notices',
    ...described,
    applies: new Set(['since'] as const),
    async list({ since }, cursor, context) {
      const { zone } = context;
      if (cursor !== undefined) {
        const url = pageAt(cursor, site, route, id);
        try {
          return batchOf(await readPage(url, context), url, since, zone);
        } catch (error) {
          // `rest_post_invalid_page_number`: the last page was full. With the parameters of page one nothing else can be wrong.
          if (isCivicError(error) && error.status === 400 && !error.issues) return { items: [], order: 'newest', skipped: [] };
          throw explained(error);
        }
      }
      return atRoot(context, async (root, note) => {
        const [categories, tags] = [await termsOf('categories', root, context, note), await termsOf('tags', root, context, note)];
        const url = addressOf(root, route, { ...listParameters(perPage), categories, tags, after: since && afterOf(since, zone) });
        return batchOf(await readPage(url, context, note), url, since, zone);
      });
    },
    // By the list, which gives nothing for what is not public; by its own address that would look like a closed interface.
    async get(wanted, context) {
      if (!/^[1-9]\d{0,15}$/.test(wanted)) return undefined;
      return atRoot(context, async (root, note) => {
        const url = addressOf(root, route, { ...embedding, include: wanted });
        return (await readPage(url, context, note)).items.find(({ ref }) => ref.id === wanted);
      });
    },
  };
  return filterTypes(source, types);
}

const embedding: Parameters = { _fields: postFields, _embed: 'author,wp:featuredmedia,wp:term' };

function listParameters(perPage: number): Parameters {
  return { ...embedding, per_page: perPage, orderby: 'date', order: 'desc' };
}

/**
 * `after` leaves out the very moment, and compares wall clocks of the site's zone, of which one hour in autumn comes twice. So a little
 * more is asked for than is wanted.
 */
function afterOf(since: string, zone: string): string {
  return new Date(boundOf('since', since, zone) - hour - 1000).toISOString().replace(/\.\d+/, '');
}

/** Besides what holds for every cursor, it must be a page of this very list. */
function pageAt(cursor: string, site: URL, route: string, source: string): URL {
  const url = addressOfCursor(cursor, site.href, source);
  if (!routeOf(url).endsWith(route) || !/^[1-9]\d{0,8}$/.test(url.searchParams.get('page') ?? '')) {
    throw new CivicError('invalid/cursor', `The cursor of ${source} is no page of its list.`, { source });
  }
  return url;
}

/** Adds what a developer can do where WordPress alone does not say it. */
function explained(error: unknown): unknown {
  if (!isCivicError(error)) return error;
  const { status, code } = error;
  const hint =
    code === 'protocol/html-instead'
      ? 'is this the address of a WordPress site, and is its REST interface on? Its feed (/feed/) may still be read'
      : advice.get(status ?? 0);
  return hint ? advise(error, hint) : error;
}
