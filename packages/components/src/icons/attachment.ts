import { svg } from 'lit';
import { icon } from './icon.js';

/** A file that comes with something. */
export const attachmentIcon = icon(
  svg`<path d="m20 11-8.5 8.5a5 5 0 0 1-7-7L13 4a3.4 3.4 0 0 1 5 5l-8.4 8.4a1.7 1.7 0 0 1-2.5-2.5L14.5 8" />`,
);
