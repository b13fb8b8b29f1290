import { svg } from 'lit';
import { icon } from './icon.js';

/** Larger text. */
export const textLargerIcon = icon(svg`<path d="M2 20 8.5 4 15 20M4.5 14h8M17 8h6M20 5v6" />`);
