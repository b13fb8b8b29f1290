import { baseTokens, propertyOf, themeNames, themes } from './design-tokens.ts';
import { figmaVariables } from './figma.ts';

const warning = '// Written from tokens/*.json by `pnpm --filter @civickit/components run tokens`: do not edit.';
const quoted = (text: string): string => (text.includes("'") ? JSON.stringify(text) : `'${text}'`);
const key = (name: string): string => (/^\w+$/.test(name) ? name : `'${name}'`);
const row = (name: string, value: string): string => `  ${key(name)}: ${quoted(value)},`;

const families = baseTokens.filter(({ path }) => path.startsWith('family.'));
const scale = baseTokens.filter(({ path }) => path.startsWith('scale.'));
const nameIn = (path: string): string => path.split('.').slice(1).join('-');

/** What every page loads: the default theme's values, the type scale and the stacks of the scripts. */
const tokensFile = `${warning}

/** Public tokens: \`--civic-<name>\`. The value is the default theme's; a rule reads it as \`var(--civic-<name>, value)\`. */
export const tokens = {
${themes.default.tokens.map((token) => row(propertyOf(token), token.css)).join('\n')}
  scheme: '${themes.default.scheme ?? 'light'}',
} as const;

export type Token = keyof typeof tokens;

/** Type scale: multiples of \`font-size\`. */
export const scale = {
${scale.map(({ path, css }) => row(nameIn(path), `${css}em`)).join('\n')}
} as const;

/** Font stacks of scripts, where the page sets none. */
export const families = {
${families.map(({ path, css }) => row(nameIn(path), css)).join('\n')}
} as const;
`;

/** What a page loads when it asks for a theme. */
const themeValuesFile = `${warning}
import type { Token } from './tokens.js';

export type Theme = ${themeNames.map((name) => `'${name}'`).join(' | ')};

/** What each theme changes. */
export const themeValues: Readonly<Record<Exclude<Theme, 'default'>, Partial<Record<Token, string>>>> = {
${themeNames
  .slice(1)
  .map((name) => {
    const { tokens, scheme } = themes[name];
    const rows = [...tokens.map((token) => row(propertyOf(token), token.css)), ...(scheme ? [row('scheme', scheme)] : [])];
    return `  /** ${themes[name].description} */\n  ${key(name)}: {\n${rows.map((line) => `  ${line}`).join('\n')}\n  },`;
  })
  .join('\n')}
};
`;

/** Every file that is written from the tokens, by its path from here. */
export const tokenFiles: Readonly<Record<string, string>> = {
  '../src/themes/tokens.ts': tokensFile,
  '../src/themes/theme-values.ts': themeValuesFile,
  '../tokens/figma-variables.json': `${JSON.stringify(figmaVariables(), null, 1)}\n`,
};
