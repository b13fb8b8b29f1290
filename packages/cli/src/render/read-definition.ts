import { readFile } from 'node:fs/promises';
import { checkFormDefinition, type FormDefinition, partsOf } from '@civickit/core/forms';
import { readJson } from '../config/read-json.js';
import type { Texts } from '../texts/texts.js';

/** A definition, or lines that say what is wrong with it, each with its place in the file. */
export async function readDefinition(file: string, texts: Texts): Promise<FormDefinition | readonly string[]> {
  const bytes = await readFile(file).catch((cause: unknown) => cause as NodeJS.ErrnoException);
  if (bytes instanceof Error) return [`${file}: ${bytes.code === 'ENOENT' ? texts.render.missing : texts.unreadable(bytes.message)}`];
  const read = readJson(bytes, texts);
  if (read.issue) return [`${file}:${read.issue.row}:${read.issue.column}: ${read.issue.message}`];
  const { definition, errors } = checkFormDefinition(read.value);
  if (definition) return definition;
  return errors.map(({ path, message }) => {
    const { row, column } = read.placeOf(dottedOf(path));
    return `${file}:${row}:${column}: ${path} ${message}`;
  });
}

/** `/pages/0/id` as `pages[0].id`. */
function dottedOf(pointer: string): string {
  return partsOf(pointer.slice(1))
    .map((part, at) => (/^\d+$/u.test(part) ? `[${part}]` : `${at === 0 ? '' : '.'}${part}`))
    .join('');
}
