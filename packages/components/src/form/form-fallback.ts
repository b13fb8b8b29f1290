import { type AnswerPath, type Answers, type FormDefinition, partsOf, pathOf } from '@civickit/core/forms';
import { readFormPost } from '@civickit/core/forms/derived';
import { areFiles } from './answer-files.js';
import { placeOf } from './form-steps.js';

/** What somebody has put into the page's own form before ours was there. */
export interface Carried {
  readonly answers: Answers;
  readonly agreed: boolean;
  readonly files: readonly { readonly path: AnswerPath; readonly file: File }[];
  /** Where they are typing. */
  readonly path: AnswerPath | undefined;
  /** From where to where in that field. */
  readonly caret: readonly [number, number] | undefined;
}

/** Read at one stroke, right before the page's form gives way: no key falls in between. */
export function readFallback(form: HTMLFormElement, definition: FormDefinition, zone: string): Carried | undefined {
  const { submission, files } = readFormPost<File>(definition, new FormData(form), { zone });
  const { answers: posted, consent } = submission as { readonly answers: Answers; readonly consent?: object };
  const fields = [...files].map(([id, file]) => ({ path: pathOf(...partsOf(id).slice(0, -1)), file }));
  // Their bytes come after them, one by one.
  const answers = Object.fromEntries(Object.entries(posted).filter(([, answer]) => !areFiles(answer)));
  const { path, caret } = focusIn(form, definition);
  // Where nothing was written yet, there is more to read and to choose before the first question.
  const isFilled = Object.keys(answers).length > 0 || fields.length > 0;
  return isFilled ? { answers, agreed: consent !== undefined, files: fields, path, caret } : undefined;
}

function focusIn(form: HTMLFormElement, definition: FormDefinition): Pick<Carried, 'path' | 'caret'> {
  const field = form.ownerDocument.activeElement;
  if (!(field instanceof HTMLElement) || !form.contains(field)) return { path: undefined, caret: undefined };
  const name = field.getAttribute('name') ?? '';
  const parts = partsOf(name);
  // Fields of an address are named after it.
  const paths = [parts, parts.slice(0, -1)].filter(({ length }) => length > 0).map((some) => pathOf(...some));
  const { selectionStart: from = null, selectionEnd: to = null } = field as Partial<HTMLInputElement>;
  return { path: paths.find((path) => placeOf(definition, path)), caret: from === null ? undefined : [from, to ?? from] };
}
