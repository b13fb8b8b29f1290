import { compilePattern, type Pattern } from './compile-pattern.js';

/** Patterns by their source; as many as a form has questions, then they are compiled anew. */
const compiled = new Map<string, Pattern | undefined>();
const mostCompiled = 2000;

/** A pattern that is refused, which no parsed definition holds, is none. */
export function patternOf(source: string): Pattern | undefined {
  if (!compiled.has(source)) {
    const pattern = compilePattern(source);
    if (compiled.size >= mostCompiled) compiled.clear();
    compiled.set(source, 'test' in pattern ? pattern : undefined);
  }
  return compiled.get(source);
}
