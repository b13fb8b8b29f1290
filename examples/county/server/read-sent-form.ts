import type { IncomingMessage } from 'node:http';
import type { PostedForm } from '@civickit/core/forms/derived';
import { formById } from './forms.ts';

/** What somebody sent, whatever it is; nothing of it is judged. */
export type SentForm = PostedForm<File>;

/** Of one form with all its files. */
const longestBody = 24 * 2 ** 20;

/** The whole body, or undefined where it is too long: that is read to its end, so that the answer is not lost. */
export async function bodyOf(request: IncomingMessage): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.byteLength;
    if (length > longestBody) chunks.length = 0;
    else chunks.push(chunk);
  }
  return length > longestBody ? undefined : new Uint8Array(Buffer.concat(chunks));
}

/** Reads what `<civic-form>` sends and what its page posts without script. @throws for what is neither */
export async function readSentForm(body: Uint8Array<ArrayBuffer>, type: string, at: Date): Promise<SentForm> {
  if (type.startsWith('application/json')) return { submission: JSON.parse(new TextDecoder().decode(body)) as unknown, files: new Map() };
  const fields = await new Response(body, { headers: { 'content-type': type } }).formData();
  const whole = fields.get('submission');
  if (whole === null) return readPost(fields, at);
  const files = [...fields].filter((field): field is [string, File] => field[0] !== 'submission' && typeof field[1] !== 'string');
  return { submission: JSON.parse(typeof whole === 'string' ? whole : await whole.text()) as unknown, files: new Map(files) };
}

async function readPost(fields: FormData, at: Date): Promise<SentForm> {
  const definition = await formById(fields.get('$form'));
  if (!definition) return { submission: undefined, files: new Map() };
  const { readFormPost } = await import('@civickit/core/forms/derived');
  return readFormPost<File>(definition, fields, { zone: 'Asia/Shanghai', at });
}
