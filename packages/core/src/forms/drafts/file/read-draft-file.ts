import { CivicError } from '../../../errors/civic-error.js';
import type { Instant } from '../../../when/when.js';
import type { FileAnswer } from '../../answers/answers.js';
import type { DraftFile } from '../drafts.types.js';
import { isObject } from '../migrate/level.js';
import { fileFormat, fileVersion, mostBytes, notOurs, parseLine, splitLine } from './draft-lines.js';
import { readAnswers, readLabels, readText, readUnknown } from './read-content.js';
import type { DraftFileOptions } from './write-draft-file.js';
import { cipherOf, readSealing, unseal } from './seal.js';

/**
 * Reads what `writeDraftFile` wrote; nothing of it is kept before `Drafts.take`.
 * @throws CivicError `invalid/draft-file` for another file, or one that was cut off or broken; `unsupported/draft-file` for one of a later
 *   release; `auth/passphrase` where it needs one, or another; `unsupported/encryption` for a sealed one on a plain http page;
 *   `too-large/draft-file`
 */
export async function readDraftFile(file: Blob, { passphrase }: DraftFileOptions = {}): Promise<DraftFile> {
  const { line, rest } = await splitLine(file, mostBytes.head);
  const said = parseLine(line);
  const { [fileFormat]: version, size, sealed } = said;
  if (typeof version !== 'number') throw notOurs(`it does not begin with {"${fileFormat}":`);
  if (version > fileVersion) throw new CivicError('unsupported/draft-file', `A later release has written it (version ${version})`);
  if (typeof size !== 'number' || rest.size !== size)
    throw notOurs(`it should have ${String(size)} bytes after its first line, and has ${rest.size}`);
  if (size > (sealed === undefined ? mostBytes.media : mostBytes.sealed) + mostBytes.head) {
    throw new CivicError('too-large/draft-file', `A draft of ${size} bytes is too large`);
  }
  if (sealed === undefined) return readBody(rest);
  cipherOf();
  const sealing = readSealing(sealed);
  if (passphrase === undefined || passphrase === '') throw new CivicError('auth/passphrase', 'This file needs its passphrase');
  return readBody(new Blob([await unseal(await rest.arrayBuffer(), passphrase, sealing, `${line}\n`)]));
}

async function readBody(body: Blob): Promise<DraftFile> {
  const { line, rest } = await splitLine(body, mostBytes.content);
  const { form, title, startedAt, page, lang, answers, unknown, labels, media } = parseLine(line);
  if (!isObject(form)) throw notOurs('it names no form');
  const { id, version } = form;
  if (typeof id !== 'string' || typeof version !== 'string') throw notOurs('it names no form');
  const named = readText(title);
  return {
    form: { id, version },
    ...(named !== undefined && { title: named }),
    startedAt: (typeof startedAt === 'string' && !Number.isNaN(Date.parse(startedAt)) ? startedAt : new Date(0).toISOString()) as Instant,
    ...(typeof page === 'string' && { page }),
    ...(typeof lang === 'string' && { lang }),
    answers: readAnswers(answers),
    unknown: readUnknown(unknown),
    labels: readLabels(labels),
    media: readMedia(media, rest),
  };
}

/** Bytes stay where they are until somebody reads them. */
function readMedia(value: unknown, bytes: Blob): DraftFile['media'] {
  if (!Array.isArray(value) || value.length > mostBytes.files) throw notOurs('its list of files cannot be read');
  let from = 0;
  const media = value.map((one: unknown) => {
    const about = readAbout(one);
    from += about.size;
    return { about, bytes: bytes.slice(from - about.size, from, about.type) };
  });
  if (from !== bytes.size) throw notOurs(`its files should have ${from} bytes, and have ${bytes.size}`);
  return media;
}

function readAbout(value: unknown): FileAnswer {
  const { id, name, type, size } = isObject(value) ? value : {};
  // An id becomes part of a key.
  if (typeof id !== 'string' || !/^[\w-]{1,64}$/.test(id) || typeof type !== 'string') throw notOurs('one of its files has no name');
  if (typeof size !== 'number' || !Number.isSafeInteger(size) || size < 0) throw notOurs('one of its files has no size');
  return { id, ...(typeof name === 'string' && { name }), type, size };
}
