import type { HttpAnswer, SourceContext } from '@civickit/core';

/** Parameters of a request; those that are undefined are left out, for servers take an empty one for a wish. */
export type Parameters = Readonly<Record<string, string | number | undefined>>;

/** The way to one server. */
export interface Asking {
  readonly source: string;
  ask(path: string, parameters: Parameters, context: SourceContext, post?: boolean): Promise<HttpAnswer>;
}

/** `address` is that of the interface, to which `/services` is added, or that of the list of services itself. */
export function createAsking({ address, source, maxBytes }: { address: string; source: string; maxBytes: number | undefined }): Asking {
  return {
    source,
    ask(path, parameters, { http, signal }, post = false) {
      const url = new URL(address);
      url.hash = '';
      url.pathname = url.pathname.replace(/\/+$/, '').replace(/\/services$/, '') + path;
      const given = Object.entries(parameters).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)] as const]));
      const more = maxBytes === undefined ? {} : { maxBytes };
      if (!post) {
        for (const [name, value] of given) url.searchParams.set(name, value);
        return http.send({ method: 'GET', url, headers: { accept: accepted(parameters) }, ...more }, signal);
      }
      // A search changes nothing, so it may be sent again; what is asked for is not to be kept.
      const headers = { accept: accepted(parameters), 'content-type': 'application/x-www-form-urlencoded' };
      const body = new URLSearchParams(given.map(([name, value]) => [name, value])).toString();
      return http.send({ method: 'POST', url, headers, body, idempotent: true, keep: false, ...more }, signal);
    },
  };
}

function accepted({ format }: Parameters): string {
  return format === 'ndjson' ? 'application/x-ndjson, application/json' : 'application/json';
}
