import type { HttpAnswer, SourceContext } from '@civickit/core';
import type { TableLimits } from './table/table.js';

/** A file as it came, and what its parser has to know of the answer. */
interface FetchedFile {
  readonly bytes: Uint8Array;
  readonly answered: {
    readonly url: HttpAnswer['url'];
    readonly contentType: string | undefined;
    readonly limits: Partial<TableLimits>;
    readonly signal: AbortSignal;
  };
}

/** The file at `address`, of at most `maxBytes`. @throws CivicError as `Http.send` does */
export async function fetchFile(address: string, maxBytes: number | undefined, { http, signal }: SourceContext): Promise<FetchedFile> {
  const limits = maxBytes === undefined ? {} : { maxBytes };
  const { bytes, url, headers } = await http.send({ method: 'GET', url: new URL(address), ...limits }, signal);
  return { bytes, answered: { url, contentType: headers.get('content-type') ?? undefined, limits, signal } };
}
