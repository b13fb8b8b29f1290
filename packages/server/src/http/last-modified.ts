/** What a list says of its last change, and whether the asker has it already. */
export interface Modification {
  readonly headers: Readonly<Record<string, string>>;
  readonly isKnown: boolean;
}

/**
 * `Last-Modified` and the answer to `If-Modified-Since` (RFC 9110, 8.8.2 and 13.1.3), which `If-None-Match` goes before. HTTP dates have
 * no parts of a second: in the second of a change nothing is said, for another one may follow within it.
 */
export function modification({ headers: asked }: Request, changed: number, now: number): Modification {
  const second = Math.floor(changed / 1000);
  // Heuristic freshness would let a browser keep an old list for days (RFC 9111, 4.2.2).
  const headers = { 'Cache-Control': 'no-cache' };
  if (second >= Math.floor(now / 1000)) return { headers, isKnown: false };
  const since = asked.has('if-none-match') ? NaN : Date.parse(asked.get('if-modified-since') ?? '');
  return { headers: { ...headers, 'Last-Modified': new Date(second * 1000).toUTCString() }, isKnown: since >= second * 1000 };
}
