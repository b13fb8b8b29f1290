/** Gives each row an id of its own, the same at each reading; the row that has it already where there is none left for this one. */
export type IdentifyRow = (
  row: number,
  given: string,
  url: string | undefined,
  title: string,
  date: string,
) => { id: string } | { repeats: number };

/**
 * Identity of a row: what its clerk gave, else its address, else its title and date. Where several rows link to one page, the title and
 * date count as well.
 */
export function makeIdentifyRow(): IdentifyRow {
  const taken = new Map<string, number>();
  return (row, given, url, title, date) => {
    const words = `${title} ${date}`.trim();
    const candidates = given ? [given] : url ? [url, `${url} ${words}`] : [words];
    const id = candidates.find((one) => !taken.has(one));
    // The very same row again, with the address that the first of its page got.
    const first = taken.get(candidates[candidates.length - 1] ?? '') ?? 0;
    if (id === undefined) return { repeats: first };
    taken.set(id, row);
    return { id };
  };
}
