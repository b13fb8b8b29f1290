import { once, pick, type Draw } from './draw.fixture.js';

const garbage: readonly unknown[] = [
  null, 0, -1, 1e308, '', 'x', '__proto__', [], {}, [[]], true, [null], { var: 'q10' }, { '!': [] }, { if: [] }, { matches: ['a', '(a+)+$'] }, 'text',
  'repeat', '^(?:', { var: '__proto__' }, { condition: 'c0' }, { some: ['q10', true] }, 'q10', 2.5, { en: 'a', zh: '' }, ['q10'], { text: { now: [] } },
]; // prettier-ignore

/** A copy of plain `value` in which one to three places hold something else, are gone or stand twice. */
export function drawDamage(draw: Draw, value: unknown): unknown {
  let damaged = value;
  for (let left = 1 + draw(3); left > 0; left--) damaged = damage(draw, damaged);
  return damaged;
}

function damage(draw: Draw, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || once(draw, 9)) return pick(draw, garbage);
  if (Array.isArray(value)) {
    const at = draw(value.length + 1);
    const kind = draw(8);
    if (kind === 0) return value.filter((_, index) => index !== at);
    if (kind === 1) return [...(value as unknown[]), ...(value as unknown[]).slice(at)];
    return value.map((one: unknown, index) => (index === at ? damage(draw, one) : one));
  }
  const names = Object.keys(value);
  const name = pick(draw, [...names, 'required', 'constructor']);
  const entries = Object.entries(value) as (readonly [string, unknown])[];
  if (!names.includes(name)) return Object.fromEntries([...entries, [name, pick(draw, garbage)]]);
  if (once(draw, 6)) return Object.fromEntries(entries.filter(([other]) => other !== name));
  return Object.fromEntries(entries.map(([other, inner]) => [other, other === name ? damage(draw, inner) : inner]));
}
