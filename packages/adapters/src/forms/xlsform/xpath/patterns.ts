const before = '^[\\s\\S]*(?:';
const after = ')[\\s\\S]*$';

/** Our pattern for one that has to fit the whole text, as regex() of XForms has it. */
export function wholePattern(source: string): string {
  if (source.startsWith(before) && source.endsWith(after)) return source.slice(before.length, -after.length);
  return isWhole(source) ? source : `^(?:${source})$`;
}

/** A pattern for regex() of one of ours, which is looked for anywhere. */
export function patternForRegex(source: string): string {
  return isWhole(source) ? source : `${before}${source}${after}`;
}

/** Tied to both ends, whichever way is taken. */
export function isWhole(source: string): boolean {
  if (!source.startsWith('^') || !/(?:^|[^\\])(?:\\\\)*\$$/.test(source)) return false;
  let depth = 0;
  for (const [sign] of source.matchAll(/\\.|\[(?:\\.|[^\]\\])*\]|[()|]/gsu)) {
    if (sign === '(') depth++;
    else if (sign === ')') depth--;
    else if (sign === '|' && depth === 0) return false;
  }
  return true;
}
