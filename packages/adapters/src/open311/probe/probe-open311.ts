import { CivicError, isCivicError, type SourceContext } from '@civickit/core';
import { pageUrl } from '@civickit/core/markup';
import { fieldsOf } from '../../record/fields.js';
import type { Open311Format, Open311Paths } from '../dialect.js';
import type { Open311DialectName } from '../open311-options.js';
import { parseDiscovery, type ParsedDiscovery } from '../parse-discovery.js';
import { parseRequests } from '../parse-requests.js';
import { parseServices } from '../parse-services.js';
import { allDialects } from './all-dialects.js';
import { holdsData, look, type Look } from './look.js';
import { tellDialect, type Traces } from './tell-dialect.js';

/** What a server can do, as far as can be seen without sending anything. */
export interface Open311Capabilities {
  readonly types: boolean;
  /** Whether types have questions. */
  readonly questions: boolean;
  readonly requests: boolean;
  /** Whether requests can be sent; nobody has tried, the dialect says so. */
  readonly sends: boolean;
  readonly paging: 'none' | 'page' | 'offset' | 'unknown';
}

/** What was found out about a server, ready for the options of `open311`. */
export interface Probed {
  readonly dialect: Open311DialectName;
  readonly capabilities: Open311Capabilities;
  /** The base address. */
  readonly endpoint: string;
  readonly formats: readonly Open311Format[];
  readonly jurisdictionId?: string;
  /** Paths that differ from those of the standard. */
  readonly paths?: Partial<Open311Paths>;
  /** What was seen, for a person to judge by. */
  readonly evidence: readonly string[];
}

const resource = /\/(?:discovery|services|requests)(?:\.(?:json|xml))?\/?$/i;
/** Paths of services and requests, with `{format}`: first as the standard has them. */
const layouts: readonly Pick<Open311Paths, 'services' | 'requests'>[] = [
  { services: 'services.{format}', requests: 'requests.{format}' },
  { services: 'Services', requests: 'Requests' },
  { services: 'services', requests: 'requests' },
];

/**
 * Finds out how a server speaks: from its discovery document, its services and two or three pages of two requests. It asks
 * about ten times, one after the other, and never sends anything. `url` may be the base address, its discovery document or a list in it.
 * @throws CivicError `protocol/wrong-shape` where no Open311 is spoken there; `network/…` and the like where nobody answers
 */
export async function probeOpen311(url: string | URL, context: SourceContext): Promise<Probed> {
  const address = pageUrl(String(url));
  if (!address) throw new CivicError('invalid/url', `${String(url)} is no http or https address.`);
  const given = new URL(address);
  const jurisdictionId = given.searchParams.get('jurisdiction_id') ?? undefined;
  given.search = given.hash = '';
  given.pathname = given.pathname.replace(resource, '').replace(/\/+$/, '');
  const evidence: string[] = [];
  const note = (line: string) => void evidence.push(line);
  const discovered = await findDiscovery(given, context, note);
  for (const base of basesOf(given, discovered?.document)) {
    const found = await findLists(base, jurisdictionId, context, note);
    if (found) return report({ base, jurisdictionId, evidence, context, discovery: discovered?.answer, ...found });
  }
  throw new CivicError('protocol/wrong-shape', `No Open311 is spoken at ${given.href}: ${evidence.join('; ')}`, { url: given.href });
}

type Note = (line: string) => void;

async function findDiscovery(base: URL, context: SourceContext, note: Note) {
  const parent = new URL('.', base);
  for (const name of ['discovery.json', 'discovery.xml']) {
    for (const folder of base.pathname.length > 1 && name.endsWith('json') ? [base, parent] : [base]) {
      const answer = await look(under(folder, name), context);
      if (!holdsData(answer)) continue;
      const document = await parseDiscovery(answer.bytes, { url: answer.url.href, contentType: answer.contentType }).catch(() => undefined);
      if (!document?.items.length) continue;
      note(`${answer.url.href} lists ${document.items.length} endpoint(s)`);
      return { answer, document };
    }
  }
  note('no discovery document');
  return undefined;
}

/** The given address first: discovery documents name old hosts, test servers, or an address that lacks its version. */
function basesOf(given: URL, discovery: ParsedDiscovery | undefined): readonly URL[] {
  const listed = (discovery?.items ?? [])
    .filter(({ isGeoReport2, use }) => isGeoReport2 && use === 'production')
    .map(({ url }) => new URL(url));
  const own = listed.filter(({ host }) => host === given.host).slice(0, 2);
  const bases = [given, ...own].flatMap((base) => [base, under(base, 'v2')]);
  return [...new Map(bases.map((base) => [base.href.replace(/\/+$/, ''), base])).values()].slice(0, 3);
}

interface Found {
  readonly layout: Pick<Open311Paths, 'services' | 'requests'>;
  readonly formats: readonly [Open311Format, ...Open311Format[]];
  readonly services: Look;
}

