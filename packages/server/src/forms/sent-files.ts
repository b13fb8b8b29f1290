import type { Answers } from '@civickit/core';
import { isOfType } from '../media/sniff-type.js';
import type { SentFile } from './submission-store.js';

/** No form takes it, so that it is refused where the file was asked for. */
const noType = 'unknown/unknown';

/** The bytes of files, by the ids that answers name them by. */
export async function bytesOf(files: ReadonlyMap<string, File>): Promise<ReadonlyMap<string, Uint8Array>> {
  return new Map(await Promise.all([...files].map(async ([id, file]) => [id, new Uint8Array(await file.arrayBuffer())] as const)));
}

/**
 * Puts what is so in place of what was said of the files that came along: their size, and no type where the bytes are not what they are said
 * to be. So the form's own rules judge them, and its own words tell. Files that stayed behind are left as they are said to be.
 */
export function correctFiles(sent: unknown, bytes: ReadonlyMap<string, Uint8Array>): unknown {
  if (bytes.size === 0) return sent;
  if (Array.isArray(sent)) return sent.map((member) => correctFiles(member, bytes));
  if (typeof sent !== 'object' || sent === null) return sent;
  const { id, type } = sent as { readonly id?: unknown; readonly type?: unknown };
  const found = typeof id === 'string' ? bytes.get(id) : undefined;
  if (found && typeof type === 'string') {
    return { ...sent, size: found.byteLength, type: isOfType(found, (type.split(';', 1)[0] ?? '').trim().toLowerCase()) ? type : noType };
  }
  return Object.fromEntries(Object.entries(sent).map(([name, member]) => [name, correctFiles(member, bytes)]));
}

/** The files that answers name and that came along; others were not asked for. */
export function filesNamed(answers: Answers, bytes: ReadonlyMap<string, Uint8Array>): readonly SentFile[] {
  const found = new Map<string, SentFile>();
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const { id, name, type } = value as { readonly id?: unknown; readonly name?: unknown; readonly type?: unknown };
    const own = typeof id === 'string' && typeof type === 'string' ? bytes.get(id) : undefined;
    if (own) found.set(id as string, { id: id as string, type: type as string, bytes: own, ...(typeof name === 'string' && { name }) });
    else Object.values(value).forEach(walk);
  };
  walk(answers);
  return [...found.values()];
}
