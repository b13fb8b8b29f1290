/** Mistakes that a word may hold: none in short ones, in which each letter counts. */
export function allowedMistakes(word: string): number {
  return word.length < 4 ? 0 : word.length < 8 ? 1 : 2;
}

/**
 * Letters to be put in, left out, changed or exchanged with their neighbour to come from `typed` to `word`, or with `asBeginning` to the
 * beginning of `word` that is closest (optimal string alignment). Above `limit` it is only said to be more.
 */
export function editDistance(typed: string, word: string, limit: number, asBeginning = false): number {
  let [beforeLast, last, next]: Rows = rowsFor(word.length);
  for (let column = 0; column <= word.length; column++) last[column] = column;
  for (let row = 1; row <= typed.length; row++) {
    const letter = typed.charCodeAt(row - 1);
    const letterBefore = typed.charCodeAt(row - 2);
    next[0] = row;
    let least = row;
    for (let column = 1; column <= word.length; column++) {
      const other = word.charCodeAt(column - 1);
      let cost = Math.min(at(last, column - 1) + (letter === other ? 0 : 1), at(last, column) + 1, at(next, column - 1) + 1);
      // Before the first letter there is none, which is equal to nothing.
      if (letter === word.charCodeAt(column - 2) && letterBefore === other) cost = Math.min(cost, at(beforeLast, column - 2) + 1);
      next[column] = cost;
      if (cost < least) least = cost;
    }
    if (least > limit) return limit + 1;
    [beforeLast, last, next] = [last, next, beforeLast];
  }
  if (!asBeginning) return at(last, word.length);
  let least = at(last, 0);
  for (let column = 1; column <= word.length; column++) least = Math.min(least, at(last, column));
  return least;
}

type Rows = [Uint16Array, Uint16Array, Uint16Array];

/** Kept from word to word, since thousands are looked at for one key. */
let rows: Rows = [new Uint16Array(64), new Uint16Array(64), new Uint16Array(64)];

function rowsFor(length: number): Rows {
  if (length >= rows[0].length) rows = [new Uint16Array(length * 2), new Uint16Array(length * 2), new Uint16Array(length * 2)];
  return rows;
}

function at(row: Uint16Array, column: number): number {
  return row[column] ?? 0;
}
