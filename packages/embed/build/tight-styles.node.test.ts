import { expect, test } from 'vitest';
import { tightStyles } from './tight-styles.ts';

test('what is said to readers of the source does not travel', () => {
  expect(tightStyles('.a { margin: 0 }\n  /* So long as two\n     lines. */\n  .b { padding: 0 }')).toBe('.a{margin:0}.b{padding:0}');
});

test('spaces go, but for one before any element within another', () => {
  const sheet = ".map .cross * {\n  width: calc(${token('space')} * 2);\n}\n.a > *,\n.b *,\n.c { margin: 0 0.5em }";
  expect(tightStyles(sheet)).toBe('.map .cross *{width:calc(var(--civic-space,4px)*2)}.a>*,.b *,.c{margin:0 .5em}');
});
