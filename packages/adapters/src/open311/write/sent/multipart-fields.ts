import { withoutInvalid } from '@civickit/core/markup';
import type { SentFields, SentFile } from './sent-fields.js';
import { tooManyFields, unreadable } from './unreadable.js';

const mostNameChars = 200;
const mimeType = /^[\w.+-]{1,60}\/[\w.+-]{1,60}$/;

/** Read by the platform, which knows the format best. */
export async function multipartFields(body: Uint8Array, contentType: string, maxFields: number): Promise<SentFields> {
  const fields: [string, string][] = [];
  const files: SentFile[] = [];
  let count = 0;
  for (const [name, value] of await formIn(body, contentType)) {
    if (++count > maxFields) throw tooManyFields(maxFields);
    if (typeof value === 'string') fields.push([name, value]);
    // Nameless and empty is what browsers send for a field of files that was left empty.
    else if (value.size > 0 || value.name) files.push(await fileOf(value));
  }
  return { fields, files };
}

async function formIn(body: Uint8Array, contentType: string): Promise<FormData> {
  try {
    return await new Response(new Uint8Array(body), { headers: { 'content-type': contentType } }).formData();
  } catch (cause) {
    throw unreadable('The body is no multipart/form-data, or breaks off', cause);
  }
}

async function fileOf(file: File): Promise<SentFile> {
  const name = withoutInvalid(file.name.split(/[\\/]/).at(-1) ?? '').slice(0, mostNameChars);
  const bytes = new Uint8Array(await file.arrayBuffer());
  return { name, type: mimeType.test(file.type) ? file.type : 'application/octet-stream', bytes };
}
