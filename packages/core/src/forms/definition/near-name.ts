const furthest = 3;

/** ` (did you mean "label"?)` where one of `known` looks like `name`, else those there are. */
export function nearName(name: string, known: readonly string[]): string {
  const short = name.slice(0, 40).toLowerCase();
  let near = '';
  let steps = Math.min(furthest, short.length - 1) + 1;
  for (const each of known.slice(0, 500)) {
    if (Math.abs(each.length - short.length) >= steps) continue;
    const here = distance(short, each.toLowerCase());
    if (here < steps) [near, steps] = [each, here];
  }
  if (near) return `; did you mean "${near}"?`;
  return known.length > 0 && known.length <= 40 ? `; known are ${known.join(', ')}` : '';
}

/** Edit distance of two short words. */
function distance(a: string, b: string): number {
  let row = [...Array(b.length + 1).keys()];
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
