import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import type { Submission } from '@civickit/core/forms';
import type { County } from './serve.ts';

/** A form as the county's server has it. */
export interface KeptForm {
  readonly number: string;
  readonly key: string | null;
  readonly submission: Submission;
  readonly files: readonly { readonly id: string; readonly type: string; readonly size: number }[];
}

/** What the county's server has taken, read from its dump. */
export async function keptForms({ backOffice }: County): Promise<readonly KeptForm[]> {
  const tables = new Map<string, Record<string, unknown>[]>();
  let rows: Record<string, unknown>[] = [];
  for await (const line of createInterface(createReadStream(await backOffice.dump()).pipe(createGunzip()))) {
    const row = JSON.parse(line) as Record<string, unknown>;
    if (typeof row['table'] === 'string' && 'rows' in row) tables.set(row['table'], (rows = []));
    else rows.push(row);
  }
  const of = (table: string) => tables.get(table) ?? [];
  const privately = new Map(of('submission_private').map(({ submission, content }) => [submission, content as Submission]));
  return of('submission').map(({ id, key }) => ({
    number: String(id),
    key: key as string | null,
    submission: privately.get(id) as Submission,
    files: of('submission_file_private')
      .filter(({ submission }) => submission === id)
      .map((file) => ({ id: String(file['id']), type: String(file['type']), size: Number(file['size']) })),
  }));
}
