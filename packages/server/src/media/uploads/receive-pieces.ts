import type { ServerContext } from '../../context.js';
import { addPiece, type Upload } from './upload-store.js';

/** What is held of one upload at a time. */
const pieceBytes = 256 * 2 ** 10;
/** What came is kept so soon, however little it is: a connection that is lost tells nobody. */
const heldMs = 3000;

/** What became of a body: all of it is kept, somebody else was there first, or it holds more than was announced. */
export type Received = { readonly offset: number } | { readonly refused: 'moved' | 'too-long' };

/** Keeps what comes of an upload as it comes, in pieces; where the connection breaks, or `stop` says so, all that came until then. */
export async function receivePieces(
  context: ServerContext,
  upload: Upload,
  body: AsyncIterable<Uint8Array>,
  stop: AbortSignal,
): Promise<Received> {
  let offset = upload.received;
  let held: Uint8Array[] = [];
  let bytes = 0;
  let since = performance.now();
  const keep = async (): Promise<boolean> => {
    if (bytes === 0) return true;
    const isKept = await addPiece(context, upload, offset, Buffer.concat(held));
    if (isKept) offset += bytes;
    [held, bytes, since] = [[], 0, performance.now()];
    return isKept;
  };
  const reader = body[Symbol.asyncIterator]();
  const stopped = new Promise<undefined>((resolve) => stop.addEventListener('abort', () => resolve(undefined), { once: true }));
  for (;;) {
    // A connection that breaks is an end like another.
    const next = await Promise.race([reader.next().catch(() => undefined), stopped]);
    if (!next || next.done === true) break;
    const chunk = next.value;
    if (offset + bytes + chunk.byteLength > upload.length) {
      await reader.return?.();
      return { refused: 'too-long' };
    }
    held.push(chunk);
    bytes += chunk.byteLength;
    if ((bytes >= pieceBytes || performance.now() - since > heldMs) && !(await keep())) return { refused: 'moved' };
  }
  return (await keep()) ? { offset } : { refused: 'moved' };
}
