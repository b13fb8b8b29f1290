/** A name as names are compared: width, ligatures, letter case and blank ends make no other one (as the client's filters have it). */
export function foldedName(name: string): string {
  return name.normalize('NFKC').trim().toLowerCase();
}
