import { CivicError, type Issue } from '../errors/civic-error.js';

export const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);
export const isText = (value: unknown): boolean => typeof value === 'string';
export const isWord = (value: unknown): boolean => typeof value === 'string' && value.trim() !== '';

/** What the members of a draft must be where they are there. */
export interface DraftMembers<D> {
  readonly kinds: Readonly<Record<keyof D & string, (value: unknown) => boolean>>;
  /** What must be there. */
  readonly needed: readonly (keyof D & string)[];
  /** Members of which the own members that are null count as absent too. */
  readonly inside?: readonly (keyof D & string)[];
}

/**
 * A draft as it may come out of a form or a store: members that are null count as absent, as in JSON.
 * @throws CivicError `invalid/draft` for what is no draft, or a member that is not what it must be
 */
export function takeMembers<D extends object>({ kinds, needed, inside = [] }: DraftMembers<D>, given: D, source: string): D {
  const draft = withoutNull(given, inside);
  const checks = Object.entries(kinds) as [keyof D & string, (value: unknown) => boolean][];
  const wrong = isObject(given) ? checks.filter(([name, is]) => (name in draft || needed.includes(name)) && !is(draft[name])) : [['']];
  if (wrong.length === 0) return draft as unknown as D;
  const issues: Issue[] = wrong.map(([name]) => ({ path: name && `/${name}`, message: name ? 'is not what it must be' : 'is no draft' }));
  const said = issues.map(({ path, message }) => `${path} ${message}`.trim()).join('; ');
  throw new CivicError('invalid/draft', `The draft cannot be sent to ${source}: ${said}`, { source, issues });
}

function withoutNull(value: unknown, inside: readonly string[]): Record<string, unknown> {
  if (!isObject(value)) return {};
  const entries = Object.entries(value as object).filter(([, each]) => each !== null && each !== undefined);
  return Object.fromEntries(
    entries.map(([name, each]: [string, unknown]) => [name, inside.includes(name) && isObject(each) ? withoutNull(each, []) : each]),
  );
}
