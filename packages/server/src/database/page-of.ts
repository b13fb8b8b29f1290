/** A question whose rows come in an order, as Kysely has it. */
interface Ordered<Row> {
  limit(count: number): { execute(): Promise<readonly Row[]> };
}

export interface Page<Row> {
  readonly rows: readonly Row[];
  /** The last of them, where others come after it: what a cursor is made of. */
  readonly last: Row | undefined;
}

/** The first rows of a list. One more is asked for, which tells whether there are others. */
export async function pageOf<Row>(ordered: Ordered<Row>, limit: number): Promise<Page<Row>> {
  const found = await ordered.limit(limit + 1).execute();
  const rows = found.slice(0, limit);
  return { rows, last: found.length > limit ? rows.at(-1) : undefined };
}
