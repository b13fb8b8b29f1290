/**
 * Numbers for what is drawn of a list: what stays keeps its own, with the focus in it, and what is new takes over the elements of what has
 * gone, since making them costs more than filling them anew.
 */
export class CardSlots {
  #slots = new Map<string, number>();
  #made = 0;

  assign(keys: readonly string[]): ReadonlyMap<string, number> {
    const before = this.#slots;
    const wanted = new Set(keys);
    const free = [...before].flatMap(([key, slot]) => (wanted.has(key) ? [] : slot)).reverse();
    this.#slots = new Map(keys.map((key) => [key, before.get(key) ?? free.pop() ?? this.#made++]));
    return this.#slots;
  }
}
