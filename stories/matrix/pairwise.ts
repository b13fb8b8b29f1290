export type Factors = Readonly<Record<string, readonly string[]>>;
export type Row = Readonly<Record<string, string>>;

const pairKey = (a: string, av: string, b: string, bv: string) => `${a}=${av} ${b}=${bv}`;

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

/** The pairs that a row holds. */
export function pairsOf(row: Row): string[] {
  const entries = Object.entries(row);
  return entries.flatMap(([a, av], index) => entries.slice(index + 1).map(([b, bv]) => pairKey(a, av, b, bv)));
}

/** Rows in which every two values meet at least once. Greedy and deterministic: the same factors give the same rows. */
export function pairwise(factors: Factors): Row[] {
  const missing = allPairs(factors);
  const rows: Row[] = [];
  const [first, ...others] = Object.keys(factors);
  if (!first) return rows;
  while (missing.size > 0) {
    const candidates = (factors[first] ?? []).map((value) => complete({ [first]: value }, others, factors, missing));
    const best = candidates.sort((a, b) => gain(b, missing) - gain(a, missing))[0];
    if (!best || gain(best, missing) === 0) {
      const [pair = ''] = missing;
      rows.push(rowWith(pair, factors));
    } else {
      rows.push(best);
    }
    for (const pair of pairsOf(rows.at(-1) ?? {})) missing.delete(pair);
  }
  return rows;
}

function gain(row: Row, missing: ReadonlySet<string>): number {
  return pairsOf(row).filter((pair) => missing.has(pair)).length;
}

function complete(start: Row, names: readonly string[], factors: Factors, missing: ReadonlySet<string>): Row {
  return names.reduce((row, name) => {
    const choices = (factors[name] ?? []).map((value) => ({ ...row, [name]: value }));
    return choices.sort((a, b) => gain(b, missing) - gain(a, missing))[0] ?? row;
  }, start);
}

/** A row that holds `pair`, with the first value of every other factor. */
function rowWith(pair: string, factors: Factors): Row {
  const chosen = Object.fromEntries(pair.split(' ').map((part) => part.split('=') as [string, string]));
  return Object.fromEntries(Object.entries(factors).map(([name, values]) => [name, chosen[name] ?? values[0] ?? '']));
}
