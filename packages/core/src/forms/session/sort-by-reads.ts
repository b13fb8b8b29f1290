/** Nodes in an order in which what is read comes before its reader, else as given; and the rings that allow none. */
export interface Sorted<T> {
  readonly order: readonly T[];
  readonly rings: readonly (readonly T[])[];
}

/** Of those that are told; each may be as long as the form. */
const mostRings = 100;

export function sortByReads<T>(nodes: Iterable<T>, readsOf: (node: T) => Iterable<T>): Sorted<T> {
  const order: T[] = [];
  const rings: T[][] = [];
  const done = new Set<T>();
  const open: T[] = [];
  const opened = new Set<T>();
  const visit = (node: T): void => {
    if (done.has(node)) return;
    if (opened.has(node)) {
      if (rings.length < mostRings) rings.push(open.slice(open.indexOf(node)));
      return;
    }
    open.push(node);
    opened.add(node);
    for (const read of readsOf(node)) visit(read);
    open.pop();
    opened.delete(node);
    done.add(node);
    order.push(node);
  };
  for (const node of nodes) visit(node);
  return { order, rings };
}
