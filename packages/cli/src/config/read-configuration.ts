import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { createHttp, type Issue } from '@civickit/core';
import { explainConfiguration, takeConfiguration, type Configuration } from '@civickit/embed/configuration.js';
import type { Texts } from '../texts/texts.js';
import { userAgent } from '../version.js';
import { findPlaces, placeAt, placeOf } from './json-places.js';

/** One thing that is wrong, with where it stands. */
export interface PlacedIssue extends Issue {
  readonly row: number;
  readonly column: number;
}

export interface ReadConfiguration {
  /** What was asked for: a path or an address. */
  readonly name: string;
  /** Absent where nothing of it can be used. */
  readonly configuration?: Configuration;
  readonly issues: readonly PlacedIssue[];
  /** Folder of the file; absent where it was read from a server. */
  readonly folder?: string;
  /** Address that it was read from. */
  readonly url?: URL;
}

/** Reads `civickit.json` from a path or an http(s) address and says all that is wrong with it. Never rejects for its content. */
export async function readConfiguration(name: string, texts: Texts): Promise<ReadConfiguration> {
  const url = /^https?:\/\//i.test(name) ? new URL(name) : undefined;
  const origin = url ? { name, url } : { name, folder: path.dirname(path.resolve(name)) };
  const bytes = await (url ? fetchBytes(url) : readFile(name)).catch((cause: unknown) => cause as Error);
  if (bytes instanceof Error) {
    const missing = (bytes as NodeJS.ErrnoException).code === 'ENOENT';
    return {
      ...origin,
      issues: [{ path: '', row: 0, column: 0, message: missing ? texts.missing(name) : texts.unreadable(bytes.message) }],
    };
  }
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return { ...origin, issues: [{ path: '', row: 1, column: 1, message: texts.notUtf8 }] };
  }
  const places = findPlaces(text);
  if (places.wrongAt !== undefined) {
    return { ...origin, issues: [{ path: '', ...placeAt(text, places.wrongAt), message: explainBreak(text, places.wrongAt, texts) }] };
  }
  const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
  const { configuration } = takeConfiguration(value);
  const issues = explainConfiguration(value, texts.explanations).map((issue) => ({ ...issue, ...placeOf(issue.path, text, places) }));
  return { ...origin, ...(configuration && { configuration }), issues };
}

async function fetchBytes(url: URL): Promise<Uint8Array> {
  const { bytes } = await createHttp().send({ method: 'GET', url, headers: { 'User-Agent': userAgent } }, new AbortController().signal);
  return bytes;
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
