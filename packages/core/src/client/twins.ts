import { nameOf } from '../source/identities.js';
import type { Kind } from '../source/resources.js';
import type { Rules } from '../source/rules.js';
import type { Chain } from './chain.js';
import type { Entry } from './entries.js';

/** The same item in another chain. */
export interface Twin<K extends Kind> {
  readonly entry: Entry<K>;
  readonly chain: Chain<K>;
}

/** What several sources have in common, of what has been read. */
export function findTwins<K extends Kind>(rules: Rules<K>, chains: readonly Chain<K>[]): ReadonlyMap<Entry<K>, readonly Twin<K>[]> {
  const found = new Map<Entry<K>, Twin<K>[]>();
  const bearers = new Map<string, Twin<K>[]>();
  for (const chain of chains) {
    for (const [name, entry] of nameEntries(rules, chain)) {
      if (!entry) continue;
      const others = bearers.get(name) ?? [];
      for (const other of others) {
        append(found, entry, other);
        append(found, other.entry, { entry, chain });
      }
      bearers.set(name, [...others, { entry, chain }]);
    }
  }
  return found;
}

/** Names under which items are known. One that several items share, such as the address of a front page, is nobody's: undefined. */
function nameEntries<K extends Kind>({ identities }: Rules<K>, chain: Chain<K>): Map<string, Entry<K> | undefined> {
  const names = new Map<string, Entry<K> | undefined>();
  for (const { entries } of chain.links()) {
    for (const entry of entries.all()) {
      names.set(nameOf(entry.item.ref), entry);
      for (const name of identities(entry.item)) names.set(name, names.has(name) ? undefined : entry);
    }
  }
  return names;
}

function append<K extends Kind>(found: Map<Entry<K>, Twin<K>[]>, entry: Entry<K>, twin: Twin<K>): void {
  const twins = found.get(entry);
  if (twins) twins.push(twin);
  else found.set(entry, [twin]);
}
