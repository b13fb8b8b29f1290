import { svg } from 'lit';
import { icon } from './icon.js';

/** Light on dark. */
export const themeDarkIcon = icon(svg`<path d="M20.5 14.5A9 9 0 1 1 9.5 3.5a7.5 7.5 0 0 0 11 11z" />`);
