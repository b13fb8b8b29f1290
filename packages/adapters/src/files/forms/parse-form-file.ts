import { isCivicError, type CivicError, type FormDefinition } from '@civickit/core';
import type { AnswerOrigin } from '../../content-system/read-json.js';
import { formFileEntries } from './form-file-entries.js';
import { readDefinition } from './read-definition.js';

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

/**
 * Reads a definition (`civic-form/1`), or an index of several: `{ "forms": ["noise.json", { "format": "civic-form/1", … }] }`.
 * @throws CivicError `protocol/html-instead`, `protocol/not-json`, `protocol/wrong-shape`
 */
export function parseFormFile(bytes: Uint8Array, origin: AnswerOrigin): ParsedFormFile {
  const { entries, isIndex } = formFileEntries(bytes, origin);
  return { entries: entries.map((entry) => ('value' in entry ? definitionIn(entry.value, origin) : entry)), isIndex };
}

function definitionIn(value: unknown, origin: AnswerOrigin): FormFileEntry {
  try {
    return { definition: readDefinition(value, origin) };
  } catch (problem) {
    if (!isCivicError(problem)) throw problem;
    return { problem };
  }
}
