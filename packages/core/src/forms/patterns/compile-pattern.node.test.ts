import { expect, test } from 'vitest';
import { compilePattern } from './compile-pattern.js';
import { createDraw } from '../fuzz/draw.fixture.js';
import { drawPattern, drawText } from '../fuzz/draw-pattern.fixture.js';

function found(source: string, text: string): boolean {
  const pattern = compilePattern(source);
  if ('message' in pattern) throw new Error(`${source}: ${pattern.message}`);
  return pattern.test(text);
}

function faultOf(source: string): unknown {
  const pattern = compilePattern(source);
  return 'message' in pattern ? pattern : undefined;
}

test.each([1, 2, 3])('the verdict is that of the engine, for 5,000 generated patterns and 12 texts of each (seed %i)', (seed) => {
  const draw = createDraw(seed);
  let compared = 0;
  let matching = 0;
  for (let round = 0; round < 5000; round++) {
    const source = drawPattern(draw);
    const native = nativeOf(source);
    const pattern = compilePattern(source);
    if (!native) expect('message' in pattern, source).toBe(true);
    if (!native || 'message' in pattern) {
      // All that is drawn is of the subset, unless the engine refuses it too.
      expect(native, source).toBeUndefined();
      continue;
    }
    for (let index = 0; index < 12; index++) {
      const text = drawText(draw);
      const verdict: boolean = native.test(text);
      if (pattern.test(text) !== verdict) expect.fail(`${JSON.stringify(source)} on ${JSON.stringify(text)} is ${verdict}`);
      compared += 1;
      matching += Number(verdict);
    }
  }
  expect(compared).toBeGreaterThan(40_000);
  // Neither verdict is rare.
  expect(Math.min(matching, compared - matching)).toBeGreaterThan(compared / 5);
});

test.each([
  ['(a+)+$', 'a'.repeat(99_999) + '!'],
  ['(a|aa)*b', 'a'.repeat(100_000)],
  ['^(a|a)*$', 'a'.repeat(99_999) + '!'],
  ['^(?:a{1,30}){1,30}$', 'a'.repeat(99_999) + '!'],
  ['^(([a-z])+.)+[A-Z]([a-z])+$', 'a'.repeat(100_000)],
  ['(x+x+)+y', 'x'.repeat(100_000)],
  ['(.*,){11}P', '1,'.repeat(50_000)],
  ['^(?:a?){500}a{500}$', 'a'.repeat(100_000)],
])('%s ends soon on 100,000 characters', (source, text) => {
  found(source, 'warm');
  // Time of the processor, the least of some, beside work that never changes: a busy machine slows both.
  const rounds = Array.from({ length: 3 }, () => ({ ours: spent(() => expect(found(source, text)).toBe(false)), plain: spent(plainWork) }));
  expect(Math.min(...rounds.map(({ ours }) => ours))).toBeLessThan(2 * Math.min(...rounds.map(({ plain }) => plain)));
});

/** Milliseconds of the processor. */
function spent(work: () => void): number {
  const started = process.cpuUsage().user;
  work();
  return (process.cpuUsage().user - started) / 1000;
}

/** About 25 ms on the machine on which 50 ms were set as the limit. */
function plainWork(): void {
  const counts = new Map<number, number>();
  for (let step = 0; step < 1_600_000; step++) counts.set(step % 997, (counts.get(step % 997) ?? 0) + 1);
  expect(counts.size).toBe(997);
}

test('time grows by the length of the text, where no standing comes again', () => {
  const draw = createDraw(3);
  const text = Array.from({ length: 20_000 }, () => 'ab'.charAt(draw(2))).join('');
  expect(found('(a|b)*a(a|b){400}c', text)).toBe(false);
  expect(found('(a|b)*a(a|b){400}c', `${text}c`)).toBe('ab'.includes(text.at(-401) ?? '') && text.at(-401) === 'a');
});

test.each([
  ['(?=a)', 2, /look-around/],
  ['(?<!a)b', 2, /look-around/],
  ['(?<name>a)', 2, /names/],
  ['(a)\\1', 3, /refers back/],
  ['\\k<a>', 0, /refers back/],
  ['a\\b', 1, /\\b is not known/],
  ['a**', 2, /nothing to repeat/],
  ['*', 0, /nothing to repeat/],
  ['a{2,1}', 1, /wrong order/],
  ['a{,3}', 1, /"\{" has nothing/],
  ['^*', 1, /cannot be repeated/],
  ['(a', 0, /without "\)"/],
  ['a)', 1, /without "\("/],
  ['[a', 0, /without "\]"/],
  ['[z-a]', 0, /no class/],
  ['\\p{Emoji}', 0, /not known/],
  ['[\\p{Emoji}]', 0, /general category/],
  ['\\p{Script=Nowhere}', 0, /not known/],
  ['\\u{110000}', 0, /10FFFF/],
  ['\\', 0, /not known/],
  ['(((a{0}){1000}){1000}){1000}', 0, /written out/],
  ['(?:a{100}){11}', 0, /written out/],
  [`${'('.repeat(51)}${')'.repeat(51)}`, 51, /50 deep/],
  ['a'.repeat(2001), 2000, /2000 characters/],
])('%.60s is refused at %i', (source, at, message) => {
  expect(faultOf(source)).toEqual({ at, message: expect.stringMatching(message) as string });
});

test('a thousand characters are not refused', () => {
  expect(found('^.{1000}$', '中'.repeat(1000))).toBe(true);
  expect(found('^.{1000}$', '中'.repeat(999))).toBe(false);
});

function nativeOf(source: string): RegExp | undefined {
  try {
    return new RegExp(source, 'u');
  } catch {
    return undefined;
  }
}
