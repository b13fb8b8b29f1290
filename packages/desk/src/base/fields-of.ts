/** The fields of a form that was submitted, as texts; nothing is sent by the browser itself. */
export function fieldsOf(event: SubmitEvent): Partial<Record<string, string>> {
  event.preventDefault();
  return Object.fromEntries(new FormData(event.target as HTMLFormElement)) as Record<string, string>;
}
