// Written from tokens/*.json by `pnpm --filter @civickit/components run tokens`: do not edit.

/** Public tokens: `--civic-<name>`. The value is the default theme's; a rule reads it as `var(--civic-<name>, value)`. */
export const tokens = {
  'color-text': '#1f1d1a',
  'color-muted': '#5c574f',
  'color-surface': '#ffffff',
  'color-ground': 'transparent',
  'color-raised': '#f7f4ee',
  'color-border': '#d8d2c6',
  'color-field': '#7d766a',
  'color-accent': '#1f5f52',
  'color-on-accent': '#ffffff',
  'color-link': '#1a5a86',
  'color-note': '#e8eff4',
  'color-note-edge': '#3f6f99',
  'color-caution': '#fdf1d8',
  'color-caution-edge': '#a3640a',
  'color-alarm': '#fbe9e6',
  'color-alarm-edge': '#b3261e',
  'color-focus': '#1f1d1a',
  'color-focus-gap': '#ffd447',
  'font-family': 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif',
  'font-size': 'max(1rem, 16px)',
  'line-height': '1.55',
  space: '4px',
  inset: '0px',
  radius: '4px',
  'target-size': '44px',
  'row-size': '28px',
  scheme: 'light',
} as const;

export type Token = keyof typeof tokens;

/** Type scale: multiples of `font-size`. */
export const scale = {
  small: '0.875em',
  note: '0.9375em',
  body: '1em',
  title: '1.125em',
  heading: '1.375em',
} as const;

/** Font stacks of scripts, where the page sets none. */
export const families = {
  latin: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif',
  'zh-hans': 'system-ui, "Noto Sans CJK SC", sans-serif',
  'zh-hant': 'system-ui, "Noto Sans CJK TC", sans-serif',
  ug: '"UKIJ Tuz", "Microsoft Uighur", "Noto Naskh Arabic", system-ui, sans-serif',
} as const;
