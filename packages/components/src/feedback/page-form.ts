/** What was put into the page's own form before ours was there. */
export interface PageForm {
  readonly description: string;
  readonly files: readonly File[];
  /** From where to where its words are selected, where the reader stands in them. */
  readonly caret: readonly [from: number, to: number] | undefined;
}

/** Reads the form that the page has within an element, by the names of its fields. */
export function readPageForm(element: HTMLElement): PageForm {
  const files = [...element.querySelectorAll<HTMLInputElement>('input[type="file"]')].flatMap((field) => [...(field.files ?? [])]);
  const field = element.querySelector<HTMLTextAreaElement>('textarea[name="description"]');
  const isWithin = field !== null && document.activeElement === field;
  return { description: field?.value ?? '', files, caret: isWithin ? [field.selectionStart, field.selectionEnd] : undefined };
}
