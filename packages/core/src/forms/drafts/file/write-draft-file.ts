import { CivicError } from '../../../errors/civic-error.js';
import { writeJson } from '../../../objects/write-json.js';
import type { FileAnswer } from '../../answers/answers.js';
import type { Draft } from '../drafts.types.js';
import { fileFormat, fileVersion, mostBytes } from './draft-lines.js';
import { cipherOf, newSealing, seal } from './seal.js';

export interface DraftFileOptions {
  /** Seals the file: without it nobody can read it, and nobody can help whoever forgets it. */
  readonly passphrase?: string;
}

/**
 * A draft as one file, with its photos, to go on with elsewhere. Photos whose bytes are gone are left out.
 * @throws CivicError `unsupported/encryption` with a passphrase on a plain http page; `auth/passphrase` for an empty one;
 *   `too-large/draft-file`; `storage/unavailable`
 */
export async function writeDraftFile(draft: Draft, { passphrase }: DraftFileOptions = {}): Promise<Blob> {
  if (passphrase === '') throw new CivicError('auth/passphrase', 'A passphrase has at least one character');
  if (passphrase !== undefined) cipherOf();
  const { form, title, labels, startedAt, answers, unknown, page, lang } = draft;
  const media: FileAnswer[] = [];
  const parts: Blob[] = [];
  for (const about of draft.media) {
    const bytes = await draft.readMedia(about.id);
    if (!bytes) continue;
    media.push({ ...about, size: bytes.size });
    parts.push(bytes);
  }
  const content = `${writeJson({ form, title, startedAt, page, lang, answers, unknown, labels, media })}\n`;
  const body = new Blob([content, ...parts]);
  const most = passphrase === undefined ? mostBytes.media : mostBytes.sealed;
  if (body.size > most || new Blob([content]).size > mostBytes.content) {
    throw new CivicError('too-large/draft-file', `A draft of ${body.size} bytes does not fit into a file of ${most}`);
  }
  const type = 'application/octet-stream';
  if (passphrase === undefined) return new Blob([head({ size: body.size }), body], { type });
  const sealed = newSealing();
  // With its tag of 16 bytes.
  const about = head({ size: body.size + 16, sealed });
  return new Blob([about, await seal(await body.arrayBuffer(), passphrase, sealed, about)], { type });
}

const head = (more: object): string => `${writeJson({ [fileFormat]: fileVersion, ...more })}\n`;
