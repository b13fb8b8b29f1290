import { svg } from 'lit';
import { icon } from './icon.js';

/** More of the same. */
export const moreIcon = icon(svg`<path d="m5 9 7 7 7-7" />`);
