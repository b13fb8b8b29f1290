import { svg } from 'lit';
import { icon } from './icon.js';

/** Done, right, received. */
export const checkIcon = icon(svg`<path d="m4 12.5 5.5 5.5L20 7" />`);
