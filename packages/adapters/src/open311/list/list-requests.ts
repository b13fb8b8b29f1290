import { instantOf, isCivicError, type Batch, type Query, type ServiceRequest, type SourceContext } from '@civickit/core';
import { loadConversions } from '../../coordinates/load-conversion.js';
import type { Open311Paging } from '../dialect.js';
import { addressOf, ask, type Endpoint, type Parameters } from '../endpoint.js';
import { parseRequests, type ParsedRequests } from '../parse-requests.js';
import { readCursor, repeats, traceOf, writeCursor, type ListCursor } from './cursor.js';
import { matcherOf } from './matches.js';
import { questionParameters, spanOf, type Span } from './question-parameters.js';

const day = 86_400_000;
/** Windows of dates without any request that are passed over before the client gets a turn. */
const mostWindows = 8;
/** More than dates are written wider than wanted. */
const leeway = 3 * day;
type Paged = Extract<Open311Paging, { by: 'page' | 'offset' }>;
const none: ParsedRequests = { items: [], problems: [], count: 0 };

/** Where one question stands: the window that is asked for, and the page in it. */
interface Step {
  readonly cursor: ListCursor;
  readonly span: Span;
  /** The span is one of several windows. */
  readonly windowed: boolean;
  /** The end of the window before this one, where one is wanted. */
  readonly earlier?: number | undefined;
}

/**
 * One page of requests. Where a server gives only so many days at a time and `since` lies further back, windows of that many days follow
 * each other into the past. It ends whatever the server does: at a page that repeats the first or the last one, an empty or short one,
 * or a refusal of what follows the first.
 */
export async function listRequests(
  endpoint: Endpoint,
  pageSize: number | undefined,
  query: Query<'requests'>,
  cursor: string | undefined,
  context: SourceContext,
): Promise<Batch<ServiceRequest>> {
  const { dialect, source } = endpoint;
  const matches = matcherOf(query, dialect, context.zone);
  let next: ListCursor | undefined = cursor === undefined ? { at: firstPage(endpoint), first: '', last: '' } : readCursor(cursor, source);
  for (let windows = 1; ; windows++) {
    const step = stepOf(next, query, endpoint, context);
    const asked = next.size ?? sizeOf(endpoint, query.limit ?? pageSize);
    const read = await readPage(endpoint, query, step, asked, context);
    // Some give their last page to every question past it.
    const page = next.last !== '' && traceOf(read.items.map(({ ref }) => ref.id)) === next.last ? none : read;
    const { from = -Infinity, until = Infinity } = step.span;
    const placed = page.items.map((request) => ({ request, at: request.requested ? instantOf(request.requested, context.zone) : NaN }));
    // A server that passes over dates has given what it has: there is nothing to look for in earlier windows.
    const dateless = placed.some(({ at }) => at < from - leeway || at >= until + leeway);
    const windowed = step.windowed && !dateless;
    next = followUp(page, windowed ? step : { ...step, earlier: undefined }, asked, endpoint);
    // Windows overlap a little as they are asked for; each request is given by the one that it belongs to.
    const own = windowed ? placed.filter(({ at }) => at >= from && at < until) : placed;
    const items = own.map(({ request }) => request).filter(matches);
    if (items.length > 0 || page.count > 0 || next === undefined || windows >= mostWindows) {
      const total = cursor === undefined && !windowed && items.length === page.items.length ? page.total : undefined;
      return {
        items,
        order: 'unordered',
        skipped: page.problems,
        ...(next && { next: writeCursor(next) }),
        ...(total !== undefined && { total }),
      };
    }
  }
}

function firstPage({ dialect: { paging } }: Endpoint): number {
  return paging?.by === 'page' ? (paging.first ?? 1) : 0;
}

function sizeOf({ dialect: { paging } }: Endpoint, wanted: number | undefined): number | undefined {
  if (!paging || paging.by === 'none') return undefined;
  return Math.max(1, Math.min(wanted ?? paging.size, paging.max));
}

