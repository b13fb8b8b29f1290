/** What nobody can be faster than. */
export function parse(text: string): unknown[] {
  return JSON.parse(text) as unknown[];
}
