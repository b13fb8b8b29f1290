import { readFileSync } from 'node:fs';

/** `default` first: it names every token; the others say what they change. */
export const themeNames = ['default', 'dark', 'high-contrast', 'elder', 'print'] as const;
export type ThemeName = (typeof themeNames)[number];

export interface Colour {
  readonly colorSpace: 'srgb';
  readonly components: readonly [number, number, number];
  readonly alpha?: number;
  readonly hex: string;
}
export interface Dimension {
  readonly value: number;
  readonly unit: 'px' | 'rem';
}

/** A token with its alias followed and its type known. */
export interface DesignToken {
  /** Path parted by dots: `color.on-accent`. */
  readonly path: string;
  readonly type: 'color' | 'dimension' | 'number' | 'fontFamily';
  readonly value: Colour | Dimension | number | readonly string[];
  /** As a stylesheet writes it. */
  readonly css: string;
  readonly description?: string;
}

interface Group {
  readonly $type?: DesignToken['type'];
  readonly $description?: string;
  readonly $value?: unknown;
  readonly $extensions?: Readonly<Record<string, string>>;
  readonly [name: string]: unknown;
}

const folder = new URL('../tokens/', import.meta.url);
const readGroup = (name: string): Group => JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8')) as Group;

/** The tokens of a file as they stand there (Design Tokens Format Module 2025.10): types inherited, aliases unfollowed. */
function flatten(group: Group, path: readonly string[] = [], type?: DesignToken['type']): (Group & { path: string })[] {
  const known = group.$type ?? type;
  if ('$value' in group) return [{ ...group, path: path.join('.'), ...(known && { $type: known }) }];
  return Object.entries(group).flatMap(([name, inner]) => (name.startsWith('$') ? [] : flatten(inner as Group, [...path, name], known)));
}

const base = new Map(flatten(readGroup('base')).map((token) => [token.path, token]));

function resolve(token: Group & { path: string }): DesignToken {
  const { path, $value, $description, $extensions } = token;
  const alias = typeof $value === 'string' ? base.get($value.slice(1, -1)) : undefined;
  if (typeof $value === 'string' && !alias) throw new Error(`${path}: there is no token ${$value}`);
  const { $value: value, $type: type = token.$type } = alias ?? token;
  if (!type) throw new Error(`${path} has no type`);
  const resolved = { path, type, value: value as DesignToken['value'] };
  const css = $extensions?.['civickit.css'] ?? cssOf(resolved);
  return { ...resolved, css, ...($description && { description: $description }) };
}

function cssOf({ type, value }: Pick<DesignToken, 'type' | 'value'>): string {
  if (type === 'color') return (value as Colour).hex;
  if (type === 'dimension') return (value as Dimension).value === 0 ? '0px' : `${(value as Dimension).value}${(value as Dimension).unit}`;
  if (type === 'fontFamily') return (value as string[]).map((name) => (name.includes(' ') ? `"${name}"` : name)).join(', ');
  return JSON.stringify(value);
}

/** What the themes are made of: palette, type scale, font stacks. */
export const baseTokens: readonly DesignToken[] = [...base.values()].map(resolve);

/** A theme's own tokens, and whether the browser's own drawing is light or dark in it, where it says so. */
export interface Theme {
  readonly description: string;
  readonly scheme: string | undefined;
  readonly tokens: readonly DesignToken[];
}

export const themes = Object.fromEntries(
  themeNames.map((name): [ThemeName, Theme] => {
    const group = readGroup(name);
    const { $description = '', $extensions } = group;
    return [name, { description: $description, scheme: $extensions?.['civickit.scheme'], tokens: flatten(group).map(resolve) }];
  }),
) as Readonly<Record<ThemeName, Theme>>;

/** `color.on-accent` -> `color-on-accent`: the custom property without `--civic-`. */
export const propertyOf = ({ path }: Pick<DesignToken, 'path'>): string => path.replaceAll('.', '-');
