import type { StaffRequestQuery } from '@civickit/adapters/staff';

type Fields = Readonly<Record<string, string>>;

export const views = ['mine', 'all', 'overdue', 'bad-ratings'] as const;
export type View = (typeof views)[number];

/** What nobody has taken yet must be seen by somebody, so that all is where one begins. */
export function viewOf({ view }: Fields): View {
  return views.find((one) => one === view) ?? 'all';
}

/** What the fields of an address ask for. What is open, unless another status is named: what is done is in nobody's way. */
export function queryOf(fields: Fields): StaffRequestQuery {
  const view = viewOf(fields);
  // What is rated is closed.
  const { area, status = view === 'bad-ratings' ? 'any' : 'open', stage, publication, type, q, order, cursor } = fields;
  const query: Record<string, unknown> = {
    view,
    area,
    status: status === 'any' ? undefined : status,
    stage,
    publication,
    type,
    text: q,
    order,
    cursor,
    limit: 30,
  };
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined && value !== ''));
}

/** The same for a list that comes as a whole. */
export function withoutPages(query: StaffRequestQuery): StaffRequestQuery {
  return Object.fromEntries(Object.entries(query).filter(([name]) => !['limit', 'order', 'cursor'].includes(name)));
}
