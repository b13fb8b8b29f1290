import type { Item, Kind, Query } from '../source/resources.js';
import type { Rules } from '../source/rules.js';
import type { Source, SourceContext } from '../source/source.js';
import { createInstants } from '../when/create-instants.js';

type Test<K extends Kind> = (wanted: unknown, instant: ReturnType<typeof createInstants>) => (item: Item<K>) => boolean;

/** What the client's own filters leave of the items; `names` are those that count. */
export function filterItems<K extends Kind>(
  rules: Rules<K>,
  names: Source<K>['applies'],
  items: readonly Item<K>[],
  query: Query<K>,
  { zone }: Pick<SourceContext, 'zone'>,
): readonly Item<K>[] {
  const instant = createInstants(zone);
  const filters = rules.filters as Readonly<Record<string, Test<K> | undefined>>;
  const tests = Object.entries(query).flatMap(([name, wanted]) => {
    const test = names.has(name as keyof Query<K>) && wanted !== undefined ? filters[name]?.(wanted, instant) : undefined;
    return test ?? [];
  });
  return items.filter((item) => tests.every((test) => test(item)));
}
