import { CivicError } from '@civickit/core';
import type { FormDefinition } from '@civickit/core/forms';
import { readFormPost } from '@civickit/core/forms/derived';
import { withoutInvalid } from '@civickit/core/markup';
import { parseJson, plainJson } from '../http/parse-json.js';

/** What somebody sent, whatever it is; nothing of it is judged. */
export interface SentForm {
  /** In the shape of a `Submission`, if it is one. */
  readonly submission: unknown;
  /** By the id that an answer names. */
  readonly files: ReadonlyMap<string, File>;
  /** What makes it the same when it comes again; the moment it comes does not. */
  readonly content: unknown;
  /** Whether a page posted it: such have no key. */
  readonly isPost: boolean;
}

/** Of the text of a form, without its files. */
const longestText = 2 * 2 ** 20;
/** More than the longest form has; each takes an eye-blink to read. */
const mostParts = 10_000;
/** Of one file. */
const longestFile = 20 * 2 ** 20;

export interface SentFormOptions {
  readonly zone: string;
  readonly at: number;
  /** A form of the area, in the version that is named or else the current one. */
  readonly formOf: (id: string, version: string | undefined) => Promise<FormDefinition | undefined>;
}

/** The forms in which one may come. */
export function isFormType(type: string): boolean {
  return /^\s*(?:application\/(?:json|x-www-form-urlencoded)|multipart\/form-data)\s*(?:;|$)/i.test(type);
}

/**
 * Reads what `submit` sends: JSON, or JSON with files; and what pages without script post. Undefined for what is neither.
 * @throws CivicError `too-large/body`, `too-large/form-post`
 */
export async function readSent(body: Uint8Array<ArrayBuffer>, type: string, options: SentFormOptions): Promise<SentForm | undefined> {
  if (/^\s*application\/json/i.test(type)) return readJson(body, new Map());
  if (/^\s*multipart/i.test(type)) checkParts(body, type);
  else checkLength(body.byteLength, longestText);
  const fields = await fieldsIn(body, type);
  if (!fields) return undefined;
  const texts = fields.filter((field): field is [string, string] => typeof field[1] === 'string');
  const files = fields.filter((field): field is [string, File] => typeof field[1] !== 'string');
  for (const [, file] of files) checkLength(file.size, longestFile);
  const whole = fields.find(([name]) => name === 'submission')?.[1];
  if (whole === undefined) return readPost(fields, texts, options);
  const json = typeof whole === 'string' ? new TextEncoder().encode(whole) : new Uint8Array(await whole.arrayBuffer());
  return readJson(json, new Map(files.filter(([name]) => name !== 'submission')));
}

function readJson(json: Uint8Array, files: ReadonlyMap<string, File>): SentForm | undefined {
  checkLength(json.byteLength, longestText);
  const submission = parseJson(json);
  if (submission === undefined) return undefined;
  // Files are compared by what they are: a repeat may bring them another way, or have stored them anew.
  const content = typeof submission === 'object' && submission !== null ? { ...submission, media: undefined } : submission;
  return { submission, files, content, isPost: false };
}

async function readPost(
  fields: readonly (readonly [string, string | File])[],
  texts: readonly (readonly [string, string])[],
  { zone, at, formOf }: SentFormOptions,
): Promise<SentForm> {
  const text = (name: string): string | undefined => texts.find((field) => field[0] === name)?.[1];
  const [form, version, lang] = [text('$form'), text('$version'), text('$lang')];
  const definition = form === undefined ? undefined : await formOf(form, version);
  const read = definition
    ? readFormPost<File>(definition, fields, { zone, at: new Date(at) })
    : { submission: { form, version, lang }, files: new Map<string, File>() };
  // Names of files are texts as well.
  return { submission: plainJson(read.submission), files: read.files, content: texts, isPost: true };
}

/** Undefined where it is cut off, says to be what it is not, or is in another character set: then there is U+FFFD in it, which nobody types. */
async function fieldsIn(body: Uint8Array<ArrayBuffer>, type: string): Promise<[string, string | File][] | undefined> {
  try {
    const read = [...(await new Response(body, { headers: { 'content-type': type } }).formData())];
    const fields = read.map(([name, value]): [string, string | File] => [
      withoutInvalid(name),
      typeof value === 'string' ? withoutInvalid(value) : value,
    ]);
    return fields.some((field) => field.some((part) => typeof part === 'string' && part.includes('\uFFFD'))) ? undefined : fields;
  } catch {
    return undefined;
  }
}

function checkLength(length: number, most: number): void {
  if (length > most) throw new CivicError('too-large/body', `A part of what was sent has ${length} bytes; ${most} are taken`);
}

/** Counted before anything is made of them. In a text of one character a byte, since engines seek in that in linear time. */
function checkParts(body: Uint8Array, type: string): void {
  const [, quoted, plain] = /;\s*boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(type) ?? [];
  const marker = `--${quoted ?? plain ?? ''}`;
  const text = new TextDecoder('latin1').decode(body);
  let parts = 0;
  for (let at = text.indexOf(marker); at >= 0; at = text.indexOf(marker, at + marker.length)) parts += 1;
  if (parts > mostParts + 1) throw new CivicError('too-large/form-post', `What was sent has more than ${mostParts} parts`);
}
