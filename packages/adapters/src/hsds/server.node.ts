import { answerLocally, sendJson, sendPage, type LocalServer } from '../content-system/answer-locally.node.js';

type Record = { readonly [name: string]: unknown };

export interface ServedHsds {
  /** Which interface it speaks. @default '3.0' */
  readonly version?: '3.0' | '3.1' | 'uk' | 'uk-1';
  readonly services: readonly unknown[];
  readonly taxonomies?: readonly Record[];
  readonly terms?: readonly Record[];
  readonly links?: readonly Record[];
  /** Services at most on one page, whatever is asked for. */
  readonly most?: number;
  /** Says nothing of a page but `empty`, as 3.1.1 allows. */
  readonly isTerse?: boolean;
  readonly ignoresPage?: boolean;
  readonly emptyIs404?: boolean;
  /** Instead of any answer. */
  readonly instead?: { readonly body: string | Uint8Array; readonly type?: string; readonly status?: number };
}

export interface HsdsServer extends LocalServer {
  /** Bodies of what was posted. */
  readonly posted: readonly string[];
}

/** Members that lists leave out: arrays below a service (standards: "list items carry direct properties and one-to-one objects"). */
const isChild = (value: unknown) => Array.isArray(value);
const field = (record: unknown, name: string) => (record as Record | null)?.[name];

/** A server as the specification describes it, with errors and limits of real ones. */
export async function serveHsds(served: ServedHsds): Promise<HsdsServer> {
  const { version = '3.0', services, taxonomies = [], terms = [], links = [], instead } = served;
  const posted: string[] = [];
  const server = await answerLocally((url, request, response) => {
    if (instead)
      return void response.writeHead(instead.status ?? 200, { 'content-type': instead.type ?? 'application/json' }).end(instead.body);
    if (request.method === 'POST') {
      if (version !== '3.1') return sendJson(response, { message: 'Method not allowed' }, 405);
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        posted.push(body);
        reply(new URLSearchParams(body));
      });
      return;
    }
    return reply(url.searchParams);

    function reply(query: URLSearchParams): void {
      const [, resource = '', id] = url.pathname.split('/').slice(1);
      if (id !== undefined) {
        const one = services.find((service) => field(service, 'id') === decodeURIComponent(id));
        return resource === 'services' && one ? sendJson(response, one) : sendJson(response, { message: 'Not found' }, 404);
      }
      if (resource === 'services') return list(services.filter((service) => matches(service, query)), query); // prettier-ignore
      if (resource === 'taxonomies' && taxonomies.length > 0) return list(taxonomies, query);
      if (resource === 'taxonomy_terms' && terms.length > 0) return list(terms, query);
      if (resource === 'service_at_locations' && links.length > 0) return list(links, query);
      return sendPage(response, '<h1>404</h1>', 404);
    }

    function list(found: readonly unknown[], query: URLSearchParams): void {
      const shown = found.map((record) => (query.get('full') === 'true' || version === 'uk-1' ? record : flat(record)));
      if (query.get('format') === 'ndjson') {
        const lines = shown.map((record) => (typeof record === 'string' ? record : JSON.stringify(record)));
        return void response.writeHead(200, { 'content-type': 'application/x-ndjson' }).end(lines.join('\n'));
      }
      const size = Math.min(Number(query.get('per_page') ?? 10), served.most ?? Infinity);
      const number = served.ignoresPage ? 1 : Number(query.get('page') ?? 1);
      const part = shown.slice((number - 1) * size, number * size);
      if (part.length === 0 && served.emptyIs404) return sendJson(response, { message: 'Nothing found' }, 404);
      sendJson(response, envelope(part, number, shown.length, Math.ceil(shown.length / size)));
    }
  });
  return { ...server, posted };

  function envelope(contents: readonly unknown[], number: number, total: number, pages: number): Record {
    const [isFirst, isLast, empty] = [number === 1, number >= pages && !served.ignoresPage, contents.length === 0];
    if (served.isTerse) return { empty, contents };
    if (version === 'uk-1')
      return {
        totalElements: total,
        totalPages: pages,
        number,
        size: contents.length,
        first: isFirst,
        last: isLast,
        empty,
        content: contents,
      };
    return {
      total_items: total,
      total_pages: pages,
      page_number: number,
      size: contents.length,
      first_page: isFirst,
      last_page: isLast,
      empty,
      contents,
    };
  }
}

function flat(record: unknown): unknown {
  if (typeof record !== 'object' || record === null || field(record, 'service')) return record;
  return Object.fromEntries(Object.entries(record).filter(([, value]) => !isChild(value)));
}

/** Filters are joined by AND; `modified_after` means on it or later. */
function matches(service: unknown, query: URLSearchParams): boolean {
  const [words, term, organization, after] = ['search', 'taxonomy_term_id', 'organization_id', 'modified_after'].map((name) =>
    query.get(name),
  );
  const attributes = (field(service, 'attributes') ?? []) as readonly Record[];
  return (
    (!words || JSON.stringify(service).toLowerCase().includes(words.toLowerCase())) &&
    (!term || attributes.some((attribute) => field(attribute['taxonomy_term'], 'id') === term)) &&
    (!organization || field(field(service, 'organization'), 'id') === organization) &&
    (!after || Date.parse(String(field(service, 'last_modified'))) >= Date.parse(after))
  );
}
