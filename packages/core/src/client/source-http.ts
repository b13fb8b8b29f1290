import { CivicError, isCivicError } from '../errors/civic-error.js';
import type { Http, HttpAnswer, HttpRequest } from '../http/http.types.js';
import type { ClientOptions } from './client.types.js';

/** What stands between one source and the network. */
export interface SourceHttpOptions extends Pick<ClientOptions, 'authorize' | 'relay'> {
  readonly source: string;
  readonly http: Http;
  /** Where it notes what befell the requests. */
  readonly journey: Journey;
}

/** What befell the requests of one question on their way. */
export interface Journey {
  /** `authorize` has changed a request: what comes of it must not be kept. */
  authorized: boolean;
  /** Seconds for which the relay has had the oldest answer. */
  age: number;
  /** The relay gave a copy in place of a source that fails. */
  kept: boolean;
}

/** The network as one source sees it: with the keys that `authorize` adds, and by way of the relay where there is one. */
export function createSourceHttp({ source, http, authorize, relay, journey }: SourceHttpOptions): Http {
  return {
    async send(asked, signal) {
      const authorized = authorize ? await callAuthorize(authorize, asked, source) : asked;
      const changed = !sameRequest(asked, authorized);
      journey.authorized ||= changed;
      const request = changed ? { ...authorized, keep: false } : asked;
      if (!relay || isLocal(request.url, relay)) {
        const answer = await http.send(request, signal);
        return changed ? { ...answer, url: withoutKeys(answer.url, request.url, asked.url) } : answer;
      }
      const answer = await http.send({ ...request, url: relayed(request.url, relay, source) }, signal);
      const { headers } = answer;
      journey.age = Math.max(journey.age, Number(headers.get('age')) || 0);
      journey.kept ||= headers.has('x-civickit-relay');
      return { ...answer, url: withoutKeys(finalUrl(answer, request.url), request.url, asked.url) };
    },
  };
}

async function callAuthorize(authorize: NonNullable<ClientOptions['authorize']>, asked: HttpRequest, source: string): Promise<HttpRequest> {
  try {
    // A copy, so that a hook that writes into its argument is seen to have changed it.
    return await authorize({ ...asked, url: new URL(asked.url), headers: { ...asked.headers } }, source);
  } catch (cause) {
    if (isCivicError(cause)) throw cause;
    throw new CivicError('auth/hook-failed', `authorize() threw for source "${source}"`, { cause, source });
  }
}

function sameRequest(a: HttpRequest, b: HttpRequest): boolean {
  const fields = ({ headers }: HttpRequest) =>
    Object.entries(headers ?? {})
      .map(String)
      .sort()
      .join('\n');
  return a === b || (a.method === b.method && a.url.href === b.url.href && a.body === b.body && fields(a) === fields(b));
}

/** The address of an answer as sources may print and keep it: without what `authorize` has added, also after a redirect. */
function withoutKeys(answered: URL, authorized: URL, asked: URL): URL {
  const url = new URL(answered);
  for (const [name, value] of authorized.searchParams) {
    if (asked.searchParams.getAll(name).includes(value)) continue;
    const before = asked.searchParams.get(name);
    if (before === null) url.searchParams.delete(name);
    else url.searchParams.set(name, before);
  }
  url.username = asked.username;
  url.password = asked.password;
  return url;
}

function isLocal(url: URL, relay: URL): boolean {
  return url.origin === relay.origin || url.origin === globalThis.location?.origin;
}

function relayed(url: URL, relay: URL, source: string): URL {
  const through = new URL(relay);
  through.searchParams.set('source', source);
  through.searchParams.set('url', url.href);
  return through;
}

/** Relative links resolve against the source's own address; a relay that followed redirects tells it in Content-Location. */
function finalUrl({ headers }: HttpAnswer, asked: URL): URL {
  try {
    const told = new URL(headers.get('content-location') ?? '', asked);
    return /^https?:$/.test(told.protocol) ? told : asked;
  } catch {
    return asked;
  }
}
