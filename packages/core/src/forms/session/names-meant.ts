import type { FormDefinition } from '../definition/form-definition.js';
import type { Expression } from '../logic/expression.js';
import { type Reads, readsOf } from '../logic/reads-of.js';
import { findOutwards, type Level, type PlanNode } from './plan.js';

/** A node that an expression reads. A change of it concerns all instances below the one of `within` that it lies in. */
export interface Meant {
  readonly read: PlanNode;
  readonly within: Level;
}

/** Finds what expressions of one definition read, through named conditions too. */
export class Names {
  readonly #definition: FormDefinition;
  readonly #conditions = new Map<string, Reads>();

  constructor(definition: FormDefinition) {
    this.#definition = definition;
  }

  /** What is read by an expression that stands at `level`, and whether the clock is. */
  meantBy(expression: Expression, level: Level): { readonly meant: readonly Meant[]; readonly clock: boolean } {
    const own = readsOf(expression);
    const meant = [...own.answers].flatMap((name) => namesAt(level, name));
    const behind = this.#conditionsBehind(own).map((name) => this.readsOfCondition(name));
    // A condition inside `some` or `every` is judged for each instance.
    const repeats = meant.flatMap(({ read, within }) => (read.inner ? [{ at: read.inner, within }] : []));
    for (const { at, within } of [{ at: level, within: level }, ...repeats])
      for (const { answers } of behind) for (const name of answers) meant.push(...namesAt(at, name, within));
    return { meant, clock: [own, ...behind].some(({ clock }) => clock) };
  }

  readsOfCondition(name: string): Reads {
    const { conditions = {} } = this.#definition;
    let reads = this.#conditions.get(name);
    if (!reads) this.#conditions.set(name, (reads = readsOf(Object.hasOwn(conditions, name) ? (conditions[name] ?? false) : false)));
    return reads;
  }

  #conditionsBehind({ conditions }: Reads): readonly string[] {
    const found = new Set(conditions);
    // What is added to a set while it is walked is walked too.
    for (const name of found) for (const next of this.readsOfCondition(name).conditions) found.add(next);
    return [...found];
  }
}

/**
 * `a.b` means the repeat `a` and its `b`; what is no question of the repeat is looked for around it. All of them are read from the instance
 * of `within` that the reader stands in.
 */
function namesAt(level: Level, name: string, within = level): Meant[] {
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
  let shared = one;
  while (shared.outer && !isAround(shared, other)) shared = shared.outer;
  return shared;
}

function isAround(level: Level, inner: Level): boolean {
  for (let at: Level | undefined = inner; at; at = at.outer) if (at === level) return true;
  return false;
}
