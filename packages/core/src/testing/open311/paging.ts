/** Which part of a list a server gives: from, inclusive, to, exclusive. `size` is what the server was told to give at most. */
export type Paging = (query: URLSearchParams, total: number, size?: number) => readonly [number, number];

/** The first thousand, whatever is asked (GeoReport v2, GET service requests). */
export const firstThousand: Paging = () => [0, 1000];

export const everything: Paging = () => [0, Infinity];

/** `page` from 1, where 0 is 1 too, and `page_size` up to a limit. */
export function byPage(limit: number): Paging {
  return (query, _total, size = limit) => {
    const length = Math.min(whole(query.get('page_size')) || size, size);
    const start = (Math.max(whole(query.get('page')), 1) - 1) * length;
    return [start, start + length];
  };
}

/** `limit` and `offset`. */
export function byOffset(limit: number): Paging {
  return (query, _total, size = limit) => {
    const start = whole(query.get('offset'));
    return [start, start + Math.min(whole(query.get('limit')) || size, size)];
  };
}

/** Drupal's pager: `page` from 0, and past the end the last page again; a `limit` above the highest counts as none. */
export function byPager(standard: number, highest: number): Paging {
  return (query, total, size = standard) => {
    const asked = whole(query.get('limit'));
    const length = asked > 0 && asked <= Math.min(highest, size === standard ? highest : size) ? asked : size;
    const last = Math.max(Math.ceil(total / length) - 1, 0);
    const start = Math.min(whole(query.get('page')), last) * length;
    return [start, start + length];
  };
}

/** As many as the named parameter says, and never what follows them. */
export function upTo(name: string, limit: number): Paging {
  return (query, _total, size = limit) => [0, Math.min(whole(query.get(name)) || size, size)];
}

function whole(text: string | null): number {
  const number = Number(text ?? 0);
  return Number.isInteger(number) && number > 0 ? number : 0;
}
