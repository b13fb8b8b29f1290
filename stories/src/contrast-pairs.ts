import { type Theme, themeValues } from '@civickit/components/themes.js';
import { type Token, tokens } from '@civickit/components/tokens.js';
import { contrast } from './contrast.ts';

/** All values of each theme. */
export const themes: Readonly<Record<Theme, Readonly<Record<Token, string>>>> = {
  default: tokens,
  dark: { ...tokens, ...themeValues.dark },
  'high-contrast': { ...tokens, ...themeValues['high-contrast'] },
  elder: { ...tokens, ...themeValues.elder },
  print: { ...tokens, ...themeValues.print },
};

/** What a page gets that asks for two at once: larger text gives the sizes, and the other the colours. */
export const combinations: Readonly<Record<string, Readonly<Record<Token, string>>>> = {
  'dark elder': { ...themes.elder, ...themeValues.dark, 'color-border': themes.dark['color-field'] },
  'high-contrast elder': { ...themes.elder, ...themeValues['high-contrast'] },
};

const text: readonly Token[] = ['color-text', 'color-muted', 'color-link', 'color-accent'];
const grounds: readonly Token[] = ['color-surface', 'color-raised'];
const notes: readonly Token[] = ['color-note', 'color-caution', 'color-alarm'];

/** What stands on what, and whether it is text or what shows where a control or a sign is (WCAG 2.2, 1.4.3, 1.4.6 and 1.4.11). */
export const pairs: readonly (readonly [Token, Token, 'text' | 'edge'])[] = [
  ...text.flatMap((front) => grounds.map((ground) => [front, ground, 'text'] as const)),
  ['color-on-accent', 'color-accent', 'text'],
  ...(['color-text', 'color-link'] as const).flatMap((front) => notes.map((ground) => [front, ground, 'text'] as const)),
  ...notes.map((ground) => [`${ground}-edge` as Token, ground, 'edge'] as const),
  ['color-field', 'color-surface', 'edge'],
  ['color-focus', 'color-surface', 'edge'],
  ['color-focus', 'color-focus-gap', 'edge'],
];

/** The least that a pair may have in a theme, or in several. */
export function leastContrast(kind: 'text' | 'edge', theme: string): number {
  const most = /high-contrast|print/.test(theme);
  return kind === 'text' ? (most ? 7 : 4.5) : most ? 4.5 : 3;
}

/** Contrast of one on the other in a theme. */
export function contrastIn(values: Readonly<Record<Token, string>>, front: Token, ground: Token): number {
  return contrast(values[front], values[ground]);
}
