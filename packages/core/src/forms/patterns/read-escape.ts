import { PatternRefusal, type Matcher } from './pattern-tree.js';

// Sets and single characters are handed to the engine's own RegExp, or read as code points; all else after a backslash is refused.
const set = /\\(?:[dDwWsS]|[pP]\{(?:[CLMNPSZ][a-z]?|(?:Script|sc)=\w+)\})/y;
const pair = /\\u([dD][89abAB][\dA-Fa-f]{2})\\u([dD][c-fC-F][\dA-Fa-f]{2})/y;
const coded = /\\(?:u([\dA-Fa-f]{4})|u\{([\dA-Fa-f]+)\}|x([\dA-Fa-f]{2}))/y;
const named = /\\([tnvfr])/y;
const itself = /\\([\^$\\.*+?()[\]{}|/])/y;

/**
 * What the backslash at `at` begins, outside of classes.
 * @throws PatternRefusal
 */
export function readEscape(source: string, at: number): { readonly matcher: Matcher; readonly length: number } {
  const find = (shape: RegExp) => {
    shape.lastIndex = at;
    return shape.exec(source);
  };
  let found = find(set);
  if (found) return { matcher: compileSet(found[0], at), length: found[0].length };
  found = find(pair);
  if (found) return { matcher: fromPair(hex(found[1]), hex(found[2])), length: found[0].length };
  found = find(coded);
  if (found) return { matcher: checkPoint(hex(found[1] ?? found[2] ?? found[3]), at), length: found[0].length };
  found = find(named);
  if (found) return { matcher: { t: 9, n: 10, v: 11, f: 12, r: 13 }[found[1] as 't'], length: 2 };
  found = find(itself);
  if (found?.[1]) return { matcher: found[1].charCodeAt(0), length: 2 };
  const text = source.slice(at, at + 2);
  const backReference = /^\\[1-9k]/.test(text);
  throw new PatternRefusal(`${text} is not known${backReference ? ': what refers back to a group needs backtracking' : ''}`, at);
}

function compileSet(text: string, at: number): RegExp {
  try {
    return new RegExp(`^${text}$`, 'u');
  } catch {
    throw new PatternRefusal(`${text} is not known`, at);
  }
}

function hex(digits: string | undefined): number {
  return Number.parseInt(digits ?? '', 16);
}

function fromPair(high: number, low: number): number {
  return (high - 0xd800) * 0x400 + (low - 0xdc00) + 0x10000;
}

function checkPoint(point: number, at: number): number {
  if (point > 0x10ffff) throw new PatternRefusal('No character has a number above 10FFFF', at);
  return point;
}
