/** What the desk shows. */
export type PageName = 'report' | 'notices' | 'notice' | 'forms' | 'form' | 'members' | 'account' | 'inbox';

/** Each page is named by a field of the address, as in `/desk?report=2026-0001`; without one it is the inbox. */
const names: readonly PageName[] = ['report', 'notices', 'notice', 'forms', 'form', 'members', 'account'];

/** A page of the desk: its name, what of it is meant, and the other fields of its address. */
export interface Where {
  readonly page: PageName;
  /** Number of the report, id of the notice or area: what stands behind the name. */
  readonly of: string;
  readonly fields: Readonly<Record<string, string>>;
}

export const deskPath = '/desk';

export function whereIn(search: string): Where {
  const given = Object.fromEntries(new URLSearchParams(search));
  const page = names.find((name) => given[name] !== undefined) ?? 'inbox';
  const { [page]: of = '', ...fields } = given;
  return { page, of, fields };
}

export function addressOf(page: PageName, of = '', fields: Readonly<Record<string, string | undefined>> = {}): string {
  const query = new URLSearchParams();
  if (page !== 'inbox') query.set(page, of);
  for (const [name, value] of Object.entries(fields)) if (value !== undefined && value !== '') query.set(name, value);
  const text = query.toString();
  return text === '' ? deskPath : `${deskPath}?${text}`;
}
