import type { FormDefinition } from '../definition/form-definition.js';
import type { Expression } from '../logic/expression.js';
import { type ReadsWithin, readsWithin } from '../logic/reads-of.js';
import { findOutwards, type Level, type PlanNode } from './plan.js';

/** A node that an expression reads. A change of it concerns all instances below the one of `within` that it lies in. */
export interface Meant {
  readonly read: PlanNode;
  readonly within: Level;
}

/** Finds what expressions of one definition read, through named conditions too. */
export class Names {
  readonly #definition: FormDefinition;
  readonly #conditions = new Map<string, ReadsWithin>();

  constructor(definition: FormDefinition) {
    this.#definition = definition;
  }

  /** What is read by an expression that stands at `level`, and whether the clock is. */
  meantBy(expression: Expression, level: Level): { readonly meant: readonly Meant[]; readonly clock: boolean } {
    const meant: Meant[] = [];
    const judged: Judged[] = [{ reads: readsWithin(expression), at: level, within: level }];
    const seen = new Map<Level, Map<string, Set<Level>>>();
    // What is added to a list while it is walked is walked too.
    for (const { reads, at, within } of judged) {
      for (const name of reads.answers) meant.push(...namesAt(at, name, within));
      for (const [prefix, name] of reads.judged) {
        const place = placeAt(at, prefix, within);
        if (!place) continue;
        // Levels around the reader are few, places and conditions may be many.
        const names = seen.get(place.at) ?? new Map<string, Set<Level>>();
        const withins = names.get(name) ?? new Set();
        if (withins.has(place.within)) continue;
        seen.set(place.at, names.set(name, withins.add(place.within)));
        judged.push({ reads: this.readsOfCondition(name), ...place });
      }
    }
    return { meant, clock: judged.some(({ reads }) => reads.clock) };
  }

  readsOfCondition(name: string): ReadsWithin {
    const { conditions = {} } = this.#definition;
    let reads = this.#conditions.get(name);
    if (!reads) this.#conditions.set(name, (reads = readsWithin(Object.hasOwn(conditions, name) ? (conditions[name] ?? false) : false)));
    return reads;
  }
}

/** In instances of `at` that lie in the reader's instance of `within`. */
interface Place {
  readonly at: Level;
  readonly within: Level;
}

interface Judged extends Place {
  readonly reads: ReadsWithin;
}

/** Where `some` and `every` judge: `a.b.` is in instances of `b` in those of `a`. Undefined where one of them is no repeat. */
function placeAt(level: Level, prefix: string, within: Level): Place | undefined {
  let place: Place = { at: level, within };
  for (const name of prefix.split('.').slice(0, -1)) {
    const repeat = findOutwards(place.at, name);
    if (!repeat?.inner) return undefined;
    place = { at: repeat.inner, within: sharedLevel(repeat.level, place.within) };
  }
  return place;
}

/**
 * `a.b` means the repeat `a` and its `b`; what is no question of the repeat is looked for around it. All of them are read from the instance
 * of `within` that the reader stands in.
 */
function namesAt(level: Level, name: string, within: Level): Meant[] {
  const whole = findOutwards(level, name);
  if (whole) return [{ read: whole, within: sharedLevel(whole.level, within) }];
  const [first = '', ...rest] = name.split('.');
  const found: Meant[] = [];
  let from = within;
  let read = rest.length > 0 ? findOutwards(level, first) : undefined;
  while (read) {
    from = sharedLevel(read.level, from);
    found.push({ read, within: from });
    const next = rest.shift();
    read = next === undefined || !read.inner ? undefined : findOutwards(read.inner, next);
  }
  return found;
}

/** The innermost level that both lie in. */
function sharedLevel(one: Level, other: Level): Level {
  return one.outer && !isAround(one, other) ? sharedLevel(one.outer, other) : one;
}

function isAround(level: Level, inner: Level): boolean {
  return level === inner || (inner.outer !== undefined && isAround(level, inner.outer));
}
