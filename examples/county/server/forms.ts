import { fileBelow } from './files.ts';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../forms', import.meta.url));

/** The bytes of a definition or of the index, at `/forms/name.json`. */
export function formFileAt(path: string): Uint8Array | undefined {
  const [, name] = /^\/forms\/([\w-]+\.json)$/.exec(path) ?? [];
  return name === undefined ? undefined : fileBelow(folder, name);
}
