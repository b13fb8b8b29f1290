import { readFormPost } from '@civickit/core/forms/derived';
import type { FormDefinition, Submission } from '@civickit/core';
import { serveAnswers } from '../serve-answers.node.js';

/** What arrived, once for each key where the office knows keys. */
export interface Arrived {
  readonly key: string | null;
  readonly type: string;
  readonly submission: Submission;
  readonly files: ReadonlyMap<string, File>;
}

export interface OfficeOptions {
  readonly forms: readonly FormDefinition[];
  /** What stands in the index; the forms themselves unless it is given. */
  readonly index?: readonly unknown[];
  readonly keyed?: boolean;
  /** Answers in place of the office, once what was sent is stored. */
  readonly answer?: (arrived: Arrived, request: Request) => Response | undefined;
  /** Answers in place of the office before anything is looked at. */
  readonly before?: (request: Request) => Response | Promise<Response> | undefined;
}

/** A real server that offers forms at `/forms.json` and takes them at `/take`. */
export async function openOffice({ forms, index = forms, keyed = false, answer, before }: OfficeOptions) {
  const arrived: Arrived[] = [];
  const served = await serveAnswers(async (request) => {
    const early = await before?.(request);
    if (early) return early;
    if (request.method === 'GET') return Response.json({ forms: index });
    const one = await read(request.clone(), forms);
    const known = keyed ? arrived.findIndex(({ key }) => key !== null && key === one.key) : -1;
    if (known < 0) arrived.push(one);
    const number = known < 0 ? arrived.length : known + 1;
    return answer?.(one, request) ?? Response.json({ id: `T-${number}`, receivedAt: '2026-03-04T20:00:00+08:00', pin: '4711', url: `/done/${number}` }, { status: 201 }); // prettier-ignore
  });
  return { ...served, arrived };
}

async function read(request: Request, forms: readonly FormDefinition[]): Promise<Arrived> {
  const type = request.headers.get('content-type') ?? '';
  const key = request.headers.get('idempotency-key');
  if (type === 'application/json') return { key, type, submission: (await request.json()) as Submission, files: new Map() };
  const fields = await request.formData();
  const whole = fields.get('submission');
  if (whole !== null) {
    const files = [...fields].filter((field): field is [string, File] => typeof field[1] !== 'string' && field[0] !== 'submission');
    const text = typeof whole === 'string' ? whole : await whole.text();
    return { key, type, submission: JSON.parse(text) as Submission, files: new Map(files) };
  }
  const definition = forms.find(({ id }) => id === fields.get('$form'));
  if (!definition) throw new Error('a form that there is not');
  const { submission, files } = readFormPost<File>(definition, fields, { zone: 'UTC' });
  return { key, type, submission: submission as Submission, files };
}
