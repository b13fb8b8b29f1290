export type Factors = Readonly<Record<string, readonly string[]>>;
export type Row = Readonly<Record<string, string>>;

const and = ' & ';
const pairKey = (a: string, av: string, b: string, bv: string) => `${a}=${av}${and}${b}=${bv}`;

/** Every two values of two different factors, as keys. */
export function allPairs(factors: Factors): Set<string> {
  const pairs = new Set<string>();
  const names = Object.keys(factors);
  for (const [index, a] of names.entries()) {
    for (const b of names.slice(index + 1)) {
      for (const av of factors[a] ?? []) for (const bv of factors[b] ?? []) pairs.add(pairKey(a, av, b, bv));
    }
  }
  return pairs;
}

/** The pairs that a row holds, when its values stand in the order of the factors. */
export function pairsOf(row: Row): string[] {
  const entries = Object.entries(row);
  return entries.flatMap(([a, av], index) => entries.slice(index + 1).map(([b, bv]) => pairKey(a, av, b, bv)));
}

/**
 * Rows in which every two values meet at least once. Greedy and deterministic: the same factors give the same rows.
 * Where several values would do, the one shown least so far is taken, so that each gets its share.
 */
export function pairwise(factors: Factors): Row[] {
  const missing = allPairs(factors);
  const rows: Row[] = [];
  const [first, ...others] = Object.keys(factors);
  if (!first) return rows;
  const uses = new Map<string, number>();
  while (missing.size > 0) {
    const candidates = (factors[first] ?? []).map((value) => complete({ [first]: value }, others, { factors, missing, uses }));
    const best = candidates.sort((a, b) => gain(b, missing) - gain(a, missing))[0];
    const row = best && gain(best, missing) > 0 ? best : rowWith([...missing][0] ?? '', factors);
    rows.push(row);
    for (const pair of pairsOf(row)) missing.delete(pair);
    for (const use of Object.entries(row)) uses.set(use.join('='), (uses.get(use.join('=')) ?? 0) + 1);
  }
  return rows;
}

interface Progress {
  readonly factors: Factors;
  readonly missing: ReadonlySet<string>;
  /** How often each value has been taken. */
  readonly uses: ReadonlyMap<string, number>;
}

function gain(row: Row, missing: ReadonlySet<string>): number {
  return pairsOf(row).filter((pair) => missing.has(pair)).length;
}

function complete(start: Row, names: readonly string[], { factors, missing, uses }: Progress): Row {
  return names.reduce((row, name) => {
    const choices = (factors[name] ?? []).map((value) => ({
      row: { ...row, [name]: value },
      used: uses.get(`${name}=${value}`) ?? 0,
    }));
    choices.sort((a, b) => gain(b.row, missing) - gain(a.row, missing) || a.used - b.used);
    return choices[0]?.row ?? row;
  }, start);
}

/** A row that holds `pair`, with the first value of every other factor. */
function rowWith(pair: string, factors: Factors): Row {
  const chosen = Object.fromEntries(pair.split(and).map((part) => part.split('=') as [string, string]));
  return Object.fromEntries(Object.entries(factors).map(([name, values]) => [name, chosen[name] ?? values[0] ?? '']));
}
