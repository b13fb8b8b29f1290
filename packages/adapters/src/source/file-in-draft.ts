import { CivicError, type Sender, type UploadedFile } from '@civickit/core';

/** A file in a `data:` address: how pictures wait in a draft until they are sent. */
export interface FileInDraft {
  readonly name: string;
  readonly type: string;
  readonly base64: string;
}

/** The address of a file is the file itself: a draft that waits for days then needs nothing else. */
export function keepInDraft(maxBytes: number, source: string): NonNullable<Sender<unknown>['upload']> {
  return ({ name, type, bytes }: UploadedFile) => {
    if (bytes.length > maxBytes) {
      const message = `${name} has ${bytes.length} bytes, ${source} takes ${maxBytes}`;
      return Promise.reject(new CivicError('invalid/draft', message, { source, issues: [{ path: '/media', message }] }));
    }
    let signs = '';
    for (let at = 0; at < bytes.length; at += 8192) signs += String.fromCharCode(...bytes.subarray(at, at + 8192));
    return Promise.resolve({ url: `data:${type || 'application/octet-stream'};name=${encodeURIComponent(name)};base64,${btoa(signs)}` });
  };
}

/** The file that `keepInDraft` made an address of; undefined for any other address. */
export function fileIn(url: string): FileInDraft | undefined {
  const [, type, name, base64] = /^data:([^;,]*)(?:;name=([^;,]*))?(?:;[^;,]*)*?;base64,(.*)$/s.exec(url) ?? [];
  if (base64 === undefined) return undefined;
  return {
    name: decoded(name ?? '') || 'picture',
    type: /^[\w.+-]+\/[\w.+-]+$/.test(type ?? '') ? String(type) : 'application/octet-stream',
    base64,
  };
}

export function bytesIn({ base64 }: FileInDraft): Uint8Array {
  return Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
