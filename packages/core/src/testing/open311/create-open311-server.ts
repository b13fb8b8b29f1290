import { sampleTown } from '../town/sample-reports.js';
import { townNow, type SampleReport, type SampleTown } from '../town/sample-town.js';
import { htmlAnswer, refuseWith, replyWith } from './answer-with.js';
import { fetchFrom } from '../fetch-from.js';
import type { Dialect, Wire } from './dialect.js';
import { dialects, type Open311Dialect } from './dialects/index.js';
import { spoil, withoutPaging, type Open311Fault } from './faults.js';
import type { Format } from './plain.js';
import { receive, type Received } from './received.js';
import { isRefusal, refuse } from './refusal.js';
import { route } from './routes.js';
import { createTownState } from './town-state.js';

export interface Open311ServerOptions {
  /** What there is. @default sampleTown() */
  readonly town?: SampleTown;
  /** The server's clock. @default townNow, which stands still */
  readonly now?: () => number;
  /** Without it everything sent is refused with 403, where the standard has it so. @default 'key' */
  readonly apiKey?: string;
  /** Has to be named in every request. @default 'town.example' for dialects that always demand one, else none */
  readonly jurisdiction?: string;
  /** Rows of one page, for dialects that have pages. @default as the real ones */
  readonly pageSize?: number;
  /** How often a token is asked for until the id is known. @default 2 */
  readonly asks?: number;
  readonly fault?: Open311Fault;
}

/** What a server was asked, and what it answered. */
export interface Open311Exchange extends Received {
  /** 0 where the connection failed or nothing has been answered yet. */
  readonly status: number;
  /** Why it was refused. */
  readonly refused?: string;
}

/** A server that speaks one dialect of Open311 GeoReport v2, over fetch's types, without a network. */
export interface Open311Server {
  readonly dialect: Open311Dialect;
  /** What the paths of its resources begin with, such as `/open311/v2`. */
  readonly base: string;
  readonly apiKey: string;
  readonly jurisdiction?: string;
  /** How it fails from the next request on. */
  fault: Open311Fault | undefined;
  /** Oldest first. */
  readonly requests: readonly Open311Exchange[];
  /** The requests of `requests` that were refused. */
  readonly refused: readonly Open311Exchange[];
  /** What was sent and stored, oldest first. */
  readonly sent: readonly SampleReport[];
  /** Fields of the updates that were sent and stored, oldest first. */
  readonly sentUpdates: readonly Readonly<Record<string, string>>[];
  /** A failed connection is `Response.error()`; whoever serves this over sockets cuts the line then. */
  answer(request: Request): Promise<Response>;
  /** The same as `fetch` would have it, for `createHttp({ fetch: server.fetch })`: what fails rejects. */
  readonly fetch: typeof globalThis.fetch;
}

export function createOpen311Server(dialect: Open311Dialect, options: Open311ServerOptions = {}): Open311Server {
  const speaks = dialects[dialect];
  const { town = sampleTown(), now = () => townNow, apiKey = 'key', asks = 2, pageSize } = options;
  const jurisdiction = options.jurisdiction ?? (speaks.needsJurisdiction ? 'town.example' : undefined);
  const state = createTownState(town, now, asks);
  const requests: Open311Exchange[] = [];

  function converse(received: Received): { readonly response: Response; readonly refused?: string } {
    const { path, format } = readPath(received.url, speaks);
    const shown = format ?? speaks.formats[0] ?? 'xml';
    const wire = wireOf(speaks, received, shown, town);
    const conversation = { state, dialect: speaks, wire, apiKey, ...(jurisdiction && { jurisdiction }), ...(pageSize && { pageSize }) };
    const reply = path === undefined || !format ? refuse('path', `There is no ${received.url.pathname}`) : route(conversation, path);
    if (isRefusal(reply)) return { response: refuseWith(speaks, reply, shown), refused: reply.description };
    return { response: replyWith(speaks, reply, wire) };
  }

  const server: Open311Server = {
    dialect,
    base: speaks.base,
    apiKey,
    ...(jurisdiction && { jurisdiction }),
    fault: options.fault,
    requests,
    get refused() {
      return requests.filter(({ refused }) => refused !== undefined);
    },
    sent: state.sent,
    sentUpdates: state.sentUpdates,
    async answer(request) {
      const received = await receive(request);
      const at = requests.push({ ...received, status: 0 }) - 1;
      const { fault } = server;
      const heard = fault === 'repeat-page' ? { ...received, url: withoutPaging(received.url) } : received;
      const { response, refused } = await spoil(fault, {
        received: heard,
        signal: request.signal,
        answer: () => converse(heard),
        crash: () => refuseWith(speaks, refuse('crash', 'Something went wrong'), speaks.formats[0] ?? 'xml'),
        page: () => htmlAnswer('Sign in to the free network'),
      });
      requests[at] = { ...received, status: response.status, ...(refused !== undefined && { refused }) };
      return response;
    },
    fetch: fetchFrom((request) => server.answer(request)),
  };
  return server;
}

function readPath({ pathname }: URL, { base, formats }: Dialect): { readonly path?: string; readonly format?: Format } {
  if (!pathname.startsWith(`${base}/`)) return {};
  const found = /^(.+)\.(json|xml)$/.exec(pathname.slice(base.length + 1));
  const format = formats.find((one) => one === found?.[2]);
  return { ...(found?.[1] && { path: found[1] }), ...(format && { format }) };
}

function wireOf(dialect: Dialect, received: Received, format: Format, { types }: SampleTown): Wire {
  return {
    received,
    format,
    extensions: received.url.searchParams.get('extensions') === 'true',
    id: ({ id }) => dialect.id?.(id) ?? id,
    code: (type) => dialect.code?.(type) ?? type.code,
    typeOf: ({ type }) => types.find(({ code }) => code === type),
  };
}
