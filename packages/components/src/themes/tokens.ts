/** Public tokens: `--civic-<name>`. The value is the default theme's; a rule reads it as `var(--civic-<name>, value)`. */
export const tokens = {
  'color-text': '#1b1f24',
  'color-muted': '#565e68',
  'color-surface': '#ffffff',
  'color-raised': '#f4f5f2',
  'color-border': '#c9cdc6',
  'color-field': '#767d75',
  'color-accent': '#1f5f52',
  'color-on-accent': '#ffffff',
  'color-link': '#1a5a86',
  'color-note': '#e8eef4',
  'color-note-edge': '#3f6f99',
  'color-caution': '#fdf1d8',
  'color-caution-edge': '#b4740a',
  'color-alarm': '#fbe9e6',
  'color-alarm-edge': '#b3261e',
  'color-focus': '#1b1f24',
  'color-focus-gap': '#ffd447',
  'font-family': 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif',
  'font-size': 'max(1rem, 16px)',
  'line-height': '1.55',
  space: '4px',
  radius: '4px',
  'target-size': '44px',
  'row-size': '28px',
} as const;

export type Token = keyof typeof tokens;

/** The theme for those who need it larger: text from 18 px, targets of 60 px, generous lines, stronger borders, no motion. */
export const elder: Partial<Record<Token, string>> = {
  'color-text': '#000000',
  'color-muted': '#33383d',
  'color-border': '#767d75',
  'color-link': '#0b3f66',
  'font-size': 'max(1.375rem, 22px)',
  'line-height': '1.6',
  'target-size': '60px',
  'row-size': '60px',
  space: '5px',
};
