import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { baseTokens, type Colour, type DesignToken, propertyOf, themeNames, themes } from './design-tokens.ts';
import { tokenFiles } from './token-files.ts';

const colours = (tokens: readonly DesignToken[]) => tokens.filter(({ type }) => type === 'color');

describe('tokens', () => {
  test.each(Object.entries(tokenFiles))('%s is what the tokens say: pnpm --filter @civickit/components run tokens', (path, text) => {
    expect(readFileSync(new URL(path, import.meta.url), 'utf8')).toBe(text);
  });

  test('a colour’s components are those of its hex value', () => {
    const wrong = colours(baseTokens).filter(({ value }) => {
      const { components, hex } = value as Colour;
      return components.some((part, index) => Math.round(part * 255) !== parseInt(hex.slice(1 + index * 2, 3 + index * 2), 16));
    });
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });

  test.each(themeNames.slice(1))('%s changes only what the default theme has, and no type', (name) => {
    const known = new Map(themes.default.tokens.map(({ path, type }) => [path, type]));
    expect(themes[name].tokens.filter(({ path, type }) => known.get(path) !== type).map(({ path }) => path)).toEqual([]);
  });

  test('every colour of the palette is used by a theme', () => {
    const used = new Set(themeNames.flatMap((name) => colours(themes[name].tokens).map(({ css }) => css)));
    expect(baseTokens.filter(({ type, css }) => type === 'color' && !used.has(css)).map(({ path }) => path)).toEqual([]);
  });
});

const sheets = globSync('../src/**/*.styles.ts', { cwd: import.meta.dirname }).map((file) => ({
  file,
  text: readFileSync(new URL(file, import.meta.url), 'utf8'),
}));

describe('sheets', () => {
  test('use every token', () => {
    const all = sheets.map(({ text }) => text).join('\n');
    const unused = themes.default.tokens.map(propertyOf).filter((name) => !all.includes(`token('${name}')`) && name !== 'font-family');
    expect(unused).toEqual([]);
  });

  test('take sizes of text from the scale', () => {
    const typed = sheets.flatMap(({ file, text }) =>
      [...text.matchAll(/font-size: (?!\$\{(?:step|token)\(|max\()([^;]+);/g)].map(([rule]) => `${file}: ${rule}`),
    );
    expect(typed).toEqual([]);
  });

  test('take colours from the tokens', () => {
    const typed = sheets.flatMap(({ file, text }) => [...text.matchAll(/#[\da-f]{3,8}\b(?!-)/gi)].map(([colour]) => `${file}: ${colour}`));
    expect(typed).toEqual([]);
  });

  test('move nothing, so that nobody has to ask for less motion', () => {
    const moving = sheets.flatMap(({ file, text }) =>
      [...text.matchAll(/\b(?:animation|transition)[\w-]*:/g)].map(([rule]) => `${file}: ${rule}`),
    );
    expect(moving).toEqual([]);
  });
});
