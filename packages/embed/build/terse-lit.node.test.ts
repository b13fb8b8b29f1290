import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { expect, test } from 'vitest';
import { terseLit } from './terse-lit.ts';

const lit = createRequire(import.meta.url).resolve('lit');
const packageOf = (name: string) => {
  const entry = createRequire(lit).resolve(name);
  return entry.slice(0, entry.indexOf(`/node_modules/${name}/`) + `/node_modules/${name}`.length);
};
const styles = readFileSync(path.join(packageOf('@lit/reactive-element'), 'css-tag.js'), 'utf8');
const ofHtml = (file: string) => readFileSync(path.join(packageOf('lit-html'), file), 'utf8');
const repeat = ofHtml('directives/repeat.js');

test('the advice goes, and all else stays to the letter', () => {
  const [terse, ...more] = [styles, repeat].map(terseLit);
  expect([terse, ...more].join()).not.toMatch(/unsafeCSS' to pass|constructable|repeat\(\) can/);
  expect(terse?.split('Error("lit")')).toHaveLength(3);
  expect(more[0]?.replace('Error("lit")', 'Error("repeat() can only be used in text expressions")')).toBe(repeat);
  const kept = (terse ?? '').split('Error("lit")');
  for (const piece of kept) expect(styles).toContain(piece);
  expect(kept.join('').length).toBeGreaterThan(styles.length - 350);
});

test.each([
  ['lit-html.js', 1],
  ['directives/live.js', 2],
])('%s loses its advice and nothing else', (file, count) => {
  const text = ofHtml(file);
  const pieces = terseLit(text).split('Error("lit")');
  expect(pieces).toHaveLength(count + 1);
  for (const piece of pieces) expect(text).toContain(piece);
});
