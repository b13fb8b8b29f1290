import type { Metafile } from 'esbuild';

/** Names of files that `file` imports: statically with all of theirs, or by `import()`. */
export function importsOf(outputs: Metafile['outputs'], file: string, kind: 'import-statement' | 'dynamic-import'): string[] {
  return (outputs[file]?.imports ?? []).filter((imported) => imported.kind === kind).map((imported) => imported.path);
}

/** A file with all that it imports statically, directly or not. */
export function closure(outputs: Metafile['outputs'], file: string, found = new Set<string>()): string[] {
  if (found.has(file)) return [];
  found.add(file);
  for (const next of importsOf(outputs, file, 'import-statement')) closure(outputs, next, found);
  return [...found];
}
