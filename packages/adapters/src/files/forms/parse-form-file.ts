import { CivicError, isCivicError, type FormDefinition } from '@civickit/core';
import { parseFormDefinition } from '@civickit/core/forms';
import { pageUrl } from '@civickit/core/markup';
import { readJson, type AnswerOrigin } from '../../content-system/read-json.js';
import { fieldsOf } from '../../record/fields.js';

/** What a file of forms holds, in its order: definitions, addresses of more, and what is wrong. */
export type FormFileEntry =
  | { readonly definition: FormDefinition }
  /** Absolute, of the same origin as the file. */
  | { readonly address: string }
  | { readonly problem: CivicError };

export interface ParsedFormFile {
  readonly entries: readonly FormFileEntry[];
  /** Whether it lists forms, and is none itself. */
  readonly isIndex: boolean;
}

/** Forms of one index; what stands after them is left out. */
const mostForms = 200;

/**
 * Reads a definition (`civic-form/1`), or an index of several: `{ "forms": ["noise.json", { "format": "civic-form/1", … }] }`.
 * @throws CivicError `protocol/html-instead`, `protocol/not-json`, `protocol/wrong-shape`
 */
export function parseFormFile(bytes: Uint8Array, origin: AnswerOrigin): ParsedFormFile {
  const value = readJson(bytes, origin);
  const { forms, format, pages } = fieldsOf(value);
  if (Array.isArray(forms)) return { entries: readIndex(forms, origin), isIndex: true };
  if (format !== undefined || pages !== undefined) return { entries: [readDefinition(value, origin)], isIndex: false };
  throw problemOf('protocol/wrong-shape', 'holds no form, and no list of "forms"', origin);
}

/** One definition, or what is wrong with it. */
export function readDefinition(value: unknown, origin: AnswerOrigin): Exclude<FormFileEntry, { readonly address: string }> {
  try {
    return { definition: parseFormDefinition(value) };
  } catch (error) {
    if (!isCivicError(error)) throw error;
    const { code, message, issues } = error;
    return { problem: problemOf(code, message, origin, { cause: error, ...(issues && { issues }) }) };
  }
}

function readIndex(forms: readonly unknown[], origin: AnswerOrigin): readonly FormFileEntry[] {
  const entries = forms
    .slice(0, mostForms)
    .map((given) => (typeof given === 'string' ? readAddress(given, origin) : readDefinition(given, origin)));
  const rest = forms.length - entries.length;
  return rest > 0
    ? [...entries, { problem: problemOf('too-large/answer', `lists ${rest} forms beyond the first ${mostForms}`, origin) }]
    : entries;
}

/** Keys of a source are sent along with what it asks for: an index must not lead to another host. */
function readAddress(given: string, origin: AnswerOrigin): FormFileEntry {
  const address = pageUrl(given, origin.url);
  if (address && new URL(address).origin === origin.url.origin) return { address };
  return { problem: problemOf('invalid/url', `lists "${given}", which is no address on the same site`, origin) };
}

function problemOf(
  code: ConstructorParameters<typeof CivicError>[0],
  what: string,
  { source, url }: AnswerOrigin,
  details?: ConstructorParameters<typeof CivicError>[2],
): CivicError {
  return new CivicError(code, `${url.href}: ${what}`, { ...details, source, url: url.href });
}
