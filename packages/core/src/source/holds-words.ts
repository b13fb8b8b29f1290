/** What is searched in an item, folded once and not at every key. */
const searched = new WeakMap<object, string>();

/**
 * A filter for words that all occur in the given parts of an item. Parts are kept apart by a line break, which no word holds, so that
 * nothing is found across two of them.
 */
export function holdsWords<T extends object>(parts: (item: T) => readonly (string | undefined)[]) {
  return (wanted: string) => {
    const words = fold(wanted).split(/\s+/).filter(Boolean);
    return (item: T): boolean => {
      let text = searched.get(item);
      if (text === undefined) searched.set(item, (text = fold(parts(item).join('\n'))));
      return words.every((word) => text.includes(word));
    };
  };
}

/** Full-width letters, ligatures and letter case are no difference to a reader (NFKC, Unicode Standard Annex 15). */
export function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
