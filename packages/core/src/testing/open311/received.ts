type Pairs = readonly (readonly [string, string])[];

/** One request as it arrived. */
export interface Received {
  readonly method: string;
  readonly url: URL;
  readonly contentType: string;
  readonly query: Pairs;
  /** Fields of a form, in order; empty where the body is none. */
  readonly fields: Pairs;
  readonly files: readonly { readonly part: string; readonly name: string; readonly type: string; readonly size: number }[];
}

const urlencoded = 'application/x-www-form-urlencoded';
const multipart = 'multipart/form-data';

export async function receive(request: Request): Promise<Received> {
  const url = new URL(request.url);
  const contentType = (request.headers.get('content-type') ?? '').toLowerCase();
  const form = new FormData();
  const mime = contentType.split(';')[0]?.trim();
  const fields: [string, string][] = [];
  const files: Received['files'][number][] = [];
  // The parser of forms is not asked for what is none: it would throw.
  if (mime === urlencoded) fields.push(...new URLSearchParams(await request.text()));
  const parts = mime === multipart ? await request.formData().catch(() => form) : form;
  for (const [part, value] of parts) {
    if (typeof value === 'string') fields.push([part, value]);
    else files.push({ part, name: value.name, type: value.type, size: value.size });
  }
  return { method: request.method, url, contentType, query: [...url.searchParams], fields, files };
}

/** The value of the first pair of that name. */
export function valueOf(pairs: Pairs, name: string): string | undefined {
  return pairs.find(([key]) => key === name)?.[1];
}

export function valuesOf(pairs: Pairs, name: string): readonly string[] {
  return pairs.filter(([key]) => key === name).map(([, value]) => value);
}

export function isForm({ contentType }: Received): boolean {
  return contentType.startsWith(urlencoded);
}

export function isMultipart({ contentType }: Received): boolean {
  return contentType.startsWith(multipart);
}
