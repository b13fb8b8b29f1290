import type { Issue } from '@civickit/core';
import type { Texts } from '../texts/texts.js';
import { findPlaces, placeAt, placeOf, type TextPlace } from './json-places.js';

/** One thing that is wrong, with where it stands. */
export interface PlacedIssue extends Issue {
  readonly row: number;
  readonly column: number;
}

/** What a file holds, or why it is no JSON. */
export type ReadJson =
  { readonly value: unknown; readonly placeOf: (path: string) => TextPlace; readonly issue?: undefined } | { readonly issue: PlacedIssue };

/** Reads the bytes of a JSON file that people write by hand. */
export function readJson(bytes: Uint8Array, texts: Texts): ReadJson {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return { issue: { path: '', row: 1, column: 1, message: texts.notUtf8 } };
  }
  const places = findPlaces(text);
  if (places.wrongAt !== undefined) {
    return { issue: { path: '', ...placeAt(text, places.wrongAt), message: explainBreak(text, places.wrongAt, texts) } };
  }
  return { value: JSON.parse(text.replace(/^\uFEFF/, '')) as unknown, placeOf: (path) => placeOf(path, text, places) };
}

/** The slips that people make by hand, by the sign at which the text breaks. */
function explainBreak(text: string, offset: number, texts: Texts): string {
  const sign = String.fromCodePoint(text.codePointAt(offset) ?? 0);
  const before = text.slice(0, offset).trimEnd().at(-1);
  if (offset >= text.length) return texts.json.ends;
  if ('“”‘’＂'.includes(sign)) return texts.json.curlyQuote(sign);
  if ('：，｛｝［］、'.includes(sign)) return texts.json.fullWidth(sign);
  if ((sign === '}' || sign === ']') && before === ',') return texts.json.trailingComma;
  if (sign === '/') return texts.json.comment;
  if (sign === "'") return texts.json.singleQuote;
  if (sign === '"' && before !== undefined && /["\d\]}el]/.test(before)) return texts.json.missingComma;
  return texts.json.unexpected(sign);
}