async function findLists(base: URL, jurisdictionId: string | undefined, context: SourceContext, note: Note): Promise<Found | undefined> {
  for (const layout of layouts) {
    const formats: Open311Format[] = [];
    let services: Look | undefined;
    for (const format of layout.services.includes('{format}') ? (['json', 'xml'] as const) : (['json'] as const)) {
      const answer = await look(listUrl(base, layout.services, format, { jurisdiction_id: jurisdictionId }), context);
      if (!holdsData(answer) || !(await isServices(answer))) {
        note(`${layout.services.replace('{format}', format)} under ${base.href}: ${refusalOf(answer)}`);
        continue;
      }
      const actual = answer.isXml ? 'xml' : 'json';
      if (!formats.includes(actual)) formats.push(actual);
      services ??= answer;
    }
    const [first, ...rest] = formats;
    if (services && first) return { layout, formats: [first, ...rest], services };
  }
  return undefined;
}

async function isServices({ bytes, contentType }: Look): Promise<boolean> {
  const parsed = await parseServices(bytes, { contentType }).catch(() => undefined);
  return parsed !== undefined && (parsed.items.length > 0 || parsed.problems.length === 0);
}

function refusalOf(answer: Look | CivicError): string {
  return isCivicError(answer) ? `status ${answer.status ?? answer.code}` : answer.isPage ? 'a page' : 'no list of services';
}

interface Seen extends Found {
  readonly base: URL;
  readonly jurisdictionId: string | undefined;
  readonly discovery: Look | undefined;
  readonly context: SourceContext;
  readonly evidence: string[];
}

async function report({ base, layout, formats, services, discovery, jurisdictionId, context, evidence }: Seen): Promise<Probed> {
  const [format] = formats;
  const ask = (parameters: Record<string, string>) =>
    look(listUrl(base, layout.requests, format, { jurisdiction_id: jurisdictionId, ...parameters }), context);
  const requests = await ask({ page: '1', page_size: '2' });
  const paging = await findPaging(requests, ask);
  const extended = holdsData(requests) ? await ask({ extensions: 'true', limit: '2' }) : undefined;
  const withMeta = holdsData(extended) && 'meta' in fieldsOf(extended.json) ? extended : undefined;
  const shown = withMeta ?? (holdsData(requests) ? requests : undefined);
  const requestsMissing = isCivicError(requests) && requests.status === 404;
  const traces: Traces = { base, services, paging, requestsMissing, answersJson: formats.includes('json'), ...(discovery && { discovery }), ...(shown && { requests: shown }) }; // prettier-ignore
  const told = tellDialect(traces);
  const { describes, writes } = allDialects[told.dialect];
  const standard = layout === layouts[0];
  return {
    dialect: told.dialect,
    capabilities: {
      types: true,
      questions: describes,
      requests: shown !== undefined || requestsMissing,
      sends: writes,
      paging,
    },
    endpoint: base.href.replace(/\/+$/, ''),
    formats,
    ...(jurisdictionId !== undefined && { jurisdictionId }),
    ...(!standard && { paths: pathsUnder(layout) }),
    evidence: [...evidence, `answers in ${formats.join(' and ')}`, `paging: ${paging}`, told.evidence],
  };
}

/** Asks for a second page of two: another one tells that pages are known. */
async function findPaging(
  first: Look | CivicError,
  ask: (parameters: Record<string, string>) => Promise<Look | CivicError>,
): Promise<Open311Capabilities['paging']> {
  const one = await idsIn(first);
  if (one.length === 0) return 'unknown';
  if (one.length <= 2) {
    const second = await idsIn(await ask({ page: '2', page_size: '2' }));
    if (second.length > 0 && !second.some((id) => one.includes(id))) return 'page';
  }
  const [start, offset] = [await idsIn(await ask({ limit: '2' })), await idsIn(await ask({ limit: '2', offset: '2' }))];
  if (offset.length > 0 && offset.length <= 2 && !offset.some((id) => start.slice(0, 2).includes(id))) return 'offset';
  // A list of two or fewer shows nothing.
  return one.length > 2 ? 'none' : 'unknown';
}

async function idsIn(answer: Look | CivicError): Promise<readonly string[]> {
  if (!holdsData(answer)) return [];
  const { bytes, contentType } = answer;
  const aliases = { servicerequest_id: 'service_request_id' };
  const parsed = await parseRequests(bytes, { contentType, dialect: { aliases } }).catch(() => undefined);
  return parsed?.items.map(({ ref }) => ref.id) ?? [];
}

function pathsUnder({ services, requests }: Found['layout']): Partial<Open311Paths> {
  return { services, requests, service: `${services}/{id}`, request: `${requests}/{id}` };
}

function under(base: URL, path: string): URL {
  const url = new URL(base);
  url.pathname = `${url.pathname.replace(/\/+$/, '')}/${path}`;
  return url;
}

function listUrl(base: URL, path: string, format: Open311Format, parameters: Readonly<Record<string, string | undefined>>): URL {
  const url = under(base, path.replace('{format}', format));
  for (const [name, value] of Object.entries(parameters)) if (value) url.searchParams.set(name, value);
  return url;
}
