import { writeJson, type HttpRequest, type Submission, type SubmissionMedia } from '@civickit/core';
import { writeFormPost, type PostField } from '@civickit/core/forms/derived';
import { bytesIn, fileIn, type FileInDraft } from '../../source/file-in-draft.js';
import { boundaryOf, multipartForm, type FormPart } from '../../source/multipart.js';

type Body = Pick<HttpRequest, 'body' | 'headers'>;

/** A file that goes along, and the `FileAnswer` that it belongs to. */
interface Attached extends FileInDraft {
  readonly id: string | undefined;
}

/** What is posted: without files JSON or a form, with files their parts beside it. */
export function bodyOf(submission: Submission, key: string, as: 'json' | 'form'): Body {
  const { media = [], ...rest } = submission;
  const files = media.flatMap((one) => attached(one) ?? []);
  return as === 'json' ? jsonBody({ ...rest, ...elsewhere(media) }, files, key) : formBody(rest, files, key);
}

function attached({ id, name, type, url }: SubmissionMedia): Attached | undefined {
  const file = fileIn(url);
  return file && { id, base64: file.base64, name: name ?? file.name, type: type || file.type };
}

/** Files that have an address of their own, so that it is all that the server needs. */
function elsewhere(media: readonly SubmissionMedia[]): Pick<Submission, 'media'> {
  const rest = media.filter(({ url }) => !url.startsWith('data:'));
  return rest.length > 0 ? { media: rest } : {};
}

function jsonBody(submission: Submission, files: readonly Attached[], key: string): Body {
  const json = writeJson(submission);
  if (files.length === 0) return { body: json, headers: { 'content-type': 'application/json' } };
  const parts = files.map((file, at) => filePart(file, file.id && file.id !== 'submission' ? file.id : `file-${at + 1}`));
  return multipartForm([{ name: 'submission', type: 'application/json', body: json }, ...parts], boundaryOf(key));
}

function formBody(submission: Submission, files: readonly Attached[], key: string): Body {
  const fields = writeFormPost(submission);
  const texts = fields.filter((field): field is readonly [string, string] => typeof field[1] === 'string');
  const parts = files.length > 0 ? fields.flatMap((field) => fieldPart(field, files) ?? []) : [];
  if (parts.length > texts.length) return multipartForm(parts, boundaryOf(key));
  const body = new URLSearchParams(texts.map(([name, value]) => [name, value])).toString();
  return { body, headers: { 'content-type': 'application/x-www-form-urlencoded' } };
}

/** Nothing for a file whose bytes stay behind: a page without script posts none either. */
function fieldPart([name, value]: PostField, files: readonly Attached[]): FormPart | undefined {
  if (typeof value === 'string') return { name, body: value };
  const file = files.find(({ id }) => id === value.id);
  return file && filePart(file, name);
}

function filePart(file: Attached, name: string): FormPart {
  return {
    name,
    filename: file.name,
    type: /^[\w.+-]+\/[\w.+-]+$/.test(file.type) ? file.type : 'application/octet-stream',
    body: bytesIn(file),
  };
}
