import path from 'node:path';
import type { Metafile } from 'esbuild';

export interface Emitted {
  /** Text of each file by its path. */
  readonly texts: Map<string, string>;
  readonly outputs: Metafile['outputs'];
}

const stub = /^import\{([^}]+)\}from"([^"]+)";(?:import"[^"]+";)*export\{([^}]+)\};\s*$/;
const specifier = /(\b(?:from|import)\(?)"(\.[^"]+)"/g;

/**
 * Where others share the code of an entry point, the bundler puts it into a chunk and leaves a file that only hands names on. The
 * chunk takes that file's place and name: one request and one hash less.
 */
export function foldStubs(emitted: Emitted): Emitted {
  const { texts, outputs } = withoutEmpty(emitted);
  const moves = new Map<string, string>();
  const files = new Map(texts);
  for (const [file, text] of texts) {
    const [, imported = '', from = '', exported = ''] = stub.exec(text) ?? [];
    const chunk = path.posix.join(path.posix.dirname(file), from);
    const body = texts.get(chunk);
    if (!from || body === undefined || moves.has(chunk)) continue;
    files.set(chunk, handOn(body, pairs(imported), pairs(exported)));
    files.delete(file);
    moves.set(chunk, file);
  }
  const place = (file: string) => moves.get(file) ?? file;
  const relative = (from: string, to: string) => path.posix.relative(path.posix.dirname(from), to).replace(/^(?!\.)/, './');
  const rename = (file: string, text: string) =>
    text.replace(specifier, (_, before: string, to: string) => {
      const target = place(path.posix.join(path.posix.dirname(file), to));
      return `${before}"${relative(place(file), target)}"`;
    });
  const kept = Object.entries(outputs).filter(([file]) => files.has(file));
  return {
    texts: new Map([...files].map(([file, text]) => [place(file), rename(file, text)])),
    outputs: Object.fromEntries(
      kept.map(([file, output]) => [
        place(file),
        { ...output, imports: output.imports.map((each) => ({ ...each, path: place(each.path) })) },
      ]),
    ),
  };
}

/** Without chunks that hold nothing once their names are shaken out, and without what asks for them. */
function withoutEmpty({ texts, outputs }: Emitted): Emitted {
  const empty = new Set([...texts].filter(([, text]) => text.trim() === '').map(([file]) => file));
  const kept = [...texts].filter(([file]) => !empty.has(file));
  const strip = (file: string, text: string) =>
    text.replace(/import"(\.[^"]+)";/g, (whole, to: string) => (empty.has(path.posix.join(path.posix.dirname(file), to)) ? '' : whole));
  return {
    texts: new Map(kept.map(([file, text]) => [file, strip(file, text)])),
    outputs: Object.fromEntries(
      Object.entries(outputs).map(([file, output]) => [
        file,
        { ...output, imports: output.imports.filter((each) => !empty.has(each.path)) },
      ]),
    ),
  };
}

/** `a as b,c` as pairs of the name before and the name after. */
function pairs(clause: string): (readonly [string, string])[] {
  return clause.split(',').map((each) => {
    const [before = '', after = before] = each.split(' as ');
    return [before, after] as const;
  });
}

/** Exports under their public names what the stub handed on. */
function handOn(chunk: string, imported: readonly (readonly [string, string])[], exported: readonly (readonly [string, string])[]): string {
  const locals = new Map(imported.map(([inChunk, local]) => [local, inChunk]));
  return chunk.replace(/export\{([^}]+)\};?\s*$/, (_, clause: string) => {
    const own = pairs(clause);
    const byName = new Map(own.map(([internal, name]) => [name, internal]));
    const more = exported.map(([local, name]) => {
      const internal = byName.get(locals.get(local) ?? '');
      if (internal === undefined || byName.has(name)) throw new Error(`cannot export ${name} from the chunk that holds it`);
      return `${internal} as ${name}`;
    });
    return `export{${clause},${more.join(',')}};`;
  });
}
