import { writeJson } from '../../objects/write-json.js';
import { isRecord } from '../record.js';
import type { Shelf } from '../shelf.js';
import { fileFormat, fileVersion, pieceBytes, type MediaLine } from './file-lines.js';

/** All that has no receipt, also what a later release has written. A line is small, so that no page stands still for one. */
export async function writeFile(shelf: Shelf): Promise<Blob> {
  const unsent = (await shelf.all()).filter((record) => !isRecord(record) || record.state !== 'received');
  const parts: BlobPart[] = [`${writeJson({ [fileFormat]: fileVersion, items: unsent.length })}\n`];
  for (const record of unsent) parts.push(`${writeJson({ item: record })}\n`);
  for (const record of unsent) {
    if (!isRecord(record)) continue;
    for (const { id } of record.media) {
      const found = await shelf.getMedia(record.key, id);
      // As a Blob of its own each file leaves the memory before the next is read.
      if (found) parts.push(new Blob(await linesOf(record.key, id, found.bytes)));
    }
  }
  return new Blob(parts, { type: 'application/x-ndjson' });
}

async function linesOf(item: string, id: string, bytes: ArrayBuffer): Promise<string[]> {
  const lines: string[] = [];
  for (let from = 0; from < bytes.byteLength || from === 0; from += pieceBytes) {
    const piece = new Uint8Array(bytes, from, Math.min(pieceBytes, bytes.byteLength - from));
    const line: MediaLine = { media: id, item, size: bytes.byteLength, from, base64: toBase64(piece) };
    lines.push(`${writeJson(line)}\n`);
    await new Promise((resolve) => setTimeout(resolve));
  }
  return lines;
}

function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}
