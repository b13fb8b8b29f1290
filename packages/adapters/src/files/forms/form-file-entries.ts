import { CivicError } from '@civickit/core';
import { pageUrl } from '@civickit/core/markup';
import { readJson, type AnswerOrigin } from '../../content-system/read-json.js';
import { fieldsOf } from '../../record/fields.js';

/** What a file of forms holds, in its order, before any definition is looked at. */
export type RawFormEntry = { readonly value: unknown } | { readonly address: string } | { readonly problem: CivicError };

/** Forms of one index; what stands after them is left out. */
const mostForms = 200;

/** @throws CivicError `protocol/html-instead`, `protocol/not-json`, `protocol/wrong-shape` */
export function formFileEntries(
  bytes: Uint8Array,
  origin: AnswerOrigin,
): { readonly entries: readonly RawFormEntry[]; readonly isIndex: boolean } {
  const value = readJson(bytes, origin);
  const { forms, format, pages } = fieldsOf(value);
  if (Array.isArray(forms)) return { entries: readIndex(forms, origin), isIndex: true };
  if (format !== undefined || pages !== undefined) return { entries: [{ value }], isIndex: false };
  throw formFileProblem('protocol/wrong-shape', 'holds no form, and no list of "forms"', origin);
}

function readIndex(forms: readonly unknown[], origin: AnswerOrigin): readonly RawFormEntry[] {
  const entries = forms
    .slice(0, mostForms)
    .map((given): RawFormEntry => (typeof given === 'string' ? readAddress(given, origin) : { value: given }));
  const rest = forms.length - entries.length;
  return rest > 0
    ? [...entries, { problem: formFileProblem('too-large/answer', `lists ${rest} forms beyond the first ${mostForms}`, origin) }]
    : entries;
}

/** Keys of a source are sent along with what it asks for: an index must not lead to another host. */
function readAddress(given: string, origin: AnswerOrigin): RawFormEntry {
  const address = pageUrl(given, origin.url);
  if (address && new URL(address).origin === origin.url.origin) return { address };
  return { problem: formFileProblem('invalid/url', `lists "${given}", which is no address on the same site`, origin) };
}

export function formFileProblem(
  code: ConstructorParameters<typeof CivicError>[0],
  what: string,
  { source, url }: AnswerOrigin,
  details?: ConstructorParameters<typeof CivicError>[2],
): CivicError {
  return new CivicError(code, `${url.href}: ${what}`, { ...details, source, url: url.href });
}
