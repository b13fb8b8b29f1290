import { readFileSync } from 'node:fs';
import type { FormDefinition } from '@civickit/core/forms';
import { fileBelow } from './files.ts';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../forms', import.meta.url));

/** The bytes of a definition or of the index, at `/forms/name.json`. */
export function formFileAt(path: string): Uint8Array | undefined {
  const [, name] = /^\/forms\/([\w-]+\.json)$/.exec(path) ?? [];
  return name === undefined ? undefined : fileBelow(folder, name);
}

/** The form of this id, if the index names it. */
export async function formById(id: unknown): Promise<FormDefinition | undefined> {
  // Not before it is asked for: the kit may not be built when the server begins.
  const { parseFormDefinition } = await import('@civickit/core/forms');
  const { forms } = readJson('index.json') as { readonly forms: readonly string[] };
  return forms.map((name) => parseFormDefinition(readJson(name))).find((form) => form.id === id);
}

const readJson = (name: string): unknown => JSON.parse(readFileSync(`${folder}/${name}`, 'utf8'));
