/** A file of an outbox is lines of JSON: the first is `{ "civickit-outbox": 1 }`, then items, then their media in pieces. */
export const fileFormat = 'civickit-outbox';
export const fileVersion = 1;

/** A multiple of three, so that pieces of base64 have no padding between them. */
export const pieceBytes = 3 * 32 * 1024;

export interface MediaLine {
  /** Id of the file, and key of the item that it belongs to. */
  readonly media: string;
  readonly item: string;
  /** Bytes of the whole, and where this piece begins. */
  readonly size: number;
  readonly from: number;
  readonly base64: string;
}

/** What a line says; undefined where it cannot be read. */
export function readLine(line: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

/** The lines of a file, a piece of it in memory at a time. */
export async function* linesIn(file: Blob): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for (let from = 0; from < file.size; from += pieceBytes) {
    const bytes = await file.slice(from, from + pieceBytes).arrayBuffer();
    const lines = (rest + decoder.decode(bytes, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  rest += decoder.decode();
  if (rest) yield rest;
}
