import { readFileSync, statSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';

/** The bytes of a file below `root`, or undefined: not there, not a file, hidden, or an attempt to climb out. */
export function fileBelow(root: string, path: string): Uint8Array | undefined {
  const parts = path.split('/').filter(Boolean);
  if (parts.some((part) => part.startsWith('.') || part.includes('\\') || part.includes('\0'))) return undefined;
  const full = join(root, ...parts);
  if (!full.startsWith(resolve(root) + sep)) return undefined;
  return statSync(full, { throwIfNoEntry: false })?.isFile() ? readFileSync(full) : undefined;
}
