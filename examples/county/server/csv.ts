/** Rows of CSV (RFC 4180). */
export function rowsOf(csv: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, plain = '', end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    row.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === ',') continue;
    if (row.length > 1 || row[0] !== '') rows.push(row);
    row = [];
  }
  return rows;
}

/** Rows under the names of their columns. */
export function recordsOf<Column extends string>(csv: string): readonly Readonly<Record<Column, string>>[] {
  const [heads = [], ...rows] = rowsOf(csv);
  return rows.map((row) => Object.fromEntries(heads.map((head, at) => [head, row[at] ?? ''])) as Record<Column, string>);
}
