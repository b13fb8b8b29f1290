import { CivicError, isCivicError, type HttpAnswer, type HttpRequest, type SourceContext } from '@civickit/core';
import type { CoordinateSystem } from '../coordinates/coordinate-system.js';
import { specPaths, type Open311Dialect, type Open311Format, type Open311Paths } from './dialect.js';
import { refusalCode } from './read/refusal-code.js';
import type { AnswerOptions } from './read/read-records.js';

/** One deployment: where it is and how it speaks. */
export interface Endpoint {
  readonly source: string;
  /** The base address, without a slash at its end. */
  readonly base: string;
  readonly dialect: Open311Dialect;
  readonly format: Open311Format;
  readonly paths: Open311Paths;
  readonly jurisdictionId?: string;
  readonly maxBytes?: number;
  readonly coordinateSystem?: CoordinateSystem | undefined;
}

export type Parameters = Readonly<Record<string, string | undefined>>;

const accepted: Readonly<Record<Open311Format, string>> = { json: 'application/json', xml: 'text/xml, application/xml' };

/** What the standard gives where neither the dialect nor the options say otherwise. */
export function pathsOf(...given: readonly (Partial<Open311Paths> | undefined)[]): Open311Paths {
  const named = given.flatMap((paths) => Object.entries(paths ?? {})).filter(([, path]) => path !== undefined);
  return { ...specPaths, ...Object.fromEntries(named) };
}

/** The address of a resource. What is empty is left out: servers take an empty parameter for a value. */
export function addressOf(endpoint: Endpoint, resource: keyof Open311Paths, parameters: Parameters = {}, id = ''): URL {
  const { base, paths, format, jurisdictionId } = endpoint;
  // Dots alone would climb out of the folder, however they are escaped.
  const named = /^\.+$/.test(id) ? '' : encodeURIComponent(id);
  const path = paths[resource].replace('{format}', format).replace('{id}', () => named);
  const url = new URL(base);
  url.pathname = `${url.pathname.replace(/\/+$/, '')}/${path}`;
  for (const [name, value] of Object.entries({ jurisdiction_id: jurisdictionId, ...parameters }))
    if (value) url.searchParams.set(name, value);
  return url;
}

/** Asks for a resource and reads the answer. @throws CivicError `auth/refused`, and what `Http` and `read` throw */
export async function ask<T>(
  endpoint: Endpoint,
  context: SourceContext,
  url: URL,
  read: (answer: Uint8Array, options: AnswerOptions) => Promise<T>,
): Promise<T> {
  const answer = await exchange(endpoint, context, { method: 'GET', url });
  return read(answer.bytes, answerOptions(endpoint, context, answer));
}

/** Sends a request whose refusal is explained in the words of the server. @throws CivicError `auth/refused`, and what `Http` throws */
export async function exchange({ format, maxBytes }: Endpoint, context: SourceContext, request: HttpRequest): Promise<HttpAnswer> {
  const explain: HttpRequest['explain'] = async (body, headers) => {
    const { parseErrors, problemOf } = await import('./read/parse-errors.js');
    const { items } = await parseErrors(body, { contentType: headers.get('content-type') ?? undefined });
    return items.length > 0 ? problemOf(items) : undefined;
  };
  const headers = { accept: accepted[format], ...request.headers };
  try {
    return await context.http.send({ ...request, headers, explain, ...(maxBytes !== undefined && { maxBytes }) }, context.signal);
  } catch (error) {
    throw isCivicError(error) && error.code === 'http/client-error' ? recoded(error) : error;
  }
}

/** How an answer of this deployment is read. */
export function answerOptions(
  { source, dialect, maxBytes, coordinateSystem }: Endpoint,
  { zone }: SourceContext,
  answer: HttpAnswer,
): AnswerOptions {
  return {
    source,
    zone,
    dialect,
    coordinateSystem,
    url: answer.url.href,
    contentType: answer.headers.get('content-type') ?? undefined,
    ...(maxBytes !== undefined && { maxBytes }),
  };
}

function recoded(error: CivicError): CivicError {
  const code = refusalCode(error.status);
  if (code === error.code) return error;
  const { message, cause, source, url, status, retry, issues } = error;
  return new CivicError(code, message, { cause, source, url, status, retry, issues });
}