function stepOf(cursor: ListCursor, query: Query<'requests'>, { dialect }: Endpoint, { clock, zone }: SourceContext): Step {
  const { from, until } = spanOf(query, zone);
  const { windowDays, filters } = dialect;
  const asked: Span = { ...(from !== undefined && { from }), ...(until !== undefined && { until }) };
  if (windowDays === undefined || !filters.since || !filters.until) return { cursor, span: asked, windowed: false };
  // Without a date the server gives its newest days by itself.
  if (from === undefined && until === undefined) return { cursor, span: {}, windowed: false };
  // Bounds are written a little wider than wanted, and the whole must not span more than the server allows.
  const length = Math.max(1, windowDays - 3) * day;
  const end = cursor.until ?? until ?? clock.now() + day;
  if (from === undefined) return { cursor, span: { from: end - length, until: end }, windowed: false };
  if (end - length <= from) return { cursor, span: { from, until: end }, windowed: cursor.until !== undefined };
  return { cursor, span: { from: end - length, until: end }, windowed: true, earlier: end - length };
}

async function readPage(
  endpoint: Endpoint,
  query: Query<'requests'>,
  { cursor, span }: Step,
  size: number | undefined,
  context: SourceContext,
): Promise<ParsedRequests> {
  const { dialect, coordinateSystem } = endpoint;
  const { fromWgs84 } = await loadConversions(query.near && coordinateSystem);
  const written = query.near ? { ...query, near: { ...query.near, ...fromWgs84(query.near) } } : query;
  const parameters = { ...questionParameters(written, span, dialect, context.zone), ...pageParameters(endpoint, cursor.at, size) };
  try {
    return await ask(endpoint, context, addressOf(endpoint, 'requests', parameters), parseRequests);
  } catch (error) {
    if (!isCivicError(error)) throw error;
    const { status, code, issues } = error;
    // A path that does not exist is answered by 404 as well, but by a page, which tells nothing of what is wrong.
    if (status === 404 && dialect.emptyIs404 && issues) return none;
    const later = cursor.at > firstPage(endpoint);
    if (later && code === 'http/client-error') return none;
    throw error;
  }
}

function pageParameters({ dialect: { paging } }: Endpoint, at: number, size: number | undefined): Parameters {
  switch (paging?.by) {
    case 'page':
      return { page: String(at), [paging.sizeName ?? 'page_size']: String(size) };
    case 'offset':
      return { limit: String(size), offset: String(at) };
    default:
      return {};
  }
}

/** What to ask for after this page; undefined at the end. */
function followUp(page: ParsedRequests, step: Step, size: number | undefined, endpoint: Endpoint): ListCursor | undefined {
  const { cursor, earlier } = step;
  const window = earlier === undefined ? undefined : { at: firstPage(endpoint), size, until: earlier, first: '', last: '' };
  const { paging } = endpoint.dialect;
  const last = traceOf(page.items.map(({ ref }) => ref.id));
  const repeated = repeats(last, cursor.first) || repeats(last, cursor.last);
  const pages = paging?.by === 'page' || paging?.by === 'offset';
  if (!pages || size === undefined || repeated || endsHere(page, cursor, size, paging)) return window;
  const at = paging.by === 'page' ? cursor.at + 1 : cursor.at + page.count;
  return { at, size, last, first: cursor.first || last, ...(cursor.until !== undefined && { until: cursor.until }) };
}

function endsHere({ count, total }: ParsedRequests, { at }: ListCursor, size: number, paging: Paged): boolean {
  if (count === 0) return true;
  if (total !== undefined) return (paging.by === 'offset' ? at : (at - (paging.first ?? 1)) * size) + count >= total;
  // Servers cap the size of pages at round numbers: such a page may be a full one.
  return count < size && count % 10 !== 0;
}
