/** Enter sends the form that a ladder may stand in. */
export function stayHere(event: KeyboardEvent): void {
  if (event.key === 'Enter') event.preventDefault();
}
