import { svg } from 'lit';
import { icon } from './icon.js';

/** Strong contrast. */
export const themeContrastIcon = icon(
  svg`<circle cx="12" cy="12" r="9.5" /><path d="M12 2.5v19a9.5 9.5 0 0 0 0-19z" fill="currentColor" />`,
);
