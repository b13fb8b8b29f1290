/** Remarks that stood apart, as one, with the comma of their script. */
export function joinedNotes(notes: readonly (string | undefined)[]): string {
  const given = notes.flatMap((note) => note || []);
  return given.join(given.some((note) => /\p{Script=Han}/u.test(note)) ? '，' : ', ');
}
