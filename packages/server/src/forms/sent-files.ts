import { CivicError, type Answers } from '@civickit/core';
import type { ServerContext } from '../context.js';
import { arrived, keepable, type ArrivedFile, type KeepableFile } from '../media/kept-file.js';
import { isOfType } from '../media/sniff-type.js';
import { uploadAt, uploadReader } from '../media/uploads/named-uploads.js';
import type { SentForm } from './read-sent.js';

const mostFiles = 100;

/** No form takes it, so that it is refused where the file was asked for. */
const noType = 'unknown/unknown';

/** A file that came along, and what may be kept of it: nothing of a picture that cannot be freed of what it tells. */
export interface JudgedFile {
  readonly sentSize: number;
  readonly file: KeepableFile | undefined;
}

/** A file of a form as it is kept, under the id and the type that its answer says. */
export interface NamedFile extends KeepableFile {
  readonly id: string;
}

export type Files<T> = ReadonlyMap<string, T>;

/**
 * The files of a form by the ids that answers name them by: those that came along, and uploads that `media` names.
 * Uploads that are gone are left out where `isRepeat`, since what they were is kept already.
 * @throws CivicError `invalid/draft` for an upload that is not there, or not all of it; as `uploadReader`
 */
export async function filesOf(
  context: ServerContext,
  area: string,
  { submission, files }: SentForm,
  { request, origins, isRepeat }: { readonly request: Request; readonly origins: readonly string[]; readonly isRepeat: boolean },
): Promise<Files<ArrivedFile>> {
  const found = new Map<string, ArrivedFile>();
  const read = new Set<string>();
  const readUpload = uploadReader(context, area, request);
  for (const [at, { id, url }] of mediaIn(submission).entries()) {
    const upload = typeof url === 'string' ? uploadAt(url, area, origins) : undefined;
    // Two answers have two files.
    if (upload === undefined || typeof id !== 'string' || read.has(upload)) continue;
    read.add(upload);
    const file = await readUpload(upload);
    if (file) found.set(id, file);
    else if (!isRepeat) {
      const message = 'There is no such upload, or not all of it is there';
      throw new CivicError('invalid/draft', message, { issues: [{ path: `/media/${at}/url`, message }] });
    }
  }
  for (const [id, file] of files) found.set(id, arrived(new Uint8Array(await file.arrayBuffer())));
  return found;
}

function mediaIn(submission: unknown): readonly { readonly id?: unknown; readonly url?: unknown }[] {
  const media = (submission as { readonly media?: unknown } | null)?.media;
  return Array.isArray(media) ? media.filter((one): one is object => typeof one === 'object' && one !== null) : [];
}

/**
 * What may be kept of the files that `sent` names: others were not asked for, and to draw a picture anew takes its time.
 * @throws CivicError `too-large/form-post`
 */
export async function judged(context: ServerContext, sent: unknown, files: Files<ArrivedFile>): Promise<Files<JudgedFile>> {
  const named = new Set<string>();
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const { id } = value as { readonly id?: unknown };
    if (typeof id === 'string' && files.has(id)) named.add(id);
    Object.values(value).forEach(walk);
  };
  walk((sent as { readonly answers?: unknown } | null)?.answers);
  if (named.size > mostFiles) throw new CivicError('too-large/form-post', `A form has at most ${mostFiles} files`);
  const all = new Map<string, JudgedFile>();
  for (const [id, file] of files) if (named.has(id)) all.set(id, { sentSize: file.sentSize, file: await keepable(context, file) });
  return all;
}

/**
 * Puts what is so in place of what was said of the files that came along: their size, and no type where the bytes are not what they are said
 * to be. So the form's own rules judge them, and its own words tell. Files that stayed behind are left as they are said to be.
 */
export function correctFiles(sent: unknown, files: Files<JudgedFile>): unknown {
  if (files.size === 0) return sent;
  if (Array.isArray(sent)) return sent.map((member) => correctFiles(member, files));
  if (typeof sent !== 'object' || sent === null) return sent;
  const { id, type } = sent as { readonly id?: unknown; readonly type?: unknown };
  const found = typeof id === 'string' ? files.get(id) : undefined;
  if (found && typeof type === 'string') {
    const isSo = found.file && isOfType(found.file.bytes, plainType(type));
    return { ...sent, size: found.sentSize, type: isSo ? type : noType };
  }
  return Object.fromEntries(Object.entries(sent).map(([name, member]) => [name, correctFiles(member, files)]));
}

/** Without parameters, in which a sender may write anything. */
function plainType(type: string): string {
  return (type.split(';', 1)[0] ?? '').trim().toLowerCase();
}

/** The files that answers name and that came along; others were not asked for. */
export function filesNamed(answers: Answers, files: Files<JudgedFile>): readonly NamedFile[] {
  const found = new Map<string, NamedFile>();
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const { id, name, type } = value as { readonly id?: unknown; readonly name?: unknown; readonly type?: unknown };
    const own = typeof id === 'string' && typeof type === 'string' ? files.get(id)?.file : undefined;
    if (own)
      found.set(id as string, { ...own, id: id as string, type: plainType(type as string), ...(typeof name === 'string' && { name }) });
    else Object.values(value).forEach(walk);
  };
  walk(answers);
  return [...found.values()];
}
