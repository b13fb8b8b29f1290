import { CivicError } from '../../../errors/civic-error.js';
import { isObject } from '../migrate/level.js';

/**
 * A file of a draft is a line of JSON, `{ "civickit-draft": 1, "size": … }`, and so many bytes after it: a line of JSON with the answers,
 * then photos and files one after the other. With a passphrase the bytes are sealed, and the first line says how (`sealed`).
 */
export const fileFormat = 'civickit-draft';
export const fileVersion = 1;

/** No page opens more than this at once. */
export const mostBytes = { head: 4096, content: 8 * 1024 * 1024, media: 256 * 1024 * 1024, sealed: 64 * 1024 * 1024, files: 500 };

/** @throws CivicError `invalid/draft-file` */
export function notOurs(what: string, cause?: unknown): CivicError {
  return new CivicError('invalid/draft-file', `This is no whole file of a draft: ${what}`, cause === undefined ? {} : { cause });
}

/** A line of JSON at the beginning, and what comes after it. @throws CivicError `invalid/draft-file` */
export async function splitLine(file: Blob, most: number): Promise<{ line: string; rest: Blob }> {
  const bytes = new Uint8Array(await file.slice(0, most).arrayBuffer());
  const end = bytes.indexOf(10);
  if (end < 0) throw notOurs('a line has no end');
  return { line: new TextDecoder().decode(bytes.subarray(0, end)), rest: file.slice(end + 1) };
}

export function parseLine(line: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(line);
    if (isObject(value)) return value;
  } catch (cause) {
    throw notOurs('a line is no JSON', cause);
  }
  throw notOurs('a line is no object');
}
