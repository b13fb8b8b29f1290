import { Inflate } from 'fflate';
import type { TableLimits } from './table.js';

/** Why an archive is not read. */
export type ZipFault = 'damaged' | 'encrypted' | 'too-large';

/** Thrown within `table/` only; whoever opens the file says it with its name and place. */
export class ZipError extends Error {
  constructor(
    readonly fault: ZipFault,
    readonly limit?: keyof TableLimits,
  ) {
    super(fault);
  }
}

interface Entry {
  readonly method: number;
  readonly encrypted: boolean;
  readonly packed: number;
  readonly start: number;
}

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const localSignature = 0x04034b50;
/** Packed bytes between two looks at the total: deflate makes of them 1032 times as much at most. */
const step = 8 * 1024;

/**
 * A ZIP archive (APPNOTE 6.3.10), read by its central directory. No size that the archive states is believed: what comes out is counted
 * as it comes, over all parts.
 */
export class Zip {
  private readonly entries = new Map<string, Entry>();
  private readonly view: DataView;
  private left: number;

  /** @throws ZipError */
  constructor(
    private readonly bytes: Uint8Array,
    { maxParts, maxUnpackedBytes }: TableLimits,
  ) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.left = maxUnpackedBytes;
    const end = this.findEnd();
    const count = this.view.getUint16(end + 10, true);
    if (count > maxParts) throw new ZipError('too-large', 'maxParts');
    let at = this.view.getUint32(end + 16, true);
    for (let read = 0; read < count; read++) at = this.readEntry(at);
  }

  has(name: string): boolean {
    return this.entries.has(name.toLowerCase());
  }

  /** The bytes of a part, letter case of its name aside; undefined where there is none. @throws ZipError */
  *read(name: string): Generator<void, Uint8Array | undefined> {
    const entry = this.entries.get(name.toLowerCase());
    if (!entry) return undefined;
    if (entry.encrypted) throw new ZipError('encrypted');
    if (entry.start + 30 > this.bytes.length || this.view.getUint32(entry.start, true) !== localSignature) throw new ZipError('damaged');
    const from = entry.start + 30 + this.view.getUint16(entry.start + 26, true) + this.view.getUint16(entry.start + 28, true);
    const packed = this.bytes.subarray(from, from + entry.packed);
    if (packed.length < entry.packed || (entry.method !== 0 && entry.method !== 8)) throw new ZipError('damaged');
    if (entry.method === 8) return yield* this.inflated(packed);
    this.count(packed.length);
    return packed;
  }

  private *inflated(packed: Uint8Array): Generator<void, Uint8Array> {
    const pieces: Uint8Array[] = [];
    let size = 0;
    let whole = false;
    const inflate = new Inflate((piece, last) => {
      this.count(piece.length);
      size += piece.length;
      whole ||= last;
      pieces.push(piece);
    });
    for (let at = 0; at < packed.length && !whole; at += step) {
      try {
        inflate.push(packed.subarray(at, at + step), at + step >= packed.length);
      } catch (error) {
        throw error instanceof ZipError ? error : new ZipError('damaged');
      }
      yield;
    }
    const out = new Uint8Array(size);
    let at = 0;
    for (const piece of pieces) {
      out.set(piece, at);
      at += piece.length;
    }
    return out;
  }

  private count(bytes: number): void {
    this.left -= bytes;
    if (this.left < 0) throw new ZipError('too-large', 'maxUnpackedBytes');
  }

  private findEnd(): number {
    const lowest = Math.max(0, this.bytes.length - 22 - 0xffff);
    for (let at = this.bytes.length - 22; at >= lowest; at--) if (this.view.getUint32(at, true) === endSignature) return at;
    throw new ZipError('damaged');
  }

  private readEntry(at: number): number {
    const { view, bytes } = this;
    if (at + 46 > bytes.length || view.getUint32(at, true) !== entrySignature) throw new ZipError('damaged');
    const nameLength = view.getUint16(at + 28, true);
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
    const key = name.replaceAll('\\', '/').replace(/^\//, '').toLowerCase();
    if (!this.entries.has(key)) {
      this.entries.set(key, {
        method: view.getUint16(at + 10, true),
        encrypted: (view.getUint16(at + 8, true) & 1) === 1,
        packed: view.getUint32(at + 20, true),
        start: view.getUint32(at + 42, true),
      });
    }
    return at + 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
}
